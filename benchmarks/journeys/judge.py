"""Whether a goal was reached, by the store alone: what was wanted is there, and nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

import phonenumbers

from benchmarks.journeys.goals import Goal, letters
from benchmarks.journeys.rows import Booked, Rows
from intake.advice.question import Question
from intake.advice.routing import route
from intake.catalogue import Catalogue
from intake.municipalities import Municipality

DANGERS = {
    "violence": {"violence", "threat", "child"},
    "medical": {"medical", "suicide"},
    "fire": {"fire_or_gas"},
    "suicide": {"suicide", "medical"},
    "homeless": {"homeless", "violence"},
    "destitute": {"destitute", "child", "homeless"},
}
"""What kinds of a case a cry may be; some cries are two things at once."""
CALLS = ("callback", "transfer")
BROKEN = "rasa_unavailable"
"""Why a case was opened where no answer came in time: mostly the machine has too much to do."""
WRONG = frozenset(
    {
        "another service booked", "another office booked", "another time booked", "booked twice",
        "another name kept", "another number kept", "booked unasked", "lost a booking",
        "a case unasked", "a false alarm", "case for another department", "a call not wanted",
        "joined unasked", "ended on danger",
    }
)  # fmt: skip
"""Acts that are wrong, where all other faults are something not done."""


@dataclass(frozen=True)
class Judged:
    """What the judge knows beside the rows."""

    profile: Municipality
    catalogue: Catalogue
    settled: datetime | None = None
    """The time somebody took because none was offered that they wished."""
    before: Booked | None = None
    """The appointment that was there before the conversation."""
    heard: bool = False
    """Whether the answer to their question was told."""
    own_number: str = ""
    """From which they called or wrote, as E.164."""


def faults(goal: Goal, rows: Rows, known: Judged) -> list[str]:
    """Return what is wrong, in words of one line each; empty where the goal was reached."""
    return [*GOALS[goal.kind](goal, rows, known), *_nothing_else(goal, rows)]


def believed(goal: Goal, rows: Rows, known: Judged) -> bool:
    """Say whether the citizen was told that it is done, rightly or not."""
    if goal.kind == "book":
        return bool(rows.living)
    if goal.kind in ("move", "cancel"):
        return known.before not in rows.living
    return not any(GOALS[goal.kind](goal, rows, known))


def _book(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    if not rows.living:
        yield "not booked"
        return
    if len(rows.living) > 1:
        yield "booked twice"
    yield from _as_wished(goal, rows.living[0], known)
    yield from _named(goal, rows)


def _as_wished(goal: Goal, booked: Booked, known: Judged) -> Iterator[str]:
    if booked.service not in goal.services:
        yield "another service booked"
    if booked.office != goal.office:
        yield "another office booked"
    local = booked.at.astimezone(known.profile.timezone)
    if not goal.wish.fits(local) and booked.at != known.settled:
        yield "another time booked"


def _named(goal: Goal, rows: Rows) -> Iterator[str]:
    name = rows.contacts.get("name")
    if name is None:
        yield "no name kept"
    elif letters(name) != letters(goal.name):
        yield "another name kept"


def _move(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    assert known.before is not None, "who moves has an appointment"
    mine = [one for one in rows.living if one.reference == known.before.reference]
    if len(rows.living) > len(mine):
        yield "booked unasked"
    if not mine:
        yield "lost a booking"
    elif mine[0] == known.before:
        yield "not moved"
    else:
        yield from _as_wished(goal, mine[0], known)


def _cancel(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    if known.before in rows.living:
        yield "not cancelled"
    if any(one != known.before for one in rows.living):
        yield "booked unasked"


def _ask(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    if not known.heard:
        yield "no answer"


def _be_called(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    yield from _case(goal, rows, known)
    if rows.case is None:
        return
    if rows.case["wants"] not in CALLS:
        yield f"case wants {rows.case['wants']}"
    number = rows.contacts.get("phone")
    if number is None:
        yield "no number kept"
    elif number not in (_e164(goal.phone, known.profile), known.own_number):
        yield "another number kept"


def _be_written(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    yield from _case(goal, rows, known)
    if rows.case is not None and rows.case["wants"] in CALLS:
        yield "a call not wanted"


def _case(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    if rows.case is None:
        yield "no case"
    elif rows.case["department"] not in departments(goal, known):
        yield "case for another department"


def departments(goal: Goal, known: Judged) -> Collection[str]:
    """Return who deals with a matter by the profile, whichever service of it was understood."""
    return {
        route(
            known.profile,
            Question(
                at=goal.now,
                service=service,
                topic=known.catalogue.topic_of(service),
                language=goal.language,
                intent="speak_to_human",
            ),
        ).department
        for service in goal.services
    }


def _join(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    if not rows.interests:
        yield "not joined"


def _danger(goal: Goal, rows: Rows, known: Judged) -> Iterator[str]:
    danger = rows.case["danger"] if rows.case else None
    if danger is None:
        yield "danger missed"
    elif danger not in DANGERS[goal.about]:
        yield "another danger seen"
    elif not rows.case or not rows.case["urgent"]:
        yield "not urgent"


def _nothing_else(goal: Goal, rows: Rows) -> Iterator[str]:
    if goal.kind not in ("book", "move", "cancel") and rows.living:
        yield "booked unasked"
    if goal.kind != "danger" and rows.case and rows.case["danger"]:
        yield "a false alarm"
    elif rows.case and rows.case["reason"] == BROKEN:
        yield "a turn that broke"
    elif goal.kind in ("book", "move", "cancel", "ask") and rows.case:
        yield "a case unasked"
    if goal.kind != "join" and rows.interests:
        yield "joined unasked"


def _e164(number: str, profile: Municipality) -> str:
    parsed = phonenumbers.parse(number, profile.country)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


GOALS = {
    "book": _book,
    "move": _move,
    "cancel": _cancel,
    "ask": _ask,
    "be_called": _be_called,
    "be_written": _be_written,
    "join": _join,
    "danger": _danger,
}
