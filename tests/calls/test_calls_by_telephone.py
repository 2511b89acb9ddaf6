"""Calls no script can write down: a reference keyed in later, reports out of order, forgery."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

import pytest
import requests

from deploy.processes import Installation
from intake import references
from intake.contacts import ContactBook
from intake.database import read_scope
from webhook.services import Services
from webhook.simulator.chat_client import Refused
from webhook.simulator.records import Records
from webhook.simulator.telephone import Telephone


@dataclass(frozen=True)
class Place:
    """A municipality that is called, and what is said there."""

    municipality: str
    at: str
    wish: str
    cancel: str
    number_asked: str
    holder_asked: str
    asked: str
    cancelled: str
    person: str
    status: str
    dealt_with: str


LEEK = Place(
    "gemeente-leek",
    "2014-04-07T10:00:00+02:00",
    wish="ik wil een afspraak voor een rijbewijs",
    cancel="ik wil mijn afspraak afzeggen",
    holder_asked="Op welke naam staat het?",
    number_asked="Zeg de acht cijfers, of toets ze in.",
    asked="Wilt u deze afspraak afzeggen?",
    cancelled="Uw afspraak is afgezegd.",
    person="ik wil een medewerker spreken over huishoudelijke hulp",
    status="hoe staat het met mijn aanvraag",
    dealt_with="ligt bij de Wmo-afdeling",
)
HEINSBERG = Place(
    "jobcenter-kreis-heinsberg",
    "2020-07-06T10:00:00+02:00",
    wish="Ich möchte einen Termin zur Arbeitsvermittlung in Hückelhoven",
    cancel="Ich möchte meinen Termin absagen",
    holder_asked="Auf welchen Namen läuft es?",
    number_asked="oder tippen Sie sie ein",
    asked="Möchten Sie diesen Termin absagen?",
    cancelled="Ihr Termin ist abgesagt.",
    person="Ich möchte mit einem Menschen über mein Bürgergeld sprechen",
    status="Wie steht es um meinen Antrag?",
    dealt_with="kümmert sich die Leistungsabteilung",
)

Call = Callable[[Place], Telephone]


@pytest.fixture(params=[LEEK, HEINSBERG], ids=["leek", "heinsberg"])
def place(request: pytest.FixtureRequest) -> Place:
    place: Place = request.param
    return place


@pytest.fixture
def number() -> str:
    """The caller's number: each test has one of its own, for calls are counted by it."""
    return f"+316123{uuid4().int % 100_000:05d}"


@pytest.fixture
def call(installation: Installation, beside: Services, number: str) -> Call:
    """Begins a call in the language of the place."""

    def begin(place: Place) -> Telephone:
        at = datetime.fromisoformat(place.at)
        telephone = Telephone(installation.url, beside, at, number)
        telephone.open(place.municipality, "")
        return telephone

    return begin


@pytest.fixture
def booked(call: Call) -> Callable[[Place], Telephone]:
    """Books by voice and keys, and hangs up."""

    def book(place: Place) -> Telephone:
        phone = call(place)
        phone.say(place.wish)
        for _ in range(3):
            phone.press(1)
        phone.hang_up()
        return phone

    return book


def words(heard: list[object]) -> str:
    return " ".join(each.text for each in heard)  # type: ignore[attr-defined]


def reference_of(services: Services, phone: Telephone) -> str:
    with read_scope(services.engine) as session:
        given = references.given_to(session, phone.conversation)
    assert given is not None
    return given


def test_a_reference_keyed_in_later_finds_the_appointment(
    place: Place,
    call: Call,
    booked: Callable[[Place], Telephone],
    beside: Services,
    records: Records,
) -> None:
    first = booked(place)
    assert len(records.bookings(first.conversation)) == 1
    later = call(place)
    assert place.number_asked in words(later.say(place.cancel))
    assert place.asked in words(later.press(reference_of(beside, first)))
    assert place.cancelled in words(later.press(1))
    assert records.bookings(first.conversation) == []


def test_a_stranger_who_calls_with_a_reference_is_asked_for_the_name(
    place: Place,
    booked: Callable[[Place], Telephone],
    installation: Installation,
    beside: Services,
    records: Records,
) -> None:
    first = booked(place)
    stranger = Telephone(
        installation.url, beside, datetime.fromisoformat(place.at), number="+31687654321"
    )
    stranger.open(place.municipality, "")
    stranger.say(place.cancel)
    heard = words(stranger.press(reference_of(beside, first)))
    assert place.holder_asked in heard
    assert place.asked not in heard
    assert place.asked not in words(stranger.say("Piet Paulusma"))
    assert len(records.bookings(first.conversation)) == 1


def test_a_reference_keyed_in_wrong_is_asked_once_more(
    place: Place, call: Call, booked: Callable[[Place], Telephone], beside: Services
) -> None:
    given = reference_of(beside, booked(place))
    wrong = given[:-1] + str((int(given[-1]) + 1) % 10)
    phone = call(place)
    phone.say(place.cancel)
    assert place.number_asked in words(phone.press(wrong))
    assert place.asked in words(phone.press(given))


def test_a_reference_keyed_in_later_tells_who_has_the_question(
    place: Place, call: Call, beside: Services
) -> None:
    first = call(place)
    first.say(place.person)
    first.hang_up()
    later = call(place)
    assert place.number_asked in words(later.say(place.status))
    assert place.dealt_with in words(later.press(reference_of(beside, first)))


def test_reports_in_any_order_end_a_call_once(place: Place, call: Call, records: Records) -> None:
    phone = call(place)
    phone.say(place.wish)
    for status in ("completed", "in-progress", "ringing", "completed"):
        phone.report(status)
    assert records.ended(phone.conversation)
    case = records.case(phone.conversation)
    assert case is not None and (case["reason"], case["wants"]) == ("hang_up", "callback")


def test_who_has_another_token_is_not_answered(
    installation: Installation, beside: Services, place: Place
) -> None:
    stranger = replace(beside, settings=replace(beside.settings, twilio_auth_token="f" * 32))
    with pytest.raises(Refused) as refused:
        Telephone(installation.url, stranger).open(place.municipality, "")
    assert refused.value.status == 403


@pytest.mark.parametrize("path", ["", "/turn?turn=1", "/dial-done?turn=1", "/status"])
def test_an_unsigned_webhook_is_refused(installation: Installation, path: str) -> None:
    answer = requests.post(
        f"{installation.url}/twilio/voice{path}", data={"CallSid": "CA1"}, timeout=10
    )
    assert answer.status_code == 403


def test_a_withheld_number_is_asked_and_read_back(
    installation: Installation, beside: Services, records: Records
) -> None:
    phone = Telephone(installation.url, beside, datetime.fromisoformat(LEEK.at), number="anonymous")
    phone.open(LEEK.municipality, "")
    asked = phone.say("ik wil een medewerker spreken over huishoudelijke hulp")
    assert "Op welk telefoonnummer" in words(asked)
    heard = phone.say("nul zes, twaalf vierendertig zesenvijftig achtenzeventig")
    assert "nul zes, een twee, drie vier, vijf zes, zeven acht. Klopt dat?" in words(heard)
    assert "naam" in words(phone.say("ja"))
    assert "verbind u door" in words(phone.say("Els de Vries"))
    with read_scope(beside.engine) as session:
        known = ContactBook(session, beside.settings.data_key).all(phone.conversation)
    assert known == {"phone": "+31612345678", "name": "Els de Vries"}
