"""What the bot does when it is not sure, and when it did not understand at all."""

import re

import pytest

from actions.smalltalk.not_understood import UNSPEAKABLE, VAGUE
from intake.settings import HOUSE
from tests.actions.talk import Heard, Talk, Talking

SAID = "iets met paspoort of zo"


def commands(heard: Heard) -> list[str]:
    return [button["command"]["name"] for button in heard.buttons]


def test_two_readings_are_offered_with_a_way_out(talking: Talking) -> None:
    talk = talking().hears(SAID, "unsure_clarify", ("request_document", "report_move"))
    heard = talk.does("action_clarify")
    assert heard.said == ["utter_clarify"]
    assert commands(heard) == ["request_document", "report_move", "unsure_offer"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}
    assert heard.values("utter_clarify")["first"] == "een paspoort, rijbewijs of ander document"


def test_a_clarifying_question_is_no_miss(talking: Talking) -> None:
    talk = talking().hears(SAID, "unsure_clarify", ("request_document", "report_move"))
    assert talk.does("action_clarify").directive("understood") is None


def test_a_button_of_a_reading_keeps_what_was_named(talking: Talking) -> None:
    readings = ("request_document", "book_appointment")
    talk = talking().hears(SAID, "unsure_clarify", readings, service="passport")
    first, second, none = talk.does("action_clarify").buttons
    assert first["command"]["entities"] == {"service": "passport"}
    assert second["command"]["entities"] == {"service": "passport"}
    assert none["command"]["entities"] == {}


@pytest.mark.parametrize("silly", sorted(UNSPEAKABLE))
def test_a_reading_that_nobody_would_name_is_not_offered(talking: Talking, silly: str) -> None:
    talk = talking().hears(SAID, "unsure_clarify", (silly, "report_move"))
    heard = talk.does("action_clarify")
    assert heard.said == ["utter_clarify_one"]
    assert commands(heard) == ["report_move", "unsure_offer"]
    assert heard.titles == ["Ja", "Nee, iets anders"]


@pytest.mark.parametrize("readings", [("affirm", "out_of_scope"), (VAGUE, "out_of_scope")])
def test_readings_that_make_no_question_are_a_miss(
    talking: Talking, readings: tuple[str, str]
) -> None:
    talk = talking().hears(SAID, "unsure_clarify", readings)
    heard = talk.does("action_clarify")
    assert heard.said == ["utter_not_understood"]
    assert heard.directive("understood") == {"type": "understood", "understood": False}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_reading_has_words_in_every_language(talking: Talking, language: str) -> None:
    said = {file.stem for file in (HOUSE / "data" / language / "nlu").glob("*.yml")}
    for intent in said - UNSPEAKABLE:
        other = "report_move" if intent != "report_move" else "greet"
        talk = talking(language=language).hears(SAID, "unsure_clarify", (intent, other))
        heard = talk.does("action_clarify")
        assert next(message for message in heard.messages if message["response"])["first"]


@pytest.mark.parametrize("language", ["nl", "de"])
def test_no_words_are_kept_for_readings_that_are_never_offered(language: str) -> None:
    prompts = (HOUSE / "data" / language / "prompts.yml").read_text("utf-8")
    named = set(re.findall(r"(?m)^  reading_(\w+):", prompts))
    said = {file.stem for file in (HOUSE / "data" / language / "nlu").glob("*.yml")}
    # Danger has examples of its own, and is named where it was the second reading.
    assert named == said - UNSPEAKABLE


@pytest.mark.parametrize("action", ["action_not_understood", "action_default_fallback"])
def test_one_miss_asks_for_other_words(talking: Talking, action: str) -> None:
    heard = talking().hears("blabla", "unsure_offer", ("inform", "greet")).does(action)
    assert heard.said == ["utter_not_understood"]
    assert heard.directive("understood") == {"type": "understood", "understood": False}


def test_the_net_under_the_rules_listens_before_it_speaks_again(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("inform", "greet"))
    assert talk.does("action_default_fallback").followup == "action_listen"


def test_the_net_under_the_rules_lets_a_person_take_over(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("greet", "thank"), misses=2)
    assert talk.does("action_default_fallback").followup == "handover_form"


def test_who_can_be_reached_and_wants_a_person_now_is_asked_nothing_more(talking: Talking) -> None:
    talk = talking(requested_slot="name_given", phone_given=True).hears("", "speak_to_human")
    talk.does("action_insist")
    assert (talk.slots["name_given"], bool(talk.slots["handover_subject"])) == (False, True)


def test_who_cannot_be_reached_is_asked_for_a_number_again(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given").hears("een mens graag", "speak_to_human")
    talk.does("action_insist")
    assert talk.slots.get("phone_given") is None


def test_two_misses_bring_choices(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("report_move", "greet"), misses=1)
    heard = talk.does("action_not_understood")
    assert heard.said == ["utter_choices"]
    assert commands(heard) == ["report_move", "book_appointment", "speak_to_human"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}


def test_no_choice_is_offered_twice(talking: Talking) -> None:
    readings = ("speak_to_human", "book_appointment")
    heard = (
        talking().hears("blabla", "unsure_offer", readings, misses=1).does("action_not_understood")
    )
    assert commands(heard) == ["book_appointment", "speak_to_human"]


@pytest.mark.parametrize("action", ["action_not_understood", "action_out_of_scope"])
def test_three_misses_bring_a_person(talking: Talking, action: str) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("greet", "thank"), misses=2)
    heard = talk.does(action)
    assert heard.said == ["utter_third_miss"]
    assert heard.followup == "handover_form"
    assert talk.slots["handover_reason"] == "not_understood"


def test_a_matter_of_nobody_here_is_declined_kindly(talking: Talking) -> None:
    heard = talking().hears("ik wil een pizza", "out_of_scope").does("action_out_of_scope")
    assert heard.said == ["utter_out_of_scope"]


def in_booking(talking: Talking, misses: int) -> Talk:
    talk = talking(requested_slot="service").hears("blabla", "unsure_offer", misses=misses)
    talk.loop = "appointment_form"
    return talk


@pytest.mark.parametrize("misses", [0, 1])
def test_a_miss_in_a_form_says_so_and_the_form_asks_again(talking: Talking, misses: int) -> None:
    talk = in_booking(talking, misses)
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_not_understood_in_form"]
    assert heard.directive("understood") == {"type": "understood", "understood": False}
    assert talk.loop == "appointment_form"


def test_two_readings_that_both_break_a_booking_off_need_no_question(talking: Talking) -> None:
    talk = talking(requested_slot="service").hears(
        "nee dank u, geen afspraak", "unsure_clarify", ("cancel_appointment", "deny")
    )
    talk.loop = "appointment_form"
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_booking_stopped"]
    assert (talk.loop, heard.followup) == (None, "action_listen")


def test_a_number_that_was_not_understood_is_asked_with_a_hint(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given")
    talk.loop = "handover_form"
    heard = talk.hears("nul zes", "unsure_offer").does("action_not_understood_in_form")
    assert heard.said == ["utter_phone_not_understood"]


def test_the_third_miss_in_a_form_leaves_it_for_a_person(talking: Talking) -> None:
    talk = in_booking(talking, 2)
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_third_miss"]
    assert heard.followup == "handover_form"
    assert talk.loop is None


def test_the_third_miss_in_a_handover_opens_the_case_with_what_is_known(talking: Talking) -> None:
    talk = talking(handover_subject="mijn traplift is stuk", phone_given=True)
    talk.slots["requested_slot"] = "name_given"
    talk.loop = "handover_form"
    talk.hears("blabla", "unsure_offer", misses=2).does("action_not_understood_in_form")
    assert talk.slots["handover_subject"] == "mijn traplift is stuk"
    assert talk.slots["phone_given"] is True
    assert talk.slots["name_given"] is False


def test_whoever_never_said_what_it_is_about_was_not_understood(talking: Talking) -> None:
    talk = talking(requested_slot="handover_subject")
    talk.loop = "handover_form"
    talk.hears("blabla", "unsure_offer", misses=2).does("action_not_understood_in_form")
    assert talk.slots["handover_subject"] == "not_understood"
    assert talk.slots["phone_given"] is False
