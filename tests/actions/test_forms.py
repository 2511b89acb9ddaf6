"""What all forms share: contact data is asked for once, or not at all."""

from datetime import datetime

import pytest

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from tests.actions.talk import Heard, Talk, Talking

LONG = "ik wil graag iemand spreken over mijn kapotte traplift die al twee weken stilstaat"


def begin(talk: Talk, text: str, intent: str = "speak_to_human", **entities: object) -> Heard:
    heard = talk.hears(text, intent, **entities).does("action_start_handover")
    asked = talk.turn("handover_form")
    return Heard(heard.messages + asked.messages, heard.events + asked.events)


def test_who_is_answered_in_writing_is_asked_no_number_to_call(talking: Talking) -> None:
    talk = talking()
    with session_scope(talk.services.engine) as session:
        now = datetime.fromisoformat(talk.metadata["now"])
        contact_wishes.note(session, talk.id, ContactWish("text", no_call=True), now)
    heard = begin(talk, LONG, service="stairlift")
    assert heard.messages[-1]["text"] == "Naar welk nummer kunnen we een sms sturen?"
    assert heard.directive("expect") == {"type": "expect", "kind": "phone"}


@pytest.mark.parametrize(
    "wish", [ContactWish(no_call=True), ContactWish("letter"), ContactWish("calls_again")]
)
def test_who_wants_no_call_is_asked_no_number(talking: Talking, wish: ContactWish) -> None:
    talk = talking()
    with session_scope(talk.services.engine) as session:
        now = datetime.fromisoformat(talk.metadata["now"])
        contact_wishes.note(session, talk.id, wish, now)
    assert begin(talk, LONG, service="stairlift").said == ["utter_ask_name_first"]


def test_a_number_given_before_is_not_asked_again(talking: Talking) -> None:
    talk = talking()
    talk.gives("phone", "+31612345678")
    assert begin(talk, LONG).said == ["utter_ask_name_first"]
