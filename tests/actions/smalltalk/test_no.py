"""No, and "that is not right": never a goodbye, unless "anything else?" was just asked."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

TASK_CLOSED = {"task_done": True}


def says_no(talk: Talk, text: str = "nee") -> Heard:
    return talk.hears(text, "deny").does("action_decline_offer")


# A bare no.


def test_a_no_to_the_first_question_asks_what_then_and_ends_nothing(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = says_no(talk)
    assert heard.said == ["utter_what_then"]
    assert not heard.directive("end")


def test_who_says_no_on_and_on_hears_something_else_each_time(talking: Talking) -> None:
    talk = talking(channel="voice")
    said = [says_no(talk).said for _ in range(3)]
    assert said == [["utter_what_then"], ["utter_anything_else"], ["utter_goodbye"]]


@pytest.mark.parametrize("slots", [{"last_answer": "topic"}, TASK_CLOSED])
def test_after_an_answer_or_a_task_anything_else_is_asked_once(
    talking: Talking, slots: dict[str, object]
) -> None:
    talk = talking(**slots)
    assert says_no(talk).said == ["utter_anything_else"]
    heard = says_no(talk)
    assert heard.said == ["utter_goodbye"]
    assert heard.directive("end")
    assert heard.directive("task_closed")


def test_a_no_to_which_was_meant_is_not_understood(talking: Talking) -> None:
    talk = talking(channel="voice")
    talk.hears("iets met papier", "unsure_clarify", ("request_document", "report_move"))
    talk.does("action_clarify")
    assert says_no(talk, "nee dat klopt niet").said == ["utter_not_understood"]


def test_a_session_after_a_finished_task_remembers_that_there_was_one(talking: Talking) -> None:
    talk = talking().hears("nee", "deny")
    talk.slots["session_started_metadata"] = {**talk.metadata, "goes_on": False}
    talk.does("action_session_start")
    assert talk.slots["task_done"] is True


def test_what_was_offered_before_anything_else_is_over(talking: Talking) -> None:
    """A finished booking leaves the offer that it came from where it was."""
    talk = talking(last_answer="topic")
    assert says_no(talk).said == ["utter_anything_else"]
    talk.slots["offer"] = "book"
    assert says_no(talk, "neuh, prettige dag").said == ["utter_goodbye"]


def test_an_offer_that_stands_is_declined(talking: Talking) -> None:
    talk = talking(offer="book")
    assert says_no(talk).said == ["utter_anything_else"]
    assert talk.slots["offer"] is None


@pytest.mark.parametrize(
    ("words", "readings", "said"),
    [
        ("klaar is kees", ("out_of_scope", "goodbye"), "utter_goodbye"),
        ("wie wint de voetbal", ("out_of_scope", "ask_help"), "utter_out_of_scope"),
        ("ik ga er nu een einde aan maken", ("out_of_scope", "goodbye"), "utter_out_of_scope"),
    ],
)
def test_a_few_words_that_are_nobodys_business_may_be_a_farewell(
    talking: Talking, words: str, readings: tuple[str, str], said: str
) -> None:
    talk = talking(last_answer="topic")
    says_no(talk)
    heard = talk.hears(words, "out_of_scope", readings).does("action_out_of_scope")
    assert heard.said == [said]
