"""What a sentence takes back or rules out: "niet op woensdag", "nein, lieber Dienstag"."""

from dataclasses import dataclass, replace
from datetime import date

from intake.spoken.days import plus
from intake.spoken.mentions import (
    Clock,
    Days,
    Mark,
    Mention,
    PartOfDay,
    Spans,
    Stretch,
    What,
    Window,
)

SATURDAY, SUNDAY = 5, 6
NOON, EVENING = Clock(720, exact=True), Clock(1080, exact=True)
# What is left of the day when a part of it is ruled out.
_REST_OF_DAY = {"m": Window(NOON, None), "a": Window(None, NOON), "e": Window(None, EVENING)}
# How many words may stand between a negation and what it negates.
_REACH_AHEAD, _REACH_BACK = 3, 4
_TURNS = frozenset({"CONTRAST", "CORRECTION", "INDEED", "PREFER", "TOWARD"})


@dataclass(frozen=True)
class Kept:
    """The mentions that still stand, and the weekdays (Monday is 0) that are ruled out."""

    mentions: list[Mention]
    excluded: frozenset[int]


def without_negated(mentions: list[Mention], today: date) -> Kept:
    """The mentions without what is negated; half of a day or of time may be left of it."""
    kept, excluded = list(mentions), set[int]()
    for negation in [one for one in mentions if _name(one) in ("NOT", "NAY", "NO", "EXCEPT")]:
        group = _negated(kept, kept.index(negation))
        kept, ruled_out = _replaced(kept, negation, group, today)
        excluded |= ruled_out
    if any(_name(one) == "WORKDAYS" for one in kept):
        excluded |= {SATURDAY, SUNDAY}
    return Kept(kept, frozenset(excluded))


def corrected(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what was said before "nee", "sondern" or "naar" and is replaced."""
    kept = list(mentions)
    for turn in [one for one in mentions if _name(one) in ("CORRECTION", "TOWARD", "INSTEAD")]:
        place = kept.index(turn)
        ahead = _following(kept, place, reach=_REACH_AHEAD)
        if not ahead:
            continue
        if _name(turn) == "INSTEAD":
            kept = [one for one in kept if one not in ahead]
        else:
            replaced = {_family(one.what) for one in ahead}
            earlier = [one for one in kept[:place] if _family(one.what) not in replaced]
            kept = earlier + kept[place:]
    return kept


def _name(mention: Mention) -> str:
    return mention.what.name if isinstance(mention.what, Mark) else ""


def _family(what: What) -> str:
    """Whether it tells the day or the time; a mark tells neither and is never replaced."""
    if isinstance(what, Days | Spans | Stretch):
        return "day"
    return "mark" if isinstance(what, Mark) else "time"


def _following(mentions: list[Mention], place: int, reach: int) -> list[Mention]:
    """The mentions that belong together right after a mark, up to the next mark."""
    group: list[Mention] = []
    end = mentions[place].end
    for mention in mentions[place + 1 :]:
        if mention.start - end > reach or (isinstance(mention.what, Mark) and group):
            break
        if not isinstance(mention.what, Mark):
            group.append(mention)
            reach, end = 1, mention.end
    return group


def _negated(mentions: list[Mention], place: int) -> list[Mention]:
    """What a negation is about: what follows it closely, or else what came before it."""
    if _name(mentions[place]) != "NAY":
        group = _negated_ahead(mentions, place)
        if group or _name(mentions[place]) != "NOT":
            return group
    softened = place + 1 < len(mentions) and _name(mentions[place + 1]) == "SOFTENER"
    return [] if softened else _negated_before(mentions, place)


def _negated_ahead(mentions: list[Mention], place: int) -> list[Mention]:
    group: list[Mention] = []
    end, linked = mentions[place].end, True
    for number, mention in enumerate(mentions[place + 1 :], start=place + 1):
        if isinstance(mention.what, Mark):
            if _name(mention) in ("AND", "OR"):
                linked = True
            elif _name(mention) in _TURNS | {"SOFTENER"} or group:
                break
            continue
        reach = 1 if group else _REACH_AHEAD
        near = mention.start - end <= reach + linked * bool(group)
        if not near or _is_affirmed(mentions, number):
            break
        group.append(mention)
        end, linked = mention.end, False
    return group


def _is_affirmed(mentions: list[Mention], place: int) -> bool:
    """Whether "wel" follows: "dinsdag niet, woensdag wel"."""
    following = mentions[place + 1 : place + 3]
    return any(_name(one) == "INDEED" and one.start - mentions[place].end <= 3 for one in following)


def _negated_before(mentions: list[Mention], place: int) -> list[Mention]:
    group: list[Mention] = []
    start, reach, able = mentions[place].start, _REACH_BACK, False
    for mention in reversed(mentions[:place]):
        name = _name(mention)
        able = able or name == "CAN"
        if name in ("CAN", "AND", "OR"):
            continue
        if name or start - mention.end > (reach if able or group else 1):
            break
        group.append(mention)
        start, reach = mention.start, 1
    return group


def _replaced(
    mentions: list[Mention], negation: Mention, group: list[Mention], today: date
) -> tuple[list[Mention], set[int]]:
    """The mentions with what is left of the negated ones, and the weekdays that are ruled out."""
    timed = any(isinstance(one.what, Clock | Window) for one in group)
    excluded: set[int] = set()
    kept: list[Mention] = []
    for mention in mentions:
        if mention not in group:
            kept.append(mention)
        elif isinstance(mention.what, Days | Spans):
            excluded |= set() if timed else _weekdays(mention.what)
            kept += _rest(mention, today)
        elif len(group) == 1 or isinstance(mention.what, Window):
            kept += _rest(mention, today)
    return [one for one in kept if one is not negation], excluded


def _weekdays(what: Days | Spans) -> set[int]:
    if isinstance(what, Days):
        return set() if what.weekday is None else {what.weekday}
    first, last = what.choices[0]
    is_weekend = first and last and first.weekday() == SATURDAY and (last - first).days == 1
    return {SATURDAY, SUNDAY} if is_weekend else set()


def _rest(mention: Mention, today: date) -> list[Mention]:
    """What a negation leaves standing: "not today" from tomorrow, "not after four" until four."""
    what = mention.what
    left: What | None = None
    if isinstance(what, Days) and what.choices == (today,):
        left = Spans(((plus(today, 1), None),))
    elif isinstance(what, PartOfDay):
        left = _REST_OF_DAY.get(what.letter)
    elif isinstance(what, Window) and (what.start is None or what.end is None):
        left = Window(what.end, what.start)
    return [replace(mention, what=left)] if left else []
