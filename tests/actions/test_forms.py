"""What all forms share: contact data is asked for once, or not at all."""

from datetime import datetime

import pytest

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from tests.actions.handover.handovers import LONG, begin
from tests.actions.talk import Heard, Talk, Talking


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


LANDLINE, MOBILE = "+31205551234", "+31612345678"
FOR_A_TEXT = "Naar welk nummer kunnen we een sms sturen?"
A_MOBILE = "Naar een vast nummer kunnen we geen sms sturen. Op welk mobiel nummer kan het wel?"


def wishes_a_text(talk: Talk) -> Talk:
    with session_scope(talk.services.engine) as session:
        now = datetime.fromisoformat(talk.metadata["now"])
        contact_wishes.note(session, talk.id, ContactWish("text", no_call=True), now)
    return talk


def told(heard: Heard) -> list[str]:
    return [message["text"] for message in heard.messages if message["text"]]


def test_no_text_message_is_promised_to_a_landline(talking: Talking) -> None:
    talk = wishes_a_text(talking())
    assert told(begin(talk, LONG)) == [FOR_A_TEXT]
    heard = talk.gives("phone", LANDLINE).turn()
    assert told(heard) == [A_MOBILE]
    assert not heard.rejected
    talk.gives("phone", MOBILE).turn()
    assert talk.slots["phone_given"] is True


def test_who_calls_from_a_landline_is_asked_for_another_number_at_once(talking: Talking) -> None:
    talk = wishes_a_text(talking())
    talk.gives("phone", LANDLINE)
    assert A_MOBILE in told(begin(talk, LONG))


def test_a_landline_is_no_answer_to_the_question_for_another_number(talking: Talking) -> None:
    talk = wishes_a_text(talking())
    talk.gives("phone", LANDLINE)
    begin(talk, LONG)
    talk.hears("wat kost een paspoort", "request_document").turn()
    assert talk.slots.get("phone_given") is None


def test_who_tells_a_landline_twice_is_not_asked_a_third_time(talking: Talking) -> None:
    talk = wishes_a_text(talking())
    begin(talk, LONG)
    talk.gives("phone", LANDLINE).turn()
    talk.gives("phone", LANDLINE).turn()
    assert talk.slots["phone_given"] is True


def test_a_landline_is_good_enough_to_be_called_on(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG)
    talk.gives("phone", LANDLINE).turn()
    assert talk.slots["phone_given"] is True
