"""A booking that broke off is kept for half an hour, without whose it is."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.returning import broken_off

CHOSEN = {"purpose": "book", "service": "passport", "office": None, "name": "Els de Vries"}
Open = Callable[..., Conversation]


@pytest.fixture
def call(session: Session, open_one: Open, now: datetime) -> Conversation:
    call = open_one(channel="voice")
    broken_off.keep(session, call.id, CHOSEN, now)
    return call


def test_what_was_chosen_is_kept_and_nothing_else(
    session: Session, call: Conversation, now: datetime
) -> None:
    assert broken_off.of(session, call.id, now) == {"purpose": "book", "service": "passport"}


@pytest.mark.parametrize(("minutes", "there"), [(0, True), (29, True), (30, False), (-1, False)])
def test_it_is_gone_on_with_within_half_an_hour(
    session: Session, call: Conversation, now: datetime, minutes: int, there: bool
) -> None:
    found = broken_off.of(session, call.id, now + timedelta(minutes=minutes))
    assert (found is not None) is there


def test_it_is_taken_up_once(session: Session, call: Conversation, now: datetime) -> None:
    broken_off.forget(session, call.id)
    assert broken_off.of(session, call.id, now) is None


def test_what_breaks_off_again_is_kept_anew(
    session: Session, call: Conversation, now: datetime
) -> None:
    broken_off.keep(session, call.id, {"service": "driving_licence"}, now)
    assert broken_off.of(session, call.id, now) == {"service": "driving_licence"}
