"""Contacts of some days: how they came, in which language, when, and what became of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.cases.models import Case
from intake.conversations.models import Conversation, Turn
from intake.staff.by_hand import CHANNELS

ASKED = frozenset({"clarify", "offer"})
"""Decisions with which the bot asked back (`bot.intents.confidence`); an offer says that nothing
was understood."""
LOST = "offer"
FATES = ("solved", "after_a_question", "handed_over", "given_up")


@dataclass(frozen=True)
class Contacts:
    """Counts by a code each."""

    total: int
    by_channel: dict[str, int]
    by_language: dict[str, int]
    by_hour: dict[str, int]
    """By the hour of the municipality's clock at which they began, from 0 to 23."""
    by_fate: dict[str, int]
    """Of those that came to the bot: solved by it; after a question, where it had to ask back;
    handed over, where there is a case; given up, where nobody said anything or the last words were
    not understood."""


def contacts(session: Session, municipality: str, since: datetime, zone: tzinfo) -> Contacts:
    """Count the conversations that began at `since` or later."""
    rows = session.execute(
        select(
            Conversation.id,
            Conversation.channel,
            Conversation.language,
            Conversation.created_at,
            Conversation.turns,
            Case.reference,
        )
        .outerjoin(Case, Case.conversation_id == Conversation.id)
        .where(Conversation.municipality == municipality, Conversation.created_at >= since)
    ).all()
    decisions = _decisions(session, municipality, since)
    bots = [row for row in rows if row.channel not in CHANNELS]
    fates = Counter(_fate(row.reference, row.turns, decisions[row.id]) for row in bots)
    hours = Counter(row.created_at.astimezone(zone).hour for row in rows)
    return Contacts(
        total=len(rows),
        by_channel=_most_first(row.channel for row in rows),
        by_language=_most_first(row.language for row in rows),
        by_hour={str(hour): hours[hour] for hour in _span(hours)},
        by_fate={fate: fates[fate] for fate in FATES},
    )


def _decisions(session: Session, municipality: str, since: datetime) -> dict[str, list[str]]:
    rows = session.execute(
        select(Turn.conversation_id, Turn.decision)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .where(Conversation.municipality == municipality, Conversation.created_at >= since)
        .where(Turn.sender == "citizen", Turn.decision.is_not(None))
        .order_by(Turn.conversation_id, Turn.seq)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.conversation_id].append(str(row.decision))
    return found


def _fate(reference: str | None, turns: int, decisions: list[str]) -> str:
    if reference is not None:
        return "handed_over"
    if not turns or decisions[-1:] == [LOST]:
        return "given_up"
    return "after_a_question" if ASKED & set(decisions) else "solved"


def _most_first(codes: Iterable[str]) -> dict[str, int]:
    counted = Counter(codes)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _span(hours: Counter[int]) -> range:
    """Return the hours from the first to the last at which anybody came."""
    return range(min(hours), max(hours) + 1) if hours else range(0)
