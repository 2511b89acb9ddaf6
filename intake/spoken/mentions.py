"""What a sentence mentions, in order, before it is known how the mentions belong together."""

from dataclasses import dataclass
from datetime import date, datetime

from intake.spoken.days import Span


@dataclass(frozen=True)
class Days:
    """One day, or the days it may be; a bare weekday (Monday is 0) may still fall in any week."""

    choices: tuple[date, ...]
    weekday: int | None = None


@dataclass(frozen=True)
class Spans:
    """A stretch of days such as a week, or the stretches it may be."""

    choices: tuple[Span, ...]


@dataclass(frozen=True)
class Clock:
    """A time in minutes since midnight, or since noon as well when not exact.

    In figures ("9:30") it is of the 24-hour clock unless only the other half of the day is
    within office hours. `part` is the letter of the part of day that was said right after it
    ("drie uur 's middags").
    """

    minute: int
    exact: bool = False
    part: str | None = None
    figures: bool = False


@dataclass(frozen=True)
class Window:
    """From one time of day to another; None is open.

    A `deadline` is not confined to the day it is said with ("tot vrijdag 12 uur").
    """

    start: Clock | None
    end: Clock | None
    deadline: bool = False


@dataclass(frozen=True)
class PartOfDay:
    """Morning, afternoon, evening, night or noon: m a e n x."""

    letter: str
    glued: bool = False  # one word with its day: "dinsdagmiddag"


@dataclass(frozen=True)
class Stretch:
    """An instant reckoned from now ("in an hour"), or the time until then."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Mark:
    """A word that relates the mentions around it: BEFORE, UNTIL, OR, NOT."""

    name: str


NO_SUCH_DAY = Mark("NO_SUCH_DAY")
"""A date that is not on the calendar: 30 February."""
UNREAD_TIME = Mark("UNREAD_TIME")
"""A time of day that stands there and cannot be read: 25 o'clock, "om half"."""

What = Days | Spans | Clock | Window | PartOfDay | Stretch | Mark


@dataclass(frozen=True)
class Mention:
    """What is mentioned, and where in the sentence, counted in words.

    Articles and the prepositions before a day do not count; the end of a clause counts as
    `CLAUSE` words.
    """

    what: What
    start: int
    end: int


CLAUSE = 1000


def words_between(one: Mention, other: Mention) -> int:
    """How many words stand between two mentions, whichever comes first."""
    return max(0, max(one.start, other.start) - min(one.end, other.end)) % CLAUSE


def same_clause(one: Mention, other: Mention) -> bool:
    """Whether no comma or full stop stands between two mentions."""
    return max(one.start, other.start) - min(one.end, other.end) < CLAUSE


def mark_of(mention: Mention) -> str:
    """The name of a relating word, empty for anything else."""
    return mention.what.name if isinstance(mention.what, Mark) else ""
