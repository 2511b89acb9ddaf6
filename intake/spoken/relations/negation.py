"""What a sentence rules out: "niet op woensdag", "dienstags kann ich nicht"."""

from dataclasses import dataclass, replace
from datetime import date

from intake.spoken.days import plus
from intake.spoken.mentions import (
    Clock,
    Days,
    Mention,
    PartOfDay,
    Spans,
    What,
    Window,
    mark_of,
    same_clause,
    words_between,
)

SATURDAY, SUNDAY = 5, 6
NOON, EVENING = Clock(720, exact=True), Clock(1080, exact=True)
# What is left of the day when a part of it is ruled out.
_REST_OF_DAY = {"m": Window(NOON, None), "a": Window(None, NOON), "e": Window(None, EVENING)}
# How many words may stand between a negation and what it negates.
_REACH_AHEAD, _REACH_BACK = 2, 4
_TURNS = frozenset({"CONTRAST", "CORRECTION", "INDEED", "PREFER", "TOWARD", "SOFTENER"})
_NEGATIONS = frozenset({"NOT", "NAY", "UNSUITABLE", "NOT_THEN", "NO", "EXCEPT"})
_PASSED = frozenset({"CAN", "AND", "OR", "SOFTENER", "PREFER", "CONTRAST"})


@dataclass(frozen=True)
class Kept:
    """The mentions that still stand, and the weekdays (Monday is 0) that are ruled out."""

    mentions: list[Mention]
    excluded: frozenset[int]


def without_negated(mentions: list[Mention], today: date) -> Kept:
    """The mentions without what is negated; half of a day or of time may be left of it."""
    kept, excluded = list(mentions), set[int]()
    for negation in [one for one in mentions if mark_of(one) in _NEGATIONS]:
        group = _negated(kept, kept.index(negation))
        kept, ruled_out = _replaced(kept, negation, group, today)
        excluded |= ruled_out
    if any(mark_of(one) == "WORKDAYS" for one in kept):
        excluded |= {SATURDAY, SUNDAY}
    return Kept(kept, frozenset(excluded))


def _negated(mentions: list[Mention], place: int) -> list[Mention]:
    """What a negation is about: what follows it closely, or else what came before it."""
    name = mark_of(mentions[place])
    if name not in ("NAY", "UNSUITABLE", "NOT_THEN"):
        group = _negated_ahead(mentions, place)
        if group or name == "NO":
            return group
    softened = place + 1 < len(mentions) and mark_of(mentions[place + 1]) == "SOFTENER"
    return [] if softened else _negated_before(mentions, place)


def _negated_ahead(mentions: list[Mention], place: int) -> list[Mention]:
    """The days or times right after a negation, and those listed with them."""
    group: list[Mention] = []
    last, linked = mentions[place], True
    for number, mention in enumerate(mentions[place + 1 :], start=place + 1):
        name = mark_of(mention)
        if name in ("AND", "OR"):
            linked = True
        elif name in _TURNS or (name and group):
            break
        elif not name:
            if not _belongs(mentions, number, last, linked, bool(group)):
                break
            group.append(mention)
            last, linked = mention, False
    return group


def _belongs(
    mentions: list[Mention], number: int, last: Mention, linked: bool, listed: bool
) -> bool:
    mention = mentions[number]
    if _is_affirmed(mentions, number):
        return False
    if not listed:
        return same_clause(last, mention) and words_between(last, mention) <= _REACH_AHEAD
    goes_on = any(mark_of(one) in ("AND", "OR") for one in mentions[number + 1 : number + 2])
    near = words_between(last, mention) <= 1 + linked
    return near and (linked or goes_on or same_clause(last, mention))


def _is_affirmed(mentions: list[Mention], place: int) -> bool:
    """Whether "wel" follows: "dinsdag niet, woensdag wel"."""
    for mention in mentions[place + 1 :]:
        if mark_of(mention) == "INDEED":
            return words_between(mentions[place], mention) <= 3
        if mark_of(mention) not in ("CAN", "SOFTENER"):
            return False
    return False


def _negated_before(mentions: list[Mention], place: int) -> list[Mention]:
    """The days or times that a negation looks back at: "woensdag kan ik niet"."""
    group: list[Mention] = []
    # "Da kann ich nicht" speaks of the clause before its own.
    last, able, elsewhere = mentions[place], False, mark_of(mentions[place]) == "NOT_THEN"
    for mention in reversed(mentions[:place]):
        name = mark_of(mention)
        able = able or name == "CAN"
        if name in _PASSED:
            continue
        reach = 1 if group or not able else _REACH_BACK
        if name or words_between(mention, last) > reach:
            break
        if not (same_clause(mention, last) or elsewhere):
            break
        group.append(mention)
        last = mention
    return group


def _replaced(
    mentions: list[Mention], negation: Mention, group: list[Mention], today: date
) -> tuple[list[Mention], set[int]]:
    """The mentions with what is left of the negated ones, and the weekdays that are ruled out."""
    timed = any(isinstance(one.what, Clock | Window) for one in group)
    parts = [one for one in mentions if isinstance(one.what, PartOfDay)]
    another_part = any(one not in group for one in parts)
    # "Volgende week dinsdag kan ik niet": only the Tuesday is ruled out, not the week.
    names_weekday = any(isinstance(m.what, Days) and m.what.weekday is not None for m in group)
    excluded: set[int] = set()
    kept: list[Mention] = []
    for mention in mentions:
        of_weekday = isinstance(mention.what, Spans) and names_weekday
        if mention not in group or of_weekday:
            kept.append(mention)
        elif isinstance(mention.what, Days | Spans):
            excluded |= set() if timed else _weekdays(mention.what)
            kept += _rest(mention, today, another_part)
        elif len(group) == 1 or isinstance(mention.what, Window):
            kept += _rest(mention, today, another_part)
    return [one for one in kept if one is not negation], excluded


def _weekdays(what: Days | Spans) -> set[int]:
    if isinstance(what, Days):
        return set() if what.weekday is None else {what.weekday}
    first, last = what.choices[0]
    is_weekend = first and last and first.weekday() == SATURDAY and (last - first).days == 1
    return {SATURDAY, SUNDAY} if is_weekend else set()


def _rest(mention: Mention, today: date, another_part: bool) -> list[Mention]:
    """What a negation leaves standing: "not today" from tomorrow, "not after four" until four."""
    what = mention.what
    left: What | None = None
    if isinstance(what, Days) and what.choices == (today,):
        left = Spans(((plus(today, 1), None),))
    elif isinstance(what, PartOfDay):
        left = None if another_part else _REST_OF_DAY.get(what.letter)
    elif isinstance(what, Window) and (what.start is None or what.end is None):
        left = Window(what.end, what.start)
    return [replace(mention, what=left)] if left else []
