"""On which numbers nothing is told to whoever holds the telephone."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases, contact_wishes
from intake.contact_wishes import ContactWish
from intake.conversations import Conversation
from intake.proof.lines import is_discreet
from tests.intake.conftest import OpenCase

LINE = "tel:one"
Open = Callable[..., Conversation]


@pytest.fixture
def caller(open_one: Open) -> Conversation:
    return open_one(channel="voice", origin=LINE)


@pytest.fixture
def danger(session: Session, open_one: Open, open_case: OpenCase) -> Callable[[str], cases.Case]:
    """Opens a case of danger that was told from a number."""

    def tell(origin: str) -> cases.Case:
        case = open_case(open_one(channel="voice", origin=origin))
        case.urgent, case.danger = True, "violence"
        session.flush()
        return case

    return tell


def test_where_nothing_is_known_nothing_is_kept_back(
    session: Session, caller: Conversation
) -> None:
    assert not is_discreet(session, caller)


def test_danger_keeps_everything_of_its_number_back(
    session: Session, caller: Conversation, danger: Callable[[str], cases.Case]
) -> None:
    danger("tel:another")
    assert not is_discreet(session, caller)
    danger(LINE)
    assert is_discreet(session, caller)


def test_also_once_its_case_is_closed(
    session: Session, caller: Conversation, danger: Callable[[str], cases.Case], now: datetime
) -> None:
    case = danger(LINE)
    cases.claim(session, case.reference, "clerk", case.version, now)
    cases.close(session, case.reference, "clerk", "answered", case.version, now, explained=True)
    assert is_discreet(session, caller)


def test_so_does_a_wish_for_no_call(
    session: Session, open_one: Open, caller: Conversation, now: datetime
) -> None:
    earlier = open_one(channel="sms", origin=LINE)
    contact_wishes.note(session, earlier.id, ContactWish(how="text"), now)
    assert not is_discreet(session, caller)
    contact_wishes.note(session, earlier.id, ContactWish(no_call=True), now)
    assert is_discreet(session, caller)


def test_another_municipality_knows_nothing_of_it(
    session: Session, open_one: Open, danger: Callable[[str], cases.Case]
) -> None:
    danger(LINE)
    assert not is_discreet(session, open_one(origin=LINE, municipality="stad-antwerpen"))


def test_conversations_named_besides_count_too(
    session: Session, open_one: Open, caller: Conversation, now: datetime
) -> None:
    chat = open_one()
    contact_wishes.note(session, chat.id, ContactWish(no_call=True), now)
    assert not is_discreet(session, caller)
    assert is_discreet(session, caller, chat.id)
