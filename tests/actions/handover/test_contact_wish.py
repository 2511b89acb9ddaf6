"""A wish how to be reached, and an answer to a clerk."""

import pytest

from intake import contact_wishes
from intake.contact_wishes import ContactWish, How
from intake.database import session_scope
from tests.actions.conftest import WEDNESDAY
from tests.actions.talk import Talk, Talking


def wish(talk: Talk, wanted: ContactWish) -> None:
    with session_scope(talk.services.engine) as session:
        contact_wishes.note(session, talk.id, wanted, WEDNESDAY)


def test_a_case_waits_for_what_is_wished_now(talking: Talking) -> None:
    talk = talking(handover_reason="person_wanted", handover_subject="belasting")
    talk.hears("", "deny").does("action_open_case")
    assert talk.case().wants == "callback"
    wish(talk, ContactWish(no_call=True))
    heard = talk.hears("bel mij niet", "contact_wish").does("action_note_wish")
    assert talk.case().wants != "callback"
    assert heard.said == ["utter_anything_else"]


def test_without_a_case_it_is_only_acknowledged(talking: Talking) -> None:
    heard = talking().hears("bel mij niet", "contact_wish").does("action_note_wish")
    assert heard.said == ["utter_anything_else"]


@pytest.mark.parametrize(
    ("wanted", "words", "entities", "slot"),
    [
        ("call", "graag een belletje terug over de traplift van mijn vader",
         {"service": "household_help"}, "handover_subject"),
        ("text", "stuur mij een sms", {}, "case_begun"),
        ("letter", "graag per post antwoorden", {}, "case_begun"),
    ],
)  # fmt: skip
def test_whoever_is_promised_an_answer_is_handed_over(
    talking: Talking, wanted: How, words: str, entities: dict[str, str], slot: str
) -> None:
    talk = talking()
    wish(talk, ContactWish(how=wanted))
    heard = talk.hears(words, "contact_wish", **entities).does("action_note_wish")
    assert heard.followup == "handover_form"
    assert talk.slots["handover_reason"] == "person_wanted" and talk.slots[slot]
    assert talk.case() is not None


def test_an_answer_to_a_clerk_begins_no_dialogue(talking: Talking) -> None:
    heard = talking(channel="sms").hears("ja dat klopt", "staff_answered")
    told = heard.does("action_keep_staff_answer")
    assert (len(told.messages), told.events) == (1, [])
