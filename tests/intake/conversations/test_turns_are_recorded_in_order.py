"""What was said is kept in order, once, and found again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from intake.conversations import (
    Conversation,
    DuplicateTurn,
    NoSuchConversation,
    Turn,
    add_turn,
    get,
    hash_token,
    known,
    latest_in_thread,
    token_fits,
    transcript,
    turns_after,
)
from intake.database import session_scope

OpenOne = Callable[..., Conversation]


def test_a_conversation_is_opened_under_a_uuid_and_owned_by_the_bot(open_one: OpenOne) -> None:
    conversation = open_one()
    assert UUID(conversation.id).version == 4
    assert conversation.owner == "bot"
    assert (conversation.misses, conversation.silences, conversation.turns) == (0, 0, 0)


def test_an_unknown_conversation_is_an_error(session: Session) -> None:
    with pytest.raises(NoSuchConversation):
        get(session, "nobody")


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


def test_the_answers_to_a_message_are_found_for_its_duplicate(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    conversation = open_one()
    add_turn(session, conversation, "citizen", "hallo", now=now, client_id="m1")
    add_turn(session, conversation, "bot", "Goedemorgen.", now=now, answers="m1")
    button = {"id": "b1", "title": "Paspoort"}
    add_turn(
        session, conversation, "bot", "Zegt u het maar.", now=now, answers="m1", buttons=[button]
    )
    add_turn(session, conversation, "staff", "Ik lees mee.", now=now)
    session.expire_all()
    said, answers = known(session, conversation.id, "m1")
    assert said is not None and said.text == "hallo"
    assert [turn.text for turn in answers] == ["Goedemorgen.", "Zegt u het maar."]
    assert answers[1].buttons == [button]
    assert known(session, conversation.id, "m2") == (None, [])


def test_the_clock_of_a_scripted_conversation_is_kept_and_moved(
    session: Session, open_one: OpenOne
) -> None:
    conversation = open_one(clock_offset=timedelta(days=-250, seconds=0.5))
    conversation.clock_offset += timedelta(minutes=6)
    session.flush()
    session.expire_all()
    assert conversation.clock_offset == timedelta(days=-250, minutes=6, seconds=0.5)
    assert open_one().clock_offset == timedelta(0)


def test_buttons_added_to_the_map_of_commands_are_saved(
    session: Session, open_one: OpenOne
) -> None:
    conversation = open_one()
    conversation.commands["b1"] = {"name": "affirm", "entities": []}
    session.flush()
    session.expire_all()
    assert conversation.commands == {"b1": {"name": "affirm", "entities": []}}
    assert conversation.open_form is None


def test_a_token_fits_only_its_own_conversation(session: Session, open_one: OpenOne) -> None:
    conversation = open_one(token_hash=hash_token("secret"))
    assert token_fits(session, conversation.id, "secret")
    assert not token_fits(session, conversation.id, "guess")
    assert not token_fits(session, open_one().id, "secret")
    assert not token_fits(session, "nobody's", "secret")


def test_a_thread_leads_to_its_newest_conversation(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    open_one(thread="CA1")
    newest = open_one(thread="CA1", now=now + timedelta(hours=1))
    open_one(thread="CA2", now=now + timedelta(hours=2))
    assert latest_in_thread(session, "CA1") is newest
    assert latest_in_thread(session, "CA3") is None
