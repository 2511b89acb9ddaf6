"""A number under which something runs: asked about without a word of it."""

import pytest

from intake import cases
from intake.database import session_scope
from tests.actions.conftest import MONDAY_NINE, NUMBER, WEDNESDAY
from tests.actions.lookups import open_case, reference_of
from tests.actions.talk import Talk, Talking

ASKED = "Er loopt al iets op dit nummer."


def answering(talk: Talk) -> Talk:
    """The talk right after the question if they come about that."""
    talk.metadata["asked_if_again"] = True
    return talk


def test_a_text_message_that_says_hello_is_asked(booked: Talk, talking: Talking) -> None:
    heard = talking(channel="sms", number=NUMBER).hears("hallo", "greet").does("action_greet")
    assert heard.answer == f"{ASKED} Gaat het daarover?"
    assert heard.directive("expect") == {"type": "expect", "kind": "again"}
    assert heard.titles == ["Ja", "Nee"]


def test_in_german_and_in_flemish_too(talking: Talking) -> None:
    for place, language, words in (
        ("kreis-viersen", "de", "Zu dieser Nummer läuft schon etwas. Geht es darum?"),
        ("stad-antwerpen", "nl", f"{ASKED} Gaat het daarover?"),
    ):
        first = talking(place, language, "sms", number=NUMBER)
        first.keeps("name", "Els de Vries")
        open_case(first)
        again = talking(place, language, "sms", number=NUMBER)
        assert again.hears("hallo", "greet").does("action_greet").answer == words


@pytest.mark.parametrize("channel", ["chat", "voice"])
def test_where_it_was_asked_before_or_no_number_is_known_hello_is_hello(
    booked: Talk, talking: Talking, channel: str
) -> None:
    number = NUMBER if channel == "voice" else None
    talk = talking(channel=channel, number=number).hears("hallo", "greet")
    assert talk.does("action_greet").said == ["utter_greet"]


def test_a_caller_who_answers_with_hello_is_asked_again(booked: Talk, talking: Talking) -> None:
    talk = answering(talking(channel="voice", number=NUMBER)).hears("hallo", "greet")
    assert talk.does("action_greet").answer == f"{ASKED} Belt u daarover?"


@pytest.mark.parametrize(
    ("words", "intent", "action"),
    [
        ("ja", "affirm", "action_take_up_offer"),
        ("ja ik bel over mijn afspraak", "book_appointment", "action_start_booking"),
        ("ja over dat paspoort", "request_document", "action_answer_topic"),
        ("ja eh dat dus", "unsure_offer", "action_not_understood"),
    ],
)
def test_a_yes_asks_for_the_name_whatever_is_said_with_it(
    booked: Talk, talking: Talking, words: str, intent: str, action: str
) -> None:
    talk = answering(talking(channel="voice", number=NUMBER)).hears(words, intent)
    heard = talk.does(action)
    assert heard.followup == "reference_form"
    assert talk.slots["purpose"] == "again"
    assert talk.turn("reference_form").answer.startswith("Op welke naam")


def test_a_no_is_asked_what_else(booked: Talk, talking: Talking) -> None:
    talk = answering(talking(channel="voice", number=NUMBER)).hears("nee", "deny")
    assert talk.does("action_decline_offer").said == ["utter_what_then"]


def test_who_was_cut_off_is_asked_for_the_name_where_something_runs(
    booked: Talk, talking: Talking
) -> None:
    words = "de verbinding viel weg, ik was bezig met een afspraak"
    talk = talking(channel="voice", number=NUMBER).hears(words, "unsure_offer")
    assert talk.does("action_not_understood").followup == "reference_form"
    other = talking(channel="voice", number="+31687654321").hears(words, "unsure_offer")
    assert other.does("action_not_understood").followup == "appointment_form"


def test_another_person_who_books_the_same_leaves_the_case_and_its_clerk_reads_it(
    talking: Talking,
) -> None:
    chosen = {"service": "passport", "office": "town_hall", "purpose": "book"}
    first = talking(channel="voice", number=NUMBER, **chosen)
    first.hears("", "hang_up").does("action_stop_booking")
    other = talking(
        channel="voice", number=NUMBER, now="2014-02-05T10:05:00+01:00",
        appointment_time=MONDAY_NINE, **chosen,
    )  # fmt: skip
    other.hears("ja", "affirm").does("action_book_appointment")
    case = first.case()
    assert case is not None and case.status == "open"
    spaced = f"{reference_of(other)[:4]} {reference_of(other)[4:]}"
    assert case.summary.endswith(f"zo'n afspraak gemaakt, nummer {spaced}.")


def test_a_case_that_was_closed_does_not_run(talking: Talking) -> None:
    first = talking(channel="sms", number=NUMBER)
    first.keeps("name", "Els de Vries")
    reference = open_case(first)
    with session_scope(first.services.engine) as session:
        cases.not_needed(session, reference, WEDNESDAY)
    again = talking(channel="sms", number=NUMBER).hears("hallo", "greet")
    assert again.does("action_greet").said == ["utter_greet"]
