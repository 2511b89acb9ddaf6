"""What programs try: the number of an appointment alone, numbers made up, and every free time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import pytest

from deploy.processes import Installation
from intake import references
from intake.database import read_scope
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.heard import Heard
from webhook.simulator.records import Records


@dataclass(frozen=True)
class Place:
    """A municipality, and what is said there."""

    municipality: str
    language: str
    wish: str
    at: str
    name: str
    cancel: str
    holder: str
    wrong: str
    slowed: str
    asked: str
    cancelled: str
    too_many: str


LEEK = Place(
    "gemeente-leek",
    "nl",
    wish="ik wil een afspraak voor een rijbewijs",
    at="2014-04-07T10:00:00+02:00",
    name="Els de Vries",
    cancel="ik wil mijn afspraak afzeggen",
    holder="Op welke naam staat het?",
    wrong="vind ik niets. Kijk ze nog eens na.",
    slowed="Dat ging erg snel achter elkaar.",
    asked="Wilt u deze afspraak afzeggen?",
    cancelled="Uw afspraak is afgezegd.",
    too_many="Er zijn vandaag al veel afspraken gemaakt",
)
HEINSBERG = Place(
    "jobcenter-kreis-heinsberg",
    "de",
    wish="Ich möchte einen Termin zur Arbeitsvermittlung in Hückelhoven",
    at="2020-07-06T10:00:00+02:00",
    name="Jürgen Müller",
    cancel="Ich möchte meinen Termin absagen",
    holder="Auf welchen Namen läuft es?",
    wrong="finde ich nichts. Bitte sehen Sie noch einmal nach.",
    slowed="Das ging sehr schnell hintereinander.",
    asked="Möchten Sie diesen Termin absagen?",
    cancelled="Ihr Termin ist abgesagt.",
    too_many="schon viele Termine gemacht",
)


@pytest.fixture(params=[LEEK, HEINSBERG], ids=["leek", "heinsberg"])
def place(request: pytest.FixtureRequest) -> Place:
    place: Place = request.param
    return place


@pytest.fixture
def chat(installation: Installation) -> Callable[..., ChatClient]:
    """Opens a chat, from an address of its own or the one given."""

    def begin(place: Place, address: str | None = None) -> ChatClient:
        client = ChatClient(installation.url, datetime.fromisoformat(place.at), address)
        client.open(place.municipality, place.language)
        return client

    return begin


@pytest.fixture
def booked(chat: Callable[..., ChatClient], place: Place) -> ChatClient:
    """A chat in which an appointment was made."""
    client = chat(place)
    client.say(place.wish)
    client.press(1)
    client.say(place.name)
    client.press(1)
    return client


def words(heard: list[Heard]) -> str:
    return " ".join(each.text for each in heard)


def number_of(beside: Services, client: ChatClient) -> str:
    with read_scope(beside.engine) as session:
        given = references.given_to(session, client.conversation)
    assert given is not None
    return given


def test_the_number_opens_nothing_and_the_name_with_it_does(
    place: Place,
    chat: Callable[..., ChatClient],
    booked: ChatClient,
    beside: Services,
    records: Records,
) -> None:
    number = number_of(beside, booked)
    stranger = chat(place)
    stranger.say(place.cancel)
    assert place.holder in words(stranger.say(number))
    assert place.wrong in words(stranger.say("Piet Paulusma"))
    stranger.say(number)
    assert place.asked in words(stranger.say(place.name.upper()))
    assert len(records.bookings(booked.conversation)) == 1
    assert place.cancelled in words(stranger.press(1))
    assert records.bookings(booked.conversation) == []


def test_numbers_that_nobody_was_given_are_answered_alike_and_then_not_at_all(
    place: Place, chat: Callable[..., ChatClient]
) -> None:
    address = f"2001:db8:{uuid4().hex[:4]}:1::1"
    said = []
    for _ in range(7):
        guesser = chat(place, address)
        guesser.say(place.cancel)
        assert place.holder in words(guesser.say(references.new_reference()))
        said.append(words(guesser.say(place.name)))
    assert all(place.wrong in each for each in said[:5])
    assert all(place.slowed in each for each in said[5:])


def test_a_program_that_books_in_one_chat_after_the_other_is_left_to_a_person(
    place: Place, chat: Callable[..., ChatClient], beside: Services, records: Records
) -> None:
    address = f"2001:db8:{uuid4().hex[:4]}:2::1"
    clients = []
    for _ in range(4):
        clients.append(chat(place, address))
        clients[-1].say(place.wish)
        clients[-1].press(1)
        clients[-1].say(place.name)
        heard = words(clients[-1].press(1))
    assert [len(records.bookings(client.conversation)) for client in clients] == [1, 1, 1, 0]
    assert place.too_many in heard
