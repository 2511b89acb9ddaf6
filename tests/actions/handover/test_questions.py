"""The questions of a handover."""

import pytest

from tests.actions.handover.handovers import LONG, begin
from tests.actions.talk import Talking

# How somebody is reached.


def test_a_number_and_a_name_are_asked_one_after_the_other(talking: Talking) -> None:
    talk = talking()
    heard = begin(talk, LONG)
    assert heard.directive("expect") == {"type": "expect", "kind": "phone"}
    heard = talk.gives("phone", "+31612345678").turn()
    assert heard.said == ["utter_ask_name_for_case"]
    assert heard.directive("expect") == {"type": "expect", "kind": "name"}
    talk.gives("name", "Els de Vries").turn()
    assert talk.loop is None
    assert talk.slots["phone_given"] is True


@pytest.mark.parametrize("kind", ["phone", "name"])
def test_contact_data_may_be_refused_by_button_or_word(talking: Talking, kind: str) -> None:
    for refusal in ("button", "word"):
        talk = talking(name_given=None if kind == "name" else True)
        heard = begin(talk, LONG)
        if kind == "name":
            heard = talk.gives("phone", "+31612345678").turn()
        if refusal == "button":
            talk.presses(heard.buttons[0]).turn()
        else:
            talk.hears("nee liever niet", "deny").turn()
        assert talk.slots[f"{kind}_given"] is False


# A name as the very first thing.


def test_who_is_asked_for_a_name_first_hears_before_what_happens(talking: Talking) -> None:
    talk = talking(phone_given=True)
    assert begin(talk, LONG).said == ["utter_ask_name_first"]
    assert talk.asks_again().said == ["utter_ask_name_for_case"]


def test_after_a_question_about_the_subject_the_name_is_only_asked(talking: Talking) -> None:
    talk = talking(phone_given=True)
    assert begin(talk, "een medewerker").said == ["utter_ask_subject"]
    assert talk.hears("over mijn traplift").turn().said == ["utter_ask_name_for_case"]


def test_a_complaint_that_was_heard_needs_no_other_sentence_before_the_name(
    talking: Talking,
) -> None:
    talk = talking(phone_given=True)
    heard = begin(talk, LONG, "make_complaint")
    assert heard.said == ["utter_complaint_heard", "utter_ask_name_for_case"]
