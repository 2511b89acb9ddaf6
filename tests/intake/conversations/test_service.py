"""Conversations are opened and found."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from intake.conversations import (
    Conversation,
    NoSuchConversation,
    acts,
    add_turn,
    get,
    hash_token,
    known,
    latest_in_thread,
    token_fits,
    written_in_none_of,
)

OpenOne = Callable[..., Conversation]


def test_a_conversation_is_opened_under_a_uuid_and_owned_by_the_bot(open_one: OpenOne) -> None:
    conversation = open_one()
    assert UUID(conversation.id).version == 4
    assert conversation.owner == "bot"
    assert (conversation.misses, conversation.silences, conversation.turns) == (0, 0, 0)


def test_an_unknown_conversation_is_an_error(session: Session) -> None:
    with pytest.raises(NoSuchConversation):
        get(session, "nobody")


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
    said, answers, untold = known(session, conversation.id, "m1")
    assert said is not None and said.text == "hallo"
    assert [turn.text for turn in answers] == ["Goedemorgen.", "Zegt u het maar."]
    assert answers[1].buttons == [button]
    assert untold == frozenset()
    assert known(session, conversation.id, "m2") == (None, [], frozenset())


def test_a_turn_that_did_something_of_which_nobody_was_told_is_known(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    conversation = open_one()
    add_turn(session, conversation, "citizen", "ja", now=now, client_id="m1")
    acts.begin(session, conversation.id, 1, "book", now)
    assert known(session, conversation.id, "m2") == (None, [], {1})
    acts.tell(session, conversation.id)
    assert known(session, conversation.id, "m2").untold == frozenset()


def test_the_clock_of_a_scripted_conversation_is_kept_and_moved(
    session: Session, open_one: OpenOne
) -> None:
    conversation = open_one(clock_offset=timedelta(days=-250, seconds=0.5))
    conversation.clock_offset += timedelta(minutes=6)
    session.flush()
    session.expire_all()
    assert conversation.clock_offset == timedelta(days=-250, minutes=6, seconds=0.5)
    assert open_one().clock_offset == timedelta(0)


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


def test_what_is_written_in_none_of_our_languages_is_found(
    session: Session, open_one: OpenOne, now: datetime
) -> None:
    conversation = open_one()
    for sender, text, language in (
        ("bot", "Bir bilgisayarım", "tr"),
        ("citizen", "hallo", "nl"),
        ("citizen", "Merhaba", "tr"),
        ("citizen", "Günaydın", "tr"),
    ):
        conversation.language = language
        add_turn(session, conversation, sender, text, now=now)
    found = written_in_none_of(session, conversation.id, ["nl", "de"])
    assert found is not None and found.text == "Merhaba"
    assert written_in_none_of(session, conversation.id, ["nl", "de", "tr"]) is None
