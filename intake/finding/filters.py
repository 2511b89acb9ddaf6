"""Which cases a clerk wants to see, page by page: every one of them can be reached."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, false, func, or_, select
from sqlalchemy.orm import Session

from intake.cases.models import Case, CaseEvent
from intake.conversations.models import Turn
from intake.finding.people import is_theirs

VIEWS = ("all", "waiting", "mine", "closed")
ANY = "any"
"""The view of what was sought: open and closed."""
CHOICES = ("channel", "language", "topic", "service", "wants", "reason")
"""Fields of a case by which a list can be narrowed, each to one value."""
PER_PAGE = 50
LONGEST = 100
"""Characters of what is sought."""


@dataclass(frozen=True)
class Filter:
    """What a list shows of the cases of these departments."""

    municipality: str
    departments: Collection[str]
    clerk: str
    """Whose cases the view `mine` shows."""
    view: str = "all"
    chosen: dict[str, str] = field(default_factory=dict)
    """Values by their field, of `CHOICES`."""
    hasty: bool = False
    """Only what is about danger, or urgent."""
    words: str = ""
    """Each of which stands in the summary, a note or what the citizen said."""
    late: Mapping[str, datetime] | None = None
    """By department: before which moment a case was opened to be late; only those are shown."""
    people: Select[str] | None = None
    """Conversations of whom is sought; with words, either may be what is meant."""


@dataclass(frozen=True)
class Shown:
    """One page of a list, and what the whole list has."""

    cases: list[Case]
    number: int
    """Of the page, from 1 on."""
    pages: int
    total: int
    open: int
    waiting: int
    urgent: int


def shown(session: Session, asked: Filter, number: int = 1, per_page: int = PER_PAGE) -> Shown:
    """Return a page: danger first, then what is urgent, who chats now, and the oldest; of what is
    closed the latest. The last page stands for any that is beyond it."""
    where = and_(*_conditions(asked))
    total, open_, waiting, urgent = _counts(session, where)
    pages = max(1, -(-total // per_page))
    number = min(max(1, number), pages)
    query = _in_order(select(Case).where(where), asked.view)
    cases = session.scalars(query.limit(per_page).offset((number - 1) * per_page))
    return Shown(list(cases), number, pages, total, open_, waiting, urgent)


def _in_order(query: Select[Case], view: str) -> Select[Case]:
    if view == "closed":
        return query.order_by(Case.closed_at.desc(), Case.reference)
    return query.order_by(
        Case.status == "closed", Case.danger.is_(None), Case.urgent.desc(), Case.wants != "chat"
    ).order_by(Case.opened_at, Case.reference)


def is_late(before: Mapping[str, datetime]) -> ColumnElement[bool]:
    """Return the condition that an open case waits longer than its department means to let it."""
    each = [and_(Case.department == id_, Case.opened_at < at) for id_, at in before.items()]
    return and_(Case.status != "closed", or_(false(), *each))


def speaks_of(words: str) -> ColumnElement[bool]:
    """Return the condition that every one of these words stands in what is kept of a case."""
    return and_(*(_has(word) for word in words.split()))


def _conditions(asked: Filter) -> list[ColumnElement[bool]]:
    where = [
        Case.municipality == asked.municipality,
        Case.department.in_(asked.departments),
    ]
    if asked.view != ANY:
        where.append(Case.status == "closed" if asked.view == "closed" else Case.status != "closed")
    if asked.view == "mine":
        where.append(Case.owner == asked.clerk)
    if asked.view == "waiting":
        where.append(Case.status == "open")
    if asked.hasty:
        where.append(or_(Case.danger.is_not(None), Case.urgent))
    if asked.late is not None:
        where.append(is_late(asked.late))
    where += [getattr(Case, name) == value for name, value in asked.chosen.items()]
    return [*where, *_sought(asked)]


def _sought(asked: Filter) -> list[ColumnElement[bool]]:
    either = [is_theirs(asked.people)] if asked.people is not None else []
    either += [speaks_of(asked.words)] if asked.words.strip() else []
    return [or_(*either)] if either else []


def _counts(session: Session, where: ColumnElement[bool]) -> tuple[int, int, int, int]:
    hasty = or_(Case.danger.is_not(None), Case.urgent)
    kinds = (Case.status != "closed", Case.status == "open", hasty)
    counted = [func.count().filter(kind) for kind in kinds]
    row = session.execute(select(func.count(), *counted).select_from(Case).where(where)).one()
    return row[0], row[1], row[2], row[3]


def _has(word: str) -> ColumnElement[bool]:
    said = select(Turn.seq).where(
        Turn.conversation_id == Case.conversation_id, Turn.sender == "citizen", _in(Turn.text, word)
    )
    note = CaseEvent.detail["text"].as_string()
    noted = select(CaseEvent.id).where(CaseEvent.reference == Case.reference, _in(note, word))
    return or_(_in(Case.summary, word), noted.exists(), said.exists())


def _in(column: SQLColumnExpression[str], word: str) -> ColumnElement[bool]:
    # SQLite lowers no letter beyond ASCII: "Überweisung" is looked for in each way to write it.
    ways = {word} if word.isascii() else {word.lower(), word.capitalize(), word.upper()}
    return or_(*(column.icontains(way, autoescape=True) for way in sorted(ways)))
