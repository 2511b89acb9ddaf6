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
