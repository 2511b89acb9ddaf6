"""Who tells for whom it is hears that it was heard, and the question again."""

import pytest

from tests.actions.talk import Talk, Talking


@pytest.fixture
def asked(talking: Talking) -> Talk:
    """A booking in which a name is asked."""
    talk = talking(requested_slot="name_given", service="passport")
    talk.loop = "appointment_form"
    return talk


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("other_person", "Goed, het is dus voor iemand anders."),
        ("own_person", "Goed, het is dus voor uzelf."),
    ],
)
def test_in_a_form_it_is_said_back_and_the_form_asks_on(asked: Talk, kind: str, said: str) -> None:
    heard = asked.hears("", "contact_given", kind=kind).does("action_ask_again")
    assert heard.answer == said
    assert heard.followup is None and asked.loop == "appointment_form"


def test_outside_a_form_it_is_said_back(talking: Talking) -> None:
    heard = talking().hears("", "contact_given", kind="other_person").does("action_note_contact")
    assert heard.answer == "Goed, het is dus voor iemand anders."


def test_who_says_nothing_else_three_times_gets_a_person(asked: Talk) -> None:
    for _ in range(3):
        asked.hears("", "contact_given", kind="other_person")
        heard = asked.does("action_ask_again")
    assert heard.followup == "handover_form"


def test_contact_data_are_noted_as_before(talking: Talking) -> None:
    heard = talking().hears("", "contact_given", kind="phone").does("action_note_contact")
    assert "utter_answer" not in heard.said
