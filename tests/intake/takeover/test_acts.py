"""The owner of a conversation changes by compare-and-set: of two who try at once, one does."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases, conversations, takeover
from intake.cases import AlreadyClaimed, Case
from intake.database import session_scope
from intake.takeover import AnotherAnswers, ChatOver
from tests.intake.takeover.conftest import OpenChat


def owner(session: Session, case: Case) -> str:
    session.expire_all()
    return conversations.get(session, case.conversation_id).owner


def acts(session: Session, case: Case) -> list[str]:
    return [event.act for event in cases.history(session, case.reference)]


def test_of_many_clerks_one_takes_the_chat(
    engine: Engine,
    session: Session,
    chat: OpenChat,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    case = chat()

    def take(number: int) -> str:
        with session_scope(engine) as own:
            return takeover.take_over(own, case.reference, f"clerk-{number}", "bot", now).owner

    results = at_once(take, 6)
    winners = [result for result in results if isinstance(result, str)]
    losers = [result for result in results if isinstance(result, AnotherAnswers)]
    assert (len(winners), len(losers)) == (1, 5)
    assert {loser.owner for loser in losers} == set(winners) == {owner(session, case)}


def test_a_citizen_waits_and_a_clerk_takes_the_chat_and_the_case(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    takeover.wait(session, case, now)
    assert (owner(session, case), case.wants) == ("queue", "chat")
    takeover.take_over(session, case.reference, "anna", "queue", now)
    assert (owner(session, case), case.owner, case.status) == ("staff:anna", "anna", "claimed")
    assert acts(session, case) == ["opened", "chat_wanted", "took_over"]


def test_taking_ones_own_chat_again_changes_nothing(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    takeover.take_over(session, case.reference, "anna", "bot", now)
    takeover.take_over(session, case.reference, "anna", "bot", now)
    assert acts(session, case) == ["opened", "took_over"]


def test_what_has_changed_since_it_was_seen_is_not_taken(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    with pytest.raises(AnotherAnswers):
        takeover.take_over(session, case.reference, "anna", "queue", now)
    with pytest.raises(AnotherAnswers):
        takeover.take_over(session, case.reference, "anna", "staff:bert", now)


def test_a_case_that_a_colleague_has_is_not_taken(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    cases.claim(session, case.reference, "bert", case.version, now)
    session.commit()
    with pytest.raises(AlreadyClaimed), session.begin_nested():
        takeover.take_over(session, case.reference, "anna", "bot", now)
    assert owner(session, case) == "bot"


@pytest.mark.parametrize(
    "over", [{"token_hash": None}, {"channel": "voice"}, {"channel": "voice", "token_hash": None}]
)
def test_where_nobody_reads_nobody_answers(
    over: dict[str, object], session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat(**over)
    with pytest.raises(ChatOver):
        takeover.take_over(session, case.reference, "anna", "bot", now)


def test_a_chat_that_was_quiet_for_half_an_hour_is_over(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    conversation = conversations.get(session, chat().conversation_id)
    assert takeover.can_be_taken(conversation, now + timedelta(minutes=29))
    assert not takeover.can_be_taken(conversation, now + timedelta(minutes=30))


def test_only_who_answers_hands_back(session: Session, chat: OpenChat, now: datetime) -> None:
    case = chat()
    takeover.take_over(session, case.reference, "anna", "bot", now)
    with pytest.raises(AnotherAnswers):
        takeover.hand_back(session, case.reference, "bert", now)
    takeover.hand_back(session, case.reference, "anna", now)
    assert (owner(session, case), case.wants, case.owner) == ("bot", "nothing", "anna")


def test_a_chat_passed_on_waits_at_the_other_department(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    takeover.take_over(session, case.reference, "anna", "bot", now)
    takeover.pass_to(session, case.reference, "anna", "wmo", now)
    assert (owner(session, case), case.department, case.owner) == ("queue", "wmo", None)
    assert (case.wants, acts(session, case)[-1]) == ("chat", "moved")


def test_the_chat_of_who_went_away_waits_for_the_next(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    takeover.take_over(session, case.reference, "anna", "bot", now)
    takeover.give_back(session, case, "anna", now)
    assert (owner(session, case), case.status, case.wants) == ("queue", "open", "chat")
    takeover.stop_waiting(session, case, now, "callback")
    assert (owner(session, case), case.wants) == ("bot", "callback")
