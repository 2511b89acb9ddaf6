"""Forgetting, each kind of data on its own timer (GDPR art. 5(1)(e), storage limitation)."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Engine, Update, delete, update
from sqlalchemy.orm import Session

from intake.database import read_scope, session_scope
from intake.keeping import brake, elsewhere, unclosed
from intake.keeping.brake import Due
from intake.keeping.terms import RetentionPolicy
from intake.receipts import Receipt
from intake.worker.ages import KINDS, Kind

ALL = 1.0
"""As a share: without a brake."""


@dataclass(frozen=True)
class Forgotten:
    """How many rows of each kind were deleted (webhook_answers: emptied)."""

    turns: int
    receipts: int
    webhook_answers: int
    messages: int
    appointments: int
    cases: int
    conversations: int
    """With their contact data."""


def retention(
    engine: Engine,
    now: datetime,
    policy: RetentionPolicy,
    share: float = ALL,
    *,
    elsewhere_too: bool = False,
) -> Forgotten:
    """Delete what the policy keeps no longer, and count it; warn of cases that nobody closes.

    Contact data lives as long as its case or appointment needs it: it goes with its conversation,
    when that is old and neither is left. What is under a legal hold stays. Reference numbers stay,
    so that none is given twice. Raises `intake.keeping.brake.TooMuch`, before anything is deleted,
    where more than this share of a kind would go. `elsewhere_too` puts the calls and text messages
    that go here into the list of what is to be deleted at the provider.
    """
    brake.check(dues(engine, now, policy), share)
    with session_scope(engine) as session:
        emptied = _empty_webhook_answers(session, now, policy)
    gone = {kind.name: _forget(engine, kind, now, policy, elsewhere_too) for kind in KINDS}
    with session_scope(engine) as session:
        unclosed.warn(session, now, policy)
    told = {field.name: gone[field.name] for field in fields(Forgotten) if field.name in gone}
    return Forgotten(webhook_answers=emptied, **told)


def dues(engine: Engine, now: datetime, policy: RetentionPolicy) -> list[Due]:
    """Count what would go now of each kind that has a brake."""
    with read_scope(engine) as session:
        return [kind.due(session, now, policy) for kind in KINDS if kind.braked]


def _forget(
    engine: Engine, kind: Kind, now: datetime, policy: RetentionPolicy, elsewhere_too: bool
) -> int:
    # One short transaction each: citizens who write at the same time need not wait for all.
    with session_scope(engine) as session:
        old = kind.old(session, now, policy)
        named = elsewhere.named_by(kind.table, old) if elsewhere_too else None
        if named is not None:
            elsewhere.note(session, session.scalars(named), now)
        return _count(session, delete(kind.table).where(old))


def _empty_webhook_answers(session: Session, now: datetime, policy: RetentionPolicy) -> int:
    cutoff = now - policy.webhook_answers
    old = update(Receipt).where(Receipt.at < cutoff, Receipt.response.is_not(None))
    return _count(session, old.values(response=None))


def _count(session: Session, statement: Delete | Update) -> int:
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast(CursorResult[Any], result).rowcount
