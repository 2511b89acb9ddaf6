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
    """A time in minutes since midnight, or since noon as well when not exact."""

    minute: int
    exact: bool = False


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


What = Days | Spans | Clock | Window | PartOfDay | Stretch | Mark


@dataclass(frozen=True)
class Mention:
    """What is mentioned, and which symbols of the sentence say so."""

    what: What
    start: int
    end: int
