"""Who asks for a moment is given it, in a form and outside."""

import pytest

from tests.actions.talk import Talking


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "ogenblikje, ik moet even zoeken"), ("de", "Sekunde, ich hole den Brief")],
)
@pytest.mark.parametrize(
    ("intent", "action"),
    [("out_of_scope", "action_not_understood_in_form"), ("ask_repeat", "action_ask_again")],
)
def test_the_reference_is_waited_for(
    talking: Talking, language: str, text: str, intent: str, action: str
) -> None:
    talk = talking(language=language).hears("mijn afspraak", "change_appointment")
    talk.does("action_start_lookup")
    talk.turn("reference_form")
    heard = talk.hears(text, intent).does(action)
    assert heard.said == ["utter_answer"] and talk.loop == "reference_form"
    assert heard.directive("understood")["understood"]


def test_outside_a_form_nothing_more_is_asked(talking: Talking) -> None:
    heard = talking().hears("wacht even hoor", "unsure_offer").does("action_not_understood")
    assert heard.said == ["utter_answer"] and heard.directive("expect")["kind"] == "listen"


def test_who_says_more_does_not_only_wait(talking: Talking) -> None:
    talk = talking().hears("wacht even, mijn zoon wil ook nog iets vragen over zijn school")
    assert talk.does("action_not_understood").said == ["utter_not_understood"]
