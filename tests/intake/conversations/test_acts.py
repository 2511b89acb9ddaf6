"""A turn does its act once, whoever runs it again, and nothing once it was given up."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.conversations import TurnGivenUp, acts
from intake.database import session_scope
from tests.intake.conftest import OpenConversation

FACTS: dict[str, Any] = {"reference": "00000000"}


@pytest.fixture
def conversation(session: Session, open_one: OpenConversation) -> str:
    id_ = open_one().id
    session.commit()
    return id_


def test_the_second_run_finds_what_the_first_did(
    session: Session, conversation: str, now: datetime
) -> None:
    assert acts.begin(session, conversation, 3, "book", now) is None
    acts.done(session, conversation, 3, FACTS)
    session.commit()
    again = acts.begin(session, conversation, 3, "book", now)
    assert again is not None and (again.kind, again.facts) == ("book", FACTS)


def test_the_next_turn_may_do_the_same(session: Session, conversation: str, now: datetime) -> None:
    assert acts.begin(session, conversation, 3, "book", now) is None
    assert acts.begin(session, conversation, 5, "book", now) is None


def test_what_was_rolled_back_was_never_begun(
    engine: Engine, conversation: str, now: datetime
) -> None:
    with pytest.raises(ValueError), session_scope(engine) as session:
        acts.begin(session, conversation, 3, "book", now)
        raise ValueError
    with session_scope(engine) as session:
        assert acts.begin(session, conversation, 3, "book", now) is None


def test_a_turn_that_was_given_up_does_nothing(
    session: Session, conversation: str, now: datetime
) -> None:
    assert acts.give_up(session, conversation, 3, now) is None
    session.commit()
    with pytest.raises(TurnGivenUp):
        acts.begin(session, conversation, 3, "book", now)


def test_a_turn_is_not_given_up_once_it_has_done_something(
    session: Session, conversation: str, now: datetime
) -> None:
    acts.begin(session, conversation, 3, "cancel", now)
    acts.done(session, conversation, 3, FACTS)
    done = acts.give_up(session, conversation, 3, now)
    assert done is not None and done.kind == "cancel"


def test_what_was_only_begun_is_not_told(
    session: Session, conversation: str, now: datetime
) -> None:
    acts.begin(session, conversation, 3, "book", now)
    assert acts.give_up(session, conversation, 3, now) is None
    assert acts.untold(session, conversation) == []


def test_what_was_done_waits_until_it_is_told(
    session: Session, conversation: str, now: datetime
) -> None:
    for turn in (5, 3):
        acts.begin(session, conversation, turn, "book", now)
        acts.done(session, conversation, turn, FACTS)
    assert [act.turn for act in acts.untold(session, conversation)] == [3, 5]
    acts.tell(session, conversation)
    assert acts.untold(session, conversation) == []


def test_of_an_act_and_giving_it_up_at_once_one_wins(
    engine: Engine, conversation: str, now: datetime, at_once: Callable[..., list[object]]
) -> None:
    def one(number: int) -> str:
        with session_scope(engine) as session:
            if number % 2:
                done = acts.give_up(session, conversation, 3, now)
                return "told" if done else "given up"
            if acts.begin(session, conversation, 3, "book", now) is None:
                acts.done(session, conversation, 3, FACTS)
            return "booked"

    came = at_once(one, 8)
    words = {str(word) for word in came if not isinstance(word, TurnGivenUp)}
    assert words in ({"booked", "told"}, {"given up"})
