"""One ordered list of what may answer a turn instead of the expected, by links that are named."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.smalltalk.answerers import ORDER, first_answer
from actions.turn_context import Citizen
from tests.actions.talk import Talk, Talking

BOTH = "nee, mijn bezwaar is afgewezen en dat klopt niet"


def answered(talk: Talk, *links: str) -> list[str] | None:
    """Names of the responses of whoever answers first; None where nobody does."""
    dispatcher = CollectingDispatcher()
    if first_answer(Citizen(talk.tracker()), dispatcher, *links) is None:
        return None
    return [m["response"] for m in dispatcher.messages if m["response"]]


def test_the_order_is_that_of_the_list_however_the_links_are_named(talking: Talking) -> None:
    assert [link for link, _ in ORDER] == ["disagreement", "person"]
    talk = talking().hears(BOTH, "deny")
    assert answered(talk, "person", "disagreement") == ["utter_ask_what_is_wrong"]


def test_only_a_link_that_is_named_answers(talking: Talking) -> None:
    talk = talking().hears(BOTH, "deny")
    told = answered(talk, "person")
    assert told is not None
    assert told[-1] == "utter_offer_person"
    assert answered(talk) is None


def test_who_says_nothing_of_the_kind_is_answered_as_expected(talking: Talking) -> None:
    talk = talking().hears("nee dank u", "deny")
    assert answered(talk, "disagreement", "person") is None


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("action_take_up_offer", "affirm"),
        ("action_repeat", "ask_repeat"),
        ("action_not_understood", "unsure_offer"),
        ("action_help", "ask_help"),
        ("action_decline_offer", "deny"),
    ],
)
def test_a_persons_matter_is_passed_on_wherever_it_is_heard(
    talking: Talking, action: str, intent: str
) -> None:
    heard = talking().hears("heb ik recht op bijstand", intent).does(action)
    assert "kan ik niet zeggen" in heard.answer
