"""What a caller meets in every situation, as it goes to Twilio; and that the check of it checks."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.webhook.channels.voice.conftest import EVENING, HEINSBERG, LEEK, Answer, Telephone
from tests.webhook.channels.voice.documented import mistakes
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.wire import Reply

PhoneOf = Callable[..., Telephone]
Situation = Callable[[Telephone, FakeRasa], Answer]
DEPARTMENT = {LEEK: "wmo", HEINSBERG: "leistung"}
NUMBERS = {LEEK: "0612345678", HEINSBERG: "01713920042"}
SAID = {LEEK: "wat kost een paspoort?", HEINSBERG: "Was muss ich mitbringen?"}
TEXTS = {
    LEEK: {
        "answer": "Een paspoort kost 50 euro. Kijk op www.leek.example.",
        "yes_no": "Een afspraak op donderdag om tien uur. Klopt dat?",
        "choice": "Waar wilt u de afspraak?",
        "times": "Welke tijd past u?",
        "name": "En wat is uw naam?",
        "phone": "Op welk nummer kunnen we u bellen?",
        "reference": "Wat is het nummer?",
        "transfer": "Ik verbind u door met de Wmo-afdeling. Uw nummer is 1234 5671.",
        "goodbye": "Tot ziens.",
        "person": "Jan de Vries",
    },
    HEINSBERG: {
        "answer": "Bringen Sie Ihren Ausweis mit. Mehr unter https://jobcenter.example/mit.",
        "yes_no": "Ein Termin am Donnerstag um zehn Uhr. Ist das richtig?",
        "choice": "Wo soll der Termin sein?",
        "times": "Welcher Termin passt Ihnen?",
        "name": "Und wie ist Ihr Name?",
        "phone": "Unter welcher Nummer können wir Sie anrufen?",
        "reference": "Wie ist die Nummer?",
        "transfer": "Ich verbinde Sie mit der Leistungsabteilung. Ihre Nummer ist 1234 5671.",
        "goodbye": "Auf Wiederhören.",
        "person": "Petra Schulz",
    },
}
CHOICES = {
    LEEK: {"one": "Het gemeentehuis", "two": "Bij u thuis"},
    HEINSBERG: {"one": "Die Geschäftsstelle Heinsberg", "two": "Die Geschäftsstelle Erkelenz"},
}


def replies(phone: Telephone) -> dict[str, Reply]:
    """What Rasa answers in each situation."""
    text = TEXTS[phone.dials]
    facts = {"department": DEPARTMENT[phone.dials], "reference": "12345671", "wants": "transfer"}
    return {
        "answer": says(text["answer"]),
        "yes_no": offers(text["yes_no"], affirm="Ja", deny="Nee"),
        "choice": offers(text["choice"], **CHOICES[phone.dials]),
        "times": offers(text["times"], "date", **CHOICES[phone.dials]),
        "name": says(text["name"], expect="name"),
        "phone": says(text["phone"], expect="phone"),
        "reference": says(text["reference"], expect="reference"),
        "transfer": says(text["transfer"], handover=facts),
        "goodbye": says(text["goodbye"], end={}),
    }


def told(name: str) -> Situation:
    def situation(phone: Telephone, rasa: FakeRasa) -> Answer:
        rasa.answers.append(replies(phone)[name])
        phone.call()
        return phone.say(SAID[phone.dials])

    return situation


def after(name: str, act: Callable[[Telephone], Answer]) -> Situation:
    def situation(phone: Telephone, rasa: FakeRasa) -> Answer:
        told(name)(phone, rasa)
        return act(phone)

    return situation


def silent(times: int) -> Situation:
    def situation(phone: Telephone, rasa: FakeRasa) -> Answer:
        return [phone.call(), *(phone.silent() for _ in range(times))][-1]

    return situation


def rasa_gone(phone: Telephone, rasa: FakeRasa) -> Answer:
    rasa.goes_down()
    phone.call()
    return phone.say(SAID[phone.dials])


def picked_up(digits: str | None) -> Situation:
    """A colleague's telephone, before a key and after it."""

    def situation(phone: Telephone, rasa: FakeRasa) -> Answer:
        rasa_gone(phone, rasa)
        told = phone.picked_up()
        return told if digits is None else phone.colleague(told, digits)

    return situation


def not_taken(phone: Telephone, rasa: FakeRasa) -> Answer:
    rasa_gone(phone, rasa)
    return phone.dial_ends("completed")


SITUATIONS: dict[str, Situation] = {
    "the call is answered": silent(0),
    "an answer": told("answer"),
    "yes or no": told("yes_no"),
    "a choice": told("choice"),
    "a list of times": told("times"),
    "a name is asked": told("name"),
    "a name is said back": after("name", lambda phone: phone.say(TEXTS[phone.dials]["person"])),
    "a telephone number is asked": told("phone"),
    "a telephone number is read back": after(
        "phone", lambda phone: phone.key(NUMBERS[phone.dials])
    ),
    "a reference is asked": told("reference"),
    "silence once": silent(1),
    "silence twice": silent(2),
    "silence three times": silent(3),
    "a key that means nothing": after("yes_no", lambda phone: phone.key("8")),
    "the question again": after("yes_no", lambda phone: phone.key("*")),
    "a transfer": told("transfer"),
    "a transfer that is answered": after("transfer", lambda phone: phone.dial_ends("completed")),
    "a transfer that is busy": after("transfer", lambda phone: phone.dial_ends("busy")),
    "a transfer that is not answered": after(
        "transfer", lambda phone: phone.dial_ends("no-answer")
    ),
    "a transfer that fails": after("transfer", lambda phone: phone.dial_ends("failed")),
    "a colleague is told": picked_up(None),
    "a colleague is told again": picked_up(""),
    "a colleague takes the call": picked_up("1"),
    "a colleague refuses": picked_up("2"),
    "a transfer that only a mailbox answers": not_taken,
    "rasa is gone": rasa_gone,
    "goodbye": told("goodbye"),
}
OUT_OF_HOURS = ("silence three times", "rasa is gone")


def shown(answer: Answer) -> str:
    """The document with a line for every element; hints are the profile's and left out."""
    root = ElementTree.fromstring(answer.document.encode())
    ElementTree.indent(root)
    return re.sub(r' hints="[^"]*"', "", ElementTree.tostring(root, encoding="unicode"))


@pytest.mark.parametrize("dialled", [LEEK, HEINSBERG], ids=["leek", "heinsberg"])
@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_is_said_as_written_down(
    phone_of: PhoneOf, rasa: FakeRasa, snapshot: SnapshotAssertion, name: str, dialled: str
) -> None:
    assert shown(SITUATIONS[name](phone_of(dialled), rasa)) == snapshot


@pytest.mark.parametrize("dialled", [LEEK, HEINSBERG], ids=["leek", "heinsberg"])
@pytest.mark.parametrize("name", OUT_OF_HOURS)
def test_a_situation_out_of_hours_is_said_as_written_down(
    phone_of: PhoneOf, rasa: FakeRasa, snapshot: SnapshotAssertion, name: str, dialled: str
) -> None:
    assert shown(SITUATIONS[name](phone_of(dialled, at=EVENING), rasa)) == snapshot


def response(inner: str) -> str:
    return f"<Response>{inner}</Response>"


SAY = '<Say voice="Polly.Laura-Neural" language="nl-NL">Ja</Say>'


@pytest.mark.parametrize(
    ("document", "mistake"),
    [
        ("<Answer/>", "no verb is called Answer"),
        (response("<Sing/>"), "no verb is called Sing"),
        (response("<Dial><Say>x</Say></Dial>"), "Say inside Dial"),
        (response(f"<Gather><Hangup/>{SAY}</Gather>"), "Hangup inside Gather"),
        (response('<Gather timeOut="3"/>'), "Gather has no attribute timeOut"),
        (response('<Gather input="voice"/>'), "Gather input='voice'"),
        (response('<Gather numDigits="0"/>'), "Gather numDigits='0'"),
        (response('<Gather action="/turn"/>'), "Gather action='/turn'"),
        (response("<Dial><Number>0594000010</Number></Dial>"), "Number says '0594000010'"),
        (response(SAY.replace("nl-NL", "de-DE")), "Polly.Laura-Neural does not speak de-DE"),
        (response(SAY.replace("Ja", " ")), "Say says ' '"),
        (response(SAY.replace("Ja", "a" * 4097)), "Say is too long"),
        (response(f"<Hangup/>{SAY}"), "something follows Hangup"),
        (response("hello"), "words loose in Response"),
        (response(f'<Gather hints="{"a" * 101}"/>'), "hints are too many or too long"),
    ],
)
def test_a_document_beside_the_rules_is_found(document: str, mistake: str) -> None:
    assert mistake in mistakes(document)


@pytest.mark.parametrize("document", [response(SAY), response(f"<Gather>{SAY}</Gather>")])
def test_a_document_within_the_rules_is_left_alone(document: str) -> None:
    assert mistakes(document) == []
