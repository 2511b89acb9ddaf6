"""Words that fit no intent, but mean something here."""

import pytest

from tests.actions.talk import Talking


@pytest.mark.parametrize("text", ["ja, morgenochtend", "maandag om negen uur", "ja afspraak"])
@pytest.mark.parametrize("action", ["action_not_understood", "action_clarify", "action_help"])
def test_a_time_or_a_yes_with_more_takes_up_an_appointment(
    talking: Talking, text: str, action: str
) -> None:
    talk = talking(offer="book:passport", service="passport", topic="documents")
    heard = talk.hears(text, "unsure_offer", ("inform", "book_appointment")).does(action)
    assert heard.followup == "appointment_form"
    assert (talk.slots["service"], talk.slots["purpose"]) == ("passport", "book")


def test_without_such_an_offer_a_time_is_not_understood(talking: Talking) -> None:
    talk = talking(offer="handover", topic="documents")
    heard = talk.hears("maandag om negen uur", "inform").does("action_not_understood")
    assert heard.said == ["utter_not_understood"]
