"""Opening hours and the way there, unless something else answers first."""

import pytest

from tests.actions.talk import Talk, Talking

ASKED = {"action_opening_hours": "ask_opening_hours", "action_location": "ask_location"}


@pytest.mark.parametrize("action", ASKED)
def test_hours_or_an_address_is_told_to_who_asks_for_it(talking: Talking, action: str) -> None:
    heard = talking().hears("gemeentehuis", ASKED[action]).does(action)
    assert "gemeentehuis" in heard.answer


@pytest.mark.parametrize("action", ASKED)
@pytest.mark.parametrize("form", ["appointment_form", "handover_form", "reference_form"])
def test_in_a_form_nothing_is_asked_after_it(talking: Talking, action: str, form: str) -> None:
    talk: Talk = talking(offer="change")
    talk.loop = form
    heard = talk.hears("ik woon in Marum", ASKED[action]).does(action)
    assert heard.said == ["utter_answer"]
    assert talk.slots["offer"] == "change"


def test_what_sounds_like_hours_and_goes_on_from_the_matter_is_about_that(talking: Talking) -> None:
    talk = talking(service="passport", topic="documents", last_answer="topic")
    heard = talk.hears("wanneer krijg ik dat", "ask_opening_hours").does("action_opening_hours")
    assert heard.answer == "Dat weet ik niet precies. Een medewerker kan het u zeggen."
