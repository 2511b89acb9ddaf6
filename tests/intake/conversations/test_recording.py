"""What was said is kept in order, once, and found again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from intake.conversations import (
    Conversation,
    DuplicateTurn,
    Turn,
    add_turn,
    get,
    transcript,
    turns_after,
)
from intake.database import session_scope

OpenOne = Callable[..., Conversation]


def test_turns_are_numbered_from_one_and_move_the_last_activity(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    conversation = open_one()
    later = now + timedelta(minutes=1)
    first = add_turn(session, conversation, "bot", "Waarmee kan ik helpen?", now=now, expect="free")
    second = add_turn(session, conversation, "citizen", "een paspoort", now=later, client_id="m1")
    assert (first.seq, second.seq) == (1, 2)
    assert [turn.text for turn in transcript(session, conversation.id)] == [first.text, second.text]
    assert [turn.seq for turn in turns_after(session, conversation.id, 1)] == [second.seq]
    assert conversation.last_activity_at == later


def test_two_conversations_count_apart(session: Session, open_one: OpenOne, now: datetime) -> None:
    one, other = open_one(), open_one()
    add_turn(session, one, "citizen", "a", now=now)
    assert add_turn(session, other, "citizen", "b", now=now).seq == 1


def test_numbers_go_on_rising_after_old_turns_were_deleted(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    conversation = open_one()
    add_turn(session, conversation, "citizen", "a", now=now)
    session.execute(delete(Turn))
    assert add_turn(session, conversation, "citizen", "b", now=now).seq == 2


def test_the_same_client_message_is_one_turn(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    conversation = open_one()
    add_turn(session, conversation, "citizen", "hallo", now=now, client_id="m1")
    with pytest.raises(DuplicateTurn):
        add_turn(session, conversation, "citizen", "hallo", now=now, client_id="m1")
    assert len(transcript(session, conversation.id)) == 1
    assert add_turn(session, conversation, "citizen", "hallo", now=now, client_id="m2").seq == 2


def test_of_one_client_message_sent_many_times_at_once_one_is_recorded(
    engine: Engine,
    session: Session,
    open_one: OpenOne,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    conversation_id = open_one().id
    session.commit()

    def send(_number: int) -> int:
        with session_scope(engine) as own:
            conversation = get(own, conversation_id)
            return add_turn(own, conversation, "citizen", "hallo", now=now, client_id="m").seq

    results = at_once(send, 8)
    assert results.count(1) == 1
    assert sum(isinstance(result, DuplicateTurn) for result in results) == 7


def test_many_who_speak_at_once_get_a_number_each(
    engine: Engine,
    session: Session,
    open_one: OpenOne,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    conversation_id = open_one().id
    session.commit()

    def speak(number: int) -> int:
        with session_scope(engine) as own:
            return add_turn(own, get(own, conversation_id), "staff", str(number), now=now).seq

    assert sorted(at_once(speak, 10), key=str) == sorted(range(1, 11), key=str)
