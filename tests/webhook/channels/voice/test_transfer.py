"""A transfer rings the department in its hours, and whoever is not answered comes back to us."""

from collections.abc import Callable

import pytest

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from tests.webhook.channels.voice.conftest import EVENING, HEINSBERG, REFERENCE, Telephone
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.services import Services
from webhook.wire import Reply

PhoneOf = Callable[..., Telephone]


def transfer(department: str = "wmo") -> Reply:
    """What the actions answer to somebody who is to be put through."""
    facts = {"department": department, "reference": "12345671", "wants": "transfer"}
    return says("Ik verbind u door.", handover=facts, task_closed={})


@pytest.fixture
def ringing(phone: Telephone, rasa: FakeRasa) -> Telephone:
    """A caller whose case was kept when Rasa failed, while the department's telephone rings."""
    rasa.goes_down()
    phone.call()
    phone.say("ik wil hulp in huis")
    return phone


def test_the_department_is_dialled_for_the_municipality(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(transfer())
    phone.call()
    answer = phone.say("een medewerker graag")
    assert answer.said == ["Ik verbind u door."]
    assert answer.dialled == "+31594000010"
    dial = answer.root.find("Dial")
    assert dial is not None
    assert (dial.get("callerId"), dial.get("timeout")) == ("+31594000014", "20")
    assert dial.get("action", "").startswith("https://intake.example/twilio/voice/dial-done?turn=")


def test_a_department_that_closed_meanwhile_is_not_dialled(
    phone_of: PhoneOf, rasa: FakeRasa
) -> None:
    rasa.answers.append(transfer())
    phone = phone_of(at=EVENING)
    phone.call()
    answer = phone.say("een medewerker graag")
    assert answer.dialled is None
    assert "Het doorverbinden lukt niet." in answer.words


@pytest.mark.parametrize("status", ["completed", "answered"])
def test_a_transfer_that_was_answered_ends_the_call(ringing: Telephone, status: str) -> None:
    ringing.taken()
    answer = ringing.dial_ends(status)
    assert answer.ends and answer.said == ["Tot ziens."]
    assert ringing.row.ended_at is not None
    assert ringing.the_case().wants == "transfer"
    assert ringing.history()[-1] == ("transferred", {"status": status})


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("busy", "Daar is de lijn bezet."),
        ("no-answer", "Daar neemt nu niemand op."),
        ("failed", "Het doorverbinden lukt niet."),
        ("canceled", "Het doorverbinden lukt niet."),
        ("a status of tomorrow", "Het doorverbinden lukt niet."),
    ],
)
def test_whoever_is_not_answered_hears_why_and_may_go_on(
    ringing: Telephone, rasa: FakeRasa, status: str, sentence: str
) -> None:
    answer = ringing.dial_ends(status)
    assert answer.words.startswith(f"{sentence} Een medewerker belt u zo snel mogelijk terug.")
    assert REFERENCE in answer.words
    assert answer.said[-1] == "Kan ik nog iets anders voor u doen?"
    assert ringing.the_case().wants == "callback"
    assert ringing.history()[-1] == ("transferred", {"status": status})
    ringing.say("ja, wat kost een paspoort")
    assert rasa.heard[-1] == "ja, wat kost een paspoort"


def test_whoever_wants_no_call_is_promised_none(ringing: Telephone, services: Services) -> None:
    with session_scope(services.engine) as session:
        wish = ContactWish("text", no_call=True)
        contact_wishes.note(session, ringing.row.id, wish, NOW)
    answer = ringing.dial_ends("busy")
    assert answer.words.startswith("Daar is de lijn bezet. We bellen u niet. U krijgt een sms.")
    assert "terug" not in answer.words
    assert ringing.the_case().wants == "message"


def test_in_german(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    rasa.goes_down()
    phone = phone_of(HEINSBERG)
    phone.call()
    assert phone.say("ich brauche Geld").dialled == "+49245297620"
    assert phone.dial_ends("busy").words.startswith("Dort ist gerade besetzt. Jemand ruft Sie")


def test_a_withheld_number_is_not_promised_a_call(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    rasa.goes_down()
    phone = phone_of(number="anonymous")
    phone.call(), phone.say("hallo, ik heb een vraag")
    assert "Zonder telefoonnummer" in phone.dial_ends("busy").words


def test_the_outcome_told_twice_is_noted_once(ringing: Telephone) -> None:
    assert ringing.answer is not None
    path = ringing.answer.next
    first = ringing.post(path, DialCallStatus="busy").text
    assert ringing.post(path, DialCallStatus="busy").text == first
    assert [act for act, _ in ringing.history()].count("transferred") == 1


def test_an_outcome_without_a_case_still_speaks(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(transfer())
    phone.call(), phone.say("een medewerker graag")
    answer = phone.dial_ends("busy")
    assert answer.said == ["Daar is de lijn bezet.", "Kan ik nog iets anders voor u doen?"]


def test_an_outcome_of_an_unknown_call_begins_it(phone: Telephone) -> None:
    answer = phone.post("/twilio/voice/dial-done?turn=3", DialCallStatus="busy")
    assert "Ik ben een computer" in answer.text


def test_rasa_gone_in_office_hours_is_a_transfer(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.falls_silent()
    phone.call()
    answer = phone.say("hallo, ik heb een vraag")
    assert answer.words.startswith("Er gaat bij ons iets mis. Ik verbind u door met het Klant")
    assert REFERENCE in answer.words
    assert phone.the_case().reason == "rasa_unavailable"


def test_rasa_gone_out_of_hours_is_a_call_back(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    rasa.falls_silent()
    phone = phone_of(at=EVENING)
    phone.call()
    answer = phone.say("hallo, ik heb een vraag")
    assert answer.dialled is None and "Een medewerker belt u terug." in answer.words
    assert phone.the_case().wants == "callback"
