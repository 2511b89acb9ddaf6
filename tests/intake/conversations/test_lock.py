"""Two turns of one conversation never run together, and a dead process holds up nobody."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.conversations import ConversationBusy, TurnLost, holders, one_turn
from intake.conversations.models import TurnLock
from intake.database import read_scope, session_scope
from intake.references import GivenReference
from tests.intake.conversations.held import turn_lock

SECOND = timedelta(seconds=1)


def no_sleep(_seconds: float) -> None:
    """Time in the lock is counted in polls, so that tests need not wait for it."""


def test_a_second_turn_is_refused_after_its_wait(engine: Engine, now: datetime) -> None:
    slept: list[float] = []
    with turn_lock(engine, "c", "one", now):
        with pytest.raises(ConversationBusy):
            with turn_lock(engine, "c", "two", now, wait=2 * SECOND, sleep=slept.append):
                pytest.fail("two turns at once")
    assert sum(slept) == pytest.approx(2, abs=0.1)


def test_one_holder_does_not_get_in_twice(engine: Engine, now: datetime) -> None:
    with turn_lock(engine, "c", "same", now):
        with pytest.raises(ConversationBusy):
            with turn_lock(engine, "c", "same", now, wait=SECOND, sleep=no_sleep):
                pytest.fail("two turns at once")


def test_the_next_turn_comes_in_when_the_first_has_ended(engine: Engine, now: datetime) -> None:
    entered = []
    for name in ("one", "two"):
        with turn_lock(engine, "c", name, now, wait=timedelta(0), sleep=no_sleep):
            entered.append(name)
    assert entered == ["one", "two"]


def test_a_turn_that_fails_lets_go(engine: Engine, now: datetime) -> None:
    with pytest.raises(ValueError), turn_lock(engine, "c", "one", now):
        raise ValueError
    with turn_lock(engine, "c", "two", now, wait=timedelta(0), sleep=no_sleep):
        pass


def test_other_conversations_are_not_held_up(engine: Engine, now: datetime) -> None:
    with turn_lock(engine, "a", "one", now):
        with turn_lock(engine, "b", "two", now, wait=timedelta(0), sleep=no_sleep):
            pass


def test_the_lock_of_a_dead_process_runs_off(engine: Engine, now: datetime) -> None:
    dead = turn_lock(engine, "c", "dead", now, lease=3 * SECOND)
    dead.__enter__()
    with pytest.raises(ConversationBusy):
        with turn_lock(engine, "c", "next", now + SECOND, wait=SECOND, sleep=no_sleep):
            pytest.fail("before the lease was over")
    with turn_lock(engine, "c", "next", now + 2 * SECOND, wait=SECOND, sleep=no_sleep):
        pass


def test_who_comes_back_after_its_lease_does_not_free_another_lock(
    engine: Engine, now: datetime
) -> None:
    slow = turn_lock(engine, "c", "slow", now, lease=SECOND)
    slow.__enter__()
    with turn_lock(engine, "c", "next", now + 2 * SECOND):
        slow.__exit__(None, None, None)
        with pytest.raises(ConversationBusy):
            with turn_lock(engine, "c", "third", now + 2 * SECOND, wait=SECOND, sleep=no_sleep):
                pytest.fail("two turns at once")


def test_the_lock_of_a_process_that_is_gone_is_free_at_once(engine: Engine, now: datetime) -> None:
    with session_scope(engine) as session:
        machine, number, _ = holders.this_process().split(":")
        holder = f"gateway {machine}:{number}:1 ticket"
        expires = now + timedelta(hours=1)
        session.add(TurnLock(conversation_id="c", holder=holder, expires_at=expires))
    with turn_lock(engine, "c", "next", now, wait=timedelta(0), sleep=no_sleep):
        assert not is_free(engine, now)


def test_who_outlived_its_lease_records_nothing(engine: Engine, now: datetime) -> None:
    with one_turn(engine, "c", "slow", now, lease=SECOND) as slow:
        with slow.begun():
            pass
        with turn_lock(engine, "c", "next", now + 2 * SECOND):
            with pytest.raises(TurnLost), slow.ended() as session:
                session.add(GivenReference(reference="00000000", conversation_id="c"))
    with read_scope(engine) as reader:
        assert reader.get(GivenReference, "00000000") is None


def test_turns_of_many_threads_run_one_after_the_other(engine: Engine, now: datetime) -> None:
    inside, most, done = 0, 0, 0
    counting = threading.Lock()

    def turn(number: int) -> None:
        nonlocal inside, most, done
        with turn_lock(engine, "c", str(number), now):
            with counting:
                inside += 1
                most = max(most, inside)
            with counting:
                inside -= 1
                done += 1

    threads = [threading.Thread(target=turn, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, done) == (1, 6)


def is_free(engine: Engine, now: datetime) -> bool:
    try:
        with turn_lock(engine, "c", "asks", now, wait=timedelta(0), sleep=no_sleep):
            return True
    except ConversationBusy:
        return False


def test_the_lock_is_taken_with_what_is_recorded_first(engine: Engine, now: datetime) -> None:
    with one_turn(engine, "c", "one", now) as turn:
        with turn.begun() as session:
            session.add(GivenReference(reference="00000000", conversation_id="c"))
        assert not is_free(engine, now)
        with read_scope(engine) as reader:
            assert reader.get(GivenReference, "00000000") is not None


def test_what_could_not_be_recorded_holds_nobody_up(engine: Engine, now: datetime) -> None:
    with one_turn(engine, "c", "one", now) as turn:
        with pytest.raises(ValueError), turn.begun():
            raise ValueError
        assert is_free(engine, now)


def test_the_lock_is_given_back_with_the_answer(engine: Engine, now: datetime) -> None:
    with one_turn(engine, "c", "one", now) as turn:
        with turn.begun():
            pass
        with turn.ended() as session:
            session.add(GivenReference(reference="00000000", conversation_id="c"))
        assert is_free(engine, now)
        with read_scope(engine) as reader:
            assert reader.get(GivenReference, "00000000") is not None


def test_an_answer_that_could_not_be_recorded_lets_go_as_well(
    engine: Engine, now: datetime
) -> None:
    with pytest.raises(ValueError), one_turn(engine, "c", "one", now) as turn:
        with turn.begun():
            pass
        with turn.ended() as session:
            session.add(GivenReference(reference="00000000", conversation_id="c"))
            raise ValueError
    assert is_free(engine, now)
    with read_scope(engine) as reader:
        assert reader.get(GivenReference, "00000000") is None


def test_what_is_done_first_is_kept_where_the_lock_is_not_had(
    engine: Engine, now: datetime
) -> None:
    def first(session: Session) -> None:
        session.add(GivenReference(reference="00000000", conversation_id="c"))

    wait = {"wait": 2 * SECOND, "sleep": no_sleep}
    with turn_lock(engine, "c", "one", now), pytest.raises(ConversationBusy):
        with one_turn(engine, "c", "two", now, **wait) as turn, turn.begun(first):
            pytest.fail("two turns at once")
    with read_scope(engine) as reader:
        assert reader.get(GivenReference, "00000000") is not None


def test_a_turn_of_one_transaction_holds_nobody_up_afterwards(
    engine: Engine, now: datetime
) -> None:
    with one_turn(engine, "c", "one", now) as turn:
        with turn.whole() as session:
            session.add(GivenReference(reference="00000000", conversation_id="c"))
        assert is_free(engine, now)


def test_turns_of_one_transaction_run_one_after_the_other(
    engine: Engine, now: datetime, at_once: Callable[..., list[object]]
) -> None:
    def give(number: int) -> bool:
        with one_turn(engine, "c", str(number), now) as turn, turn.whole() as session:
            mine = session.get(GivenReference, "00000000") is None
            if mine:
                session.add(GivenReference(reference="00000000", conversation_id="c"))
            return mine

    assert sorted(at_once(give, 6)) == [False] * 5 + [True]
