"""Which times go with which days: "dinsdag om drie uur of woensdagochtend" is two wishes."""

from dataclasses import dataclass, field
from datetime import date

from intake.spoken.days import Span
from intake.spoken.mentions import Clock, Days, Mark, Mention, PartOfDay, Spans, Stretch, Window

Time = Clock | Window | PartOfDay


@dataclass
class Wish:
    """Days that are alternatives to each other, and the times that hold on each of them."""

    days: list[Days | Spans] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


def wishes_of(mentions: list[Mention]) -> list[Wish]:
    """The wishes of a sentence, in order; none if no day and no time is left in it."""
    wishes = [Wish()]
    time_first, after_or = False, False
    for what in (one.what for one in mentions):
        wish = wishes[-1]
        if isinstance(what, Days | Spans):
            if wish.days and wish.times and (not time_first or after_or):
                wishes.append(wish := Wish())
            _add_day(wish, what, after_or)
            after_or = False
        elif isinstance(what, Clock | Window | PartOfDay):
            if _is_glued_to_last(wish, what):
                wishes.append(wish := Wish(days=[wish.days.pop()]))
            time_first = time_first or not wishes[0].days
            if time_first and after_or and wish.days and wish.times:
                wishes.append(wish := Wish())
            _add_time(wish, what, after_or)
            after_or = False
        elif isinstance(what, Mark):
            after_or = True
    return [wish for wish in wishes if wish.days or wish.times]


def stretches_of(mentions: list[Mention]) -> list[Stretch]:
    """The instants reckoned from now, in order."""
    return [one.what for one in mentions if isinstance(one.what, Stretch)]


def _is_glued_to_last(wish: Wish, what: Time) -> bool:
    """ "Dinsdag of woensdagmiddag": the afternoon is Wednesday's alone."""
    return isinstance(what, PartOfDay) and what.glued and len(wish.days) > 1 and not wish.times


def _add_day(wish: Wish, what: Days | Spans, alternative: bool) -> None:
    """Adds a day; without "or" a stretch of days narrows what was said before."""
    if not alternative and wish.days:
        narrowed = _narrowed(wish.days[-1], what)
        if narrowed:
            wish.days[-1] = narrowed
            return
    wish.days.append(what)


def _narrowed(one: Days | Spans, other: Days | Spans) -> Days | Spans | None:
    if isinstance(one, Days) and isinstance(other, Days):
        return one if set(one.choices) == set(other.choices) else None
    if isinstance(one, Spans) and isinstance(other, Spans):
        return _overlap(one, other)
    single, spans = (one, other) if isinstance(one, Days) else (other, one)
    if isinstance(single, Days) and isinstance(spans, Spans):
        inside = tuple(day for day in single.choices if any(_holds(s, day) for s in spans.choices))
        return Days(inside) if inside else None
    return None


def _holds(span: Span, day: date) -> bool:
    first, last = span
    return (first is None or first <= day) and (last is None or day <= last)


def _overlap(one: Spans, other: Spans) -> Spans | None:
    found = []
    for first, last in one.choices:
        for start, end in other.choices:
            begins = max(filter(None, (first, start)), default=None)
            ends = min(filter(None, (last, end)), default=None)
            if not begins or not ends or begins <= ends:
                found.append((begins, ends))
    return Spans(tuple(found)) if found else None


def _add_time(wish: Wish, what: Time, alternative: bool) -> None:
    """Adds a time; "after ten" and "before twelve" without "or" are one window."""
    last = wish.times[-1] if wish.times else None
    if isinstance(last, Window) and isinstance(what, Window) and not alternative:
        if last.end is None and what.start is None:
            wish.times[-1] = Window(last.start, what.end)
            return
        if last.start is None and what.end is None:
            wish.times[-1] = Window(what.start, last.end)
            return
    wish.times.append(what)
