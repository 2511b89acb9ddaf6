"""What is said in danger."""

import re
from datetime import datetime

import pytest

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from intake.help_lines import lines_for
from intake.recognition.danger import KINDS
from tests.actions.danger.alarms import NIGHT, SAID, begins, told
from tests.actions.talk import Talk, Talking
from tests.our_words import DATA


def wishes(talk: Talk, wish: ContactWish) -> None:
    with session_scope(talk.services.engine) as session:
        contact_wishes.note(session, talk.id, wish, datetime.fromisoformat(talk.metadata["now"]))


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("municipality", ["gemeente-leek", "stad-antwerpen", "jobcenter-wuppertal"])
def test_aloud_it_takes_at_most_thirty_words(
    talking: Talking, kind: str, language: str, municipality: str
) -> None:
    heard = begins(talking(municipality, language=language, channel="voice"), SAID[language], kind)
    assert len(told(heard).split()) <= 30, told(heard)


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize(
    ("municipality", "country"), [("gemeente-leek", "NL"), ("stad-antwerpen", "BE")]
)
def test_in_hours_a_smell_of_gas_brings_both_numbers_aloud(
    talking: Talking, municipality: str, country: str, language: str
) -> None:
    """The second one is the line for gas; who hears it can be put through all the same."""
    talk = talking(municipality, language=language, channel="voice")
    heard = begins(talk, SAID[language], "fire_or_gas")
    lines = lines_for(country, "fire_or_gas", datetime.fromisoformat(talk.metadata["now"]), DATA)
    assert len(lines) == 2
    assert all(line.said(language) in told(heard) for line in lines)


@pytest.mark.parametrize(
    ("municipality", "kind", "number"),
    [
        ("gemeente-leek", "suicide", "113"),
        ("stad-antwerpen", "suicide", "1813"),
        ("jobcenter-wuppertal", "suicide", "08001110111"),
        ("gemeente-leek", "violence", "112"),
        ("stad-antwerpen", "violence", "101"),
        ("jobcenter-wuppertal", "violence", "110"),
        ("kreis-viersen", "medical", "112"),
    ],
)
def test_the_numbers_fit_the_kind_and_the_country_and_can_be_pressed(
    talking: Talking, municipality: str, kind: str, number: str
) -> None:
    heard = begins(talking(municipality), "help", kind)
    pressed = [b["tel"] for m in heard.messages for b in m["buttons"] or () if "tel" in b]
    assert pressed[0] == number
    assert len(pressed) <= 2


def test_the_same_text_is_not_said_twice(talking: Talking) -> None:
    talk = talking()
    texts = [told(begins(talk, "mijn man slaat mij", "violence"))]
    for words in ("hij mag het niet horen", "ik ben zo bang", "hij staat voor de deur"):
        texts.append(told(talk.hears(words, "inform").turn()))
    assert len(set(texts)) == len(texts)
    assert "hij staat voor de deur" in talk.case().summary


def test_a_threat_to_somebody_who_is_named_brings_the_police(talking: Talking) -> None:
    heard = begins(talking("jobcenter-wuppertal", language="de"), "ich bring [name] um", "threat")
    assert "110" in told(heard)


@pytest.mark.parametrize(
    ("wish", "waits"),
    [
        (ContactWish(no_call=True), "nothing"),
        (ContactWish("text", no_call=True), "message"),
        (ContactWish("letter"), "letter"),
        (ContactWish("calls_again"), "nothing"),
    ],
)
def test_nothing_said_contradicts_how_somebody_wants_to_be_reached(
    talking: Talking, wish: ContactWish, waits: str
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    wishes(talk, wish)
    heard = talk.hears("niet bellen", "contact_wish").turn()
    assert talk.case().wants == waits
    assert not re.search(r"belt u|bellen u(?! niet)|terugbellen|welk nummer", told(heard))


def test_whoever_may_not_be_called_is_asked_for_no_number(talking: Talking) -> None:
    talk = talking()
    wishes(talk, ContactWish(no_call=True))
    heard = begins(talk, "mijn man slaat mij", "violence")
    assert heard.directive("expect")["kind"] == "listen"
    assert "We bellen u niet." in told(heard)
    assert "112NL" in told(heard)


def test_in_danger_nothing_else_is_asked_on_the_telephone(talking: Talking) -> None:
    talk = talking(channel="voice", now=NIGHT)
    begins(talk, "ik wil dood", "suicide")
    heard = talk.hears("niemand mist mij", "inform").turn()
    assert heard.directive("expect")["kind"] == "listen"


@pytest.mark.parametrize(("kind", "repeated"), [("medical", True), ("violence", False)])
def test_where_minutes_count_whom_to_call_is_said_with_every_answer(
    talking: Talking, kind: str, repeated: bool
) -> None:
    talk = talking(channel="voice")
    begins(talk, "mijn vrouw is gevallen en komt niet meer overeind", kind)
    heard = talk.hears("ze bloedt ook", "inform").turn()
    assert ("1 1 2" in told(heard) or "een een twee" in told(heard)) is repeated
