"""How often in a row a turn led nowhere."""

from tests.actions.repeats import again
from tests.actions.talk import Talking


def test_anything_else_said_in_between_breaks_the_row(talking: Talking) -> None:
    talk = talking()
    again(talk, "greet", "action_greet", 2)
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    assert again(talk, "greet", "action_greet", 1)[0].said == ["utter_greet"]


def test_pleasantries_and_misses_count_together_in_a_form(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given")
    talk.loop = "handover_form"
    again(talk, "thank", "action_ask_again", 1)
    again(talk, "unsure_offer", "action_not_understood_in_form", 1)
    again(talk, "greet", "action_ask_again", 1)
    assert talk.slots["phone_given"] is False
