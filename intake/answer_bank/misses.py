"""Questions that found no answer, counted by day: what an editor may write a unit for."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Date, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.answer_bank.confusable import spelt
from intake.database import Base, insert_into
from intake.municipalities import Municipality
from intake.privacy import redact


class Miss(Base):
    """One question on one day, as often as it was put; nothing says by whom, or in which call."""

    __tablename__ = "unanswered_questions"

    municipality: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    words: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Hash of its words without case, accents and punctuation: those are one question."""
    question: Mapped[str] = mapped_column(Text)
    """As it was put first on that day, redacted."""
    count: Mapped[int]


@dataclass(frozen=True)
class Unanswered:
    """A question of a municipality, how often it was put, and the last day on which it was."""

    question: str
    language: str
    count: int
    last: date


def note_miss(
    session: Session,
    municipality: Municipality,
    language: str,
    question: str,
    now: datetime,
    *,
    data_dir: Path,
) -> None:
    """Count a question that found no answer, on the municipality's day; one without words is none.

    What is personal in it is taken out here, too, whoever calls.
    """
    kept = redact(question, municipality.country, language, data_dir=data_dir).text
    words = spelt(kept)
    if not words:
        return
    row = insert_into(session, Miss).values(
        municipality=municipality.id,
        language=language,
        day=now.astimezone(municipality.timezone).date(),
        words=_hashed(words),
        question=kept,
        count=1,
    )
    session.execute(
        row.on_conflict_do_update(
            index_elements=[column.name for column in Miss.__table__.primary_key],
            set_={"count": Miss.count + 1},
        )
    )


def most_frequent(
    session: Session, municipality: str, since: date, limit: int = 20
) -> list[Unanswered]:
    """Return what was asked most since a day and not answered, the most frequent first.

    Of equally frequent ones the latest comes first. Those of one wording are one, over all days.
    """
    count, last = func.sum(Miss.count), func.max(Miss.day)
    found = session.execute(
        select(func.min(Miss.question), Miss.language, count, last)
        .where(Miss.municipality == municipality, Miss.day >= since)
        .group_by(Miss.words, Miss.language)
        .order_by(count.desc(), last.desc(), func.min(Miss.question))
        .limit(limit)
    )
    return [Unanswered(*row) for row in found]


def key_of(question: str) -> str:
    """Return by which `words` a redacted question is counted."""
    return _hashed(spelt(question))


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
