"""Who calls or writes again from the same number, in Dutch, Flemish and German."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from deploy.processes import Installation
from intake import cases, references
from intake.cases import Case
from intake.conversations import Conversation
from intake.database import read_scope
from intake.proof import origin
from tests.calls.numbers import own_number
from webhook.services import Services
from webhook.simulator.heard import Heard
from webhook.simulator.records import Records
from webhook.simulator.telephone import Telephone
from webhook.simulator.text_message import SmsClient

pytestmark = pytest.mark.timeout(300)
SOON, TOO_LATE = timedelta(minutes=12), timedelta(minutes=31)


@dataclass(frozen=True)
class Place:
    """A municipality that is called, what is said there, and what is heard."""

    municipality: str
    at: str
    book: str
    """Names service and place, so that the time is asked for next."""
    name: str
    yes: str
    ends: str
    """A line that the recogniser heard as the end of the call before."""
    person: str
    cancel: str
    danger: str
    no_call: str
    asked: str
    asked_in_writing: str
    ordinary: str
    whose: str
    goes_on: str
    read_back: str
    cancelled: str
    number_asked: str
    told: str


LEEK = Place(
    "gemeente-leek",
    "2014-04-07T10:00:00+02:00",
    book="ik wil een afspraak voor een rijbewijs",
    name="Els de Vries",
    yes="ja",
    ends="hallo de verbinding viel weg, ik was bezig met een afspraak",
    person="ik wil een medewerker spreken over huishoudelijke hulp",
    cancel="ik wil mijn afspraak afzeggen",
    danger="mijn man slaat mij",
    no_call="bel mij niet, stuur liever een brief",
    asked="Er loopt al iets op dit nummer. Belt u daarover?",
    asked_in_writing="Er loopt al iets op dit nummer. Gaat het daarover?",
    ordinary="Waarmee kan ik u helpen?",
    whose="Op welke naam staat het?",
    goes_on="We gaan verder met uw afspraak waar we waren gebleven.",
    read_back="Klopt dat?",
    cancelled="Uw afspraak is afgezegd.",
    number_asked="acht cijfers",
    told="Uw afspraak is",
)
ANTWERP = Place(
    "stad-antwerpen",
    "2020-11-16T10:00:00+01:00",
    book="ik zou een afspraak willen voor een reispas in merksem",
    name="Yara Claes",
    yes="ja",
    ends="hallo we werden verbroken, ik was bezig met een afspraak",
    person="ik zou een medewerker willen spreken over mijn leefloon",
    cancel="ik zou mijn afspraak willen annuleren",
    danger="mijn man slaat mij",
    no_call="bel mij niet, stuur liever een brief",
    asked="Er loopt al iets op dit nummer. Belt u daarvoor?",
    asked_in_writing="Er loopt al iets op dit nummer. Gaat het daarover?",
    ordinary="Waarmee kan ik u helpen?",
    whose="Op welke naam staat het?",
    goes_on="We gaan voort met uw afspraak waar we gebleven waren.",
    read_back="Klopt dat?",
    cancelled="Uw afspraak is geannuleerd.",
    number_asked="acht cijfers",
    told="Uw afspraak is",
)
HEINSBERG = Place(
    "jobcenter-kreis-heinsberg",
    "2020-07-06T10:00:00+02:00",
    book="Ich möchte einen Termin zur Arbeitsvermittlung in Hückelhoven",
    name="Jürgen Müller",
    yes="ja",
    ends="hallo die Verbindung war weg, ich wollte gerade einen Termin machen",
    person="Ich möchte mit einem Menschen über mein Bürgergeld sprechen",
    cancel="Ich möchte meinen Termin absagen",
    danger="mein Mann schlägt mich",
    no_call="rufen Sie mich nicht an, schreiben Sie lieber einen Brief",
    asked="Zu dieser Nummer läuft schon etwas. Rufen Sie deswegen an?",
    asked_in_writing="Zu dieser Nummer läuft schon etwas. Geht es darum?",
    ordinary="Womit kann ich Ihnen helfen?",
    whose="Auf welchen Namen läuft es?",
    goes_on="Wir machen mit Ihrem Termin da weiter, wo wir waren.",
    read_back="Ist das richtig?",
    cancelled="Ihr Termin ist abgesagt.",
    number_asked="acht Ziffern",
    told="Ihr Termin ist",
)
Call = Callable[..., Telephone]


@pytest.fixture(params=[LEEK, ANTWERP, HEINSBERG], ids=["leek", "antwerp", "heinsberg"])
def place(request: pytest.FixtureRequest) -> Place:
    place: Place = request.param
    return place


@pytest.fixture
def number() -> str:
    return own_number()


@pytest.fixture
def call(installation: Installation, beside: Services, place: Place, number: str) -> Call:
    """Calls from the number, so much later than the first call; from another if told."""

    def begin(later: timedelta = timedelta(), caller: str = number) -> Caller:
        at = datetime.fromisoformat(place.at) + later
        return Caller(installation.url, beside, at, caller).dials(place.municipality)

    return begin


@pytest.fixture
def write(
    installation: Installation, beside: Services, place: Place, number: str
) -> Callable[..., SmsClient]:
    """Writes from the number."""

    def begin(later: timedelta = SOON) -> SmsClient:
        at = datetime.fromisoformat(place.at) + later
        client = SmsClient(installation.url, beside, at, number)
        client.open(place.municipality, "")
        return client

    return begin


class Caller(Telephone):
    """A telephone that remembers what was said as the call was answered."""

    greeting = ""

    def dials(self, municipality: str) -> "Caller":
        self.greeting = words(self.open(municipality, ""))
        return self


def words(heard: list[Heard]) -> str:
    return " ".join(each.text for each in heard)


def half_booked(call: Call, place: Place) -> Telephone:
    """A call that breaks off at the yes to what was read back."""
    phone = call()
    phone.say(place.book)
    phone.press(1)
    assert place.read_back in words(phone.say(place.name))
    phone.hang_up()
    return phone


def booked(call: Call, place: Place) -> Telephone:
    phone = call()
    phone.say(place.book)
    phone.press(1)
    phone.say(place.name)
    phone.press(1)
    phone.hang_up()
    return phone


def cases_of(services: Services, number: str) -> list[Case]:
    where = Conversation.origin == origin.of_number(services.settings.data_key, number)
    with read_scope(services.engine) as session:
        found = select(Case).join(Conversation, Conversation.id == Case.conversation_id)
        return list(session.scalars(found.where(where).order_by(Case.opened_at)))


def test_a_booking_that_broke_off_goes_on_with_the_name_alone(
    place: Place, call: Call, records: Records, beside: Services, number: str
) -> None:
    first = half_booked(call, place)
    again = call(SOON)
    assert place.asked in again.greeting
    assert place.name not in again.greeting
    assert place.whose in words(again.say(place.yes))
    heard = words(again.say(place.name))
    assert place.goes_on in heard and place.read_back in heard
    again.say(place.yes)
    assert len(records.bookings(again.conversation)) == 1
    case = records.case(first.conversation)
    assert case is not None and (case["status"], case["outcome"]) == ("closed", "not_needed")
    assert [one.status for one in cases_of(beside, number)] == ["closed"]


def test_who_only_says_that_the_line_was_cut_is_asked_for_the_name_too(
    place: Place, call: Call, records: Records
) -> None:
    half_booked(call, place)
    again = call(SOON)
    assert place.whose in words(again.say(place.ends))
    assert place.goes_on in words(again.say(place.name))


def test_a_call_that_broke_off_goes_on_by_text_message(
    place: Place, call: Call, write: Callable[..., SmsClient], records: Records
) -> None:
    half_booked(call, place)
    client = write()
    assert place.whose in words(client.say(place.ends))
    heard = words(client.say(place.name))
    assert place.goes_on in heard and place.read_back in heard
    client.press(1)
    assert len(records.bookings(client.conversation)) == 1


def test_half_an_hour_later_it_begins_anew(place: Place, call: Call) -> None:
    half_booked(call, place)
    again = call(TOO_LATE)
    assert place.asked in again.greeting  # its case waits for a call
    again.say(place.yes)
    assert place.goes_on not in words(again.say(place.name))


def test_without_a_name_nothing_can_be_proved_and_nothing_is_said_to_run(
    place: Place, call: Call
) -> None:
    first = call()
    first.say(place.book)
    first.press(1)
    first.hang_up()
    assert place.ordinary in call(SOON).greeting


def test_a_withheld_number_and_another_one_are_greeted_as_ever(place: Place, call: Call) -> None:
    half_booked(call, place)
    for caller in ("anonymous", own_number()):
        assert place.ordinary in call(SOON, caller).greeting


def test_a_no_is_asked_what_else(place: Place, call: Call) -> None:
    half_booked(call, place)
    heard = words(call(SOON).press(2))
    assert place.whose not in heard and heard.endswith("?")


@pytest.mark.parametrize("wish", ["danger", "no_call"])
def test_where_it_is_danger_or_nobody_may_call_nothing_is_said_to_run(
    place: Place, call: Call, wish: str
) -> None:
    booked(call, place)
    in_need = call(timedelta(minutes=3))
    in_need.say(getattr(place, wish))
    in_need.hang_up()
    again = call(SOON)
    assert place.ordinary in again.greeting
    assert place.number_asked in words(again.say(place.cancel))


def test_an_appointment_is_told_to_who_says_yes_and_the_name(place: Place, call: Call) -> None:
    booked(call, place)
    again = call(SOON)
    again.say(place.yes)
    assert place.told in words(again.say(place.name))


@pytest.mark.parametrize("channel", ["voice", "sms"])
def test_to_cancel_the_name_is_enough(
    place: Place,
    call: Call,
    write: Callable[..., SmsClient],
    records: Records,
    channel: str,
) -> None:
    first = booked(call, place)
    talk = call(SOON) if channel == "voice" else write()
    heard = words(talk.say(place.cancel))
    assert place.whose in heard and place.number_asked not in heard
    talk.say(place.name)
    assert place.cancelled in words(talk.press(1))
    assert records.bookings(first.conversation) == []


def test_a_text_message_that_says_hello_is_asked(
    place: Place, call: Call, write: Callable[..., SmsClient]
) -> None:
    booked(call, place)
    client = write()
    assert place.asked_in_writing in words(client.say("hallo"))
    assert place.whose in words(client.press(1))
    assert place.told in words(client.say(place.name))


def test_a_second_contact_about_a_matter_joins_the_case_of_the_first(
    place: Place, call: Call, beside: Services, number: str
) -> None:
    for later in (timedelta(), SOON):
        phone = call(later)
        phone.say(place.person)
        phone.say(place.name)
        phone.hang_up()
    first, *others = cases_of(beside, number)
    assert first.status == "open"
    assert [one.status for one in others] == ["closed"] * len(others)
    with read_scope(beside.engine) as session:
        acts = [event.act for event in cases.history(session, first.reference)]
        own = cases.for_conversation(session, phone.conversation)
    assert "joined" in acts
    assert own is not None and own.reference == first.reference


def test_somebody_else_about_the_same_matter_has_a_case_of_their_own(
    place: Place, call: Call, beside: Services, number: str
) -> None:
    for name, later in ((place.name, timedelta()), ("Jan Bakker", SOON)):
        phone = call(later)
        phone.say(place.person)
        phone.say(name)
        phone.hang_up()
    assert [one.status for one in cases_of(beside, number)] == ["open", "open"]


def test_the_reference_on_that_telephone_needs_the_name_too(
    place: Place, call: Call, records: Records, beside: Services
) -> None:
    first = booked(call, place)
    with read_scope(beside.engine) as session:
        given = references.given_to(session, first.conversation)
    again = call(SOON)
    again.say(place.cancel)
    assert place.whose in words(again.say(str(given)))
    assert len(records.bookings(first.conversation)) == 1
