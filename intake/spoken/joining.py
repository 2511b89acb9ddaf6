"""How the days of a sentence belong together: ranges, a weekday of a week, a date with its day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from intake.spoken.days import Span, next_weekday, plus
from intake.spoken.mentions import (
    Clock,
    Days,
    Mark,
    Mention,
    PartOfDay,
    Spans,
    Stretch,
    Window,
    same_clause,
    words_between,
)

# One letter for each mention, so that a rule about their order is a regular expression.
_LETTERS = {
    "BETWEEN": "{", "AND": "&", "OR": "|", "FROM": "[", "UNTIL": "]", "DASH": "-", "BEFORE": "<",
    "AFTER": ">", "NOT_BEFORE": "[", "NOT_AFTER": "]", "OF": "o", "BY": "b", "BEFORE_OR_FOR": "?",
}  # fmt: skip
_PREFIXES = "{[]<>ob-?"
_BOUNDED = re.compile(r"\{([DS])[&\]-]([DS])|[\[o]?([DS])[\]-]([DS])|([\[\]<>b?])(?:(D)([TP]?)|S)")
_LONGEST_GAP = 1
# Signs of a range that ends: until, before, by.
_ENDS = "]<b"
_NOON, _EVENING = Clock(720, exact=True), Clock(1080, exact=True)
_PART_BEGINS = {"a": _NOON, "x": _NOON, "e": _EVENING}
_PART_ENDS = {"m": _NOON, "a": _EVENING}
MOST_WEEKDAYS = 5


def joined(mentions: list[Mention], today: date) -> list[Mention]:
    """The mentions with weekdays placed, dates matched and ranges made."""
    kept = _with_weekdays_in_weeks(_dates_with_weekdays(mentions, today), today)
    return _with_ranges(_without_past(kept, today))


def first_and_last(what: Days | Spans) -> list[Span]:
    """Every stretch of days this may mean."""
    if isinstance(what, Spans):
        return list(what.choices)
    return [(day, day) for day in what.choices]


def _without_past(mentions: list[Mention], today: date) -> list[Mention]:
    """Yesterday and last week tell of something else as soon as a coming day is named."""
    dated = [one for one in mentions if isinstance(one.what, Days | Spans)]
    past = [one for one in dated if _is_past(one, today)]
    if len(past) == len(dated):
        return mentions
    return [one for one in mentions if one not in past]


def _is_past(mention: Mention, today: date) -> bool:
    if not isinstance(mention.what, Days | Spans):
        return False
    return all(last is not None and last < today for _, last in first_and_last(mention.what))


def _dates_with_weekdays(mentions: list[Mention], today: date) -> list[Mention]:
    """ "Dinsdag 24 maart" is one day; when it is no Tuesday, it is not clear which is meant."""
    kept = list(mentions)
    for weekday in [one for one in mentions if _weekday(one) is not None]:
        for dated in [one for one in kept if _is_date(one)]:
            match = _matched(kept, weekday, dated, today)
            if match:
                kept = [match if one is dated else one for one in kept if one is not weekday]
                break
    return kept


def _weekday(mention: Mention) -> int | None:
    return mention.what.weekday if isinstance(mention.what, Days) else None


def _is_date(mention: Mention) -> bool:
    return isinstance(mention.what, Days) and mention.what.weekday is None


def _matched(
    mentions: list[Mention], weekday: Mention, dated: Mention, today: date
) -> Mention | None:
    number = _weekday(weekday)
    if number is None or not isinstance(dated.what, Days):
        return None
    fitting = tuple(day for day in dated.what.choices if day.weekday() == number)
    if fitting:
        return replace(dated, what=Days(fitting))
    if not _are_neighbours(mentions, weekday, dated):
        return None
    either = {*dated.what.choices, _nearest(dated.what.choices[0], number, today)}
    return replace(dated, what=Days(tuple(sorted(either))))


def _are_neighbours(mentions: list[Mention], one: Mention, other: Mention) -> bool:
    apart = abs(mentions.index(one) - mentions.index(other))
    return apart == 1 and words_between(one, other) <= _LONGEST_GAP


def _nearest(day: date, weekday: int, today: date) -> date:
    """The such weekday closest to a day, not before today."""
    following = next_weekday(day, weekday)
    before = plus(following, -7)
    return before if before >= today and day - before < following - day else following


def _with_weekdays_in_weeks(mentions: list[Mention], today: date) -> list[Mention]:
    """ "Volgende week, dinsdag of woensdag": the weekdays fall in the week that is named.

    A past week takes only the weekday right beside it: "vorige week gebeld, kan het dinsdag".
    """
    spans = [one for one in mentions if isinstance(one.what, Spans)]
    kept, used = [], []
    for mention in mentions:
        place = min(spans, key=lambda one: abs(one.start - mention.start), default=None)
        if place and _is_past(place, today) and not _are_neighbours(mentions, place, mention):
            place = None
        placed = _days_in(place, _weekday(mention)) if place else ()
        kept.append(replace(mention, what=Days(placed)) if placed else mention)
        if place and placed and not _bounds_between(mentions, place, mention):
            used.append(place)
    return [one for one in kept if one not in used]


def _days_in(span: Mention, weekday: int | None) -> tuple[date, ...]:
    if weekday is None or not isinstance(span.what, Spans):
        return ()
    found = [day for first, last in span.what.choices for day in _each(first, last, weekday)]
    return tuple(found) if len(found) <= MOST_WEEKDAYS else ()


def _each(first: date | None, last: date | None, weekday: int) -> Iterator[date]:
    if first and last and (last - first).days < 40:
        day = next_weekday(first, weekday)
        while day <= last:
            yield day
            day = plus(day, 7)


def _bounds_between(mentions: list[Mention], span: Mention, weekday: Mention) -> bool:
    """Whether the weekday bounds the week ("volgende week vanaf woensdag") rather than fills it."""
    between = mentions[mentions.index(span) + 1 : mentions.index(weekday)]
    return any(isinstance(one.what, Mark) and _letter(one) in tuple("[]<>") for one in between)


def _letter(mention: Mention) -> str:
    what = mention.what
    if isinstance(what, Mark):
        return _LETTERS.get(what.name, "")
    names = {Days: "D", Spans: "S", Clock: "T", Window: "V", Stretch: "I"}
    return names.get(type(what), "P")


def _with_ranges(mentions: list[Mention]) -> list[Mention]:
    kept = [one for one in mentions if _letter(one)]
    kept = [one for number, one in enumerate(kept) if not _dangles(kept, number)]
    while match := _BOUNDED.search("".join(map(_letter, kept))):
        replaced = _range(match, kept[match.start() : match.end()])
        kept[match.start() : match.end()] = replaced
    return [one for one in kept if not isinstance(one.what, Mark) or one.what.name == "OR"]


def _dangles(mentions: list[Mention], number: int) -> bool:
    """Whether a preposition stands too far from what follows to belong to it."""
    if _letter(mentions[number]) not in _PREFIXES:
        return False
    following = mentions[number + 1 : number + 2]
    furthest = 0 if _letter(mentions[number]) in "<?" else _LONGEST_GAP
    return not following or words_between(mentions[number], following[0]) > furthest


def _range(match: re.Match[str], parts: list[Mention]) -> list[Mention]:
    whole = replace(parts[0], end=parts[-1].end)
    dated = [one.what for one in parts if isinstance(one.what, Days | Spans)]
    if len(dated) == 2:
        return [replace(whole, what=Spans(tuple(_pairs(*dated))))]
    sign, attached = match[5], parts[2:]
    if sign == "?":
        return parts[1:] if attached else _for_or_before(parts, dated[0])
    clock = _bounding_clock(sign, parts[1], attached[0]) if attached else None
    if clock:
        is_end = sign in _ENDS
        window = Window(None if is_end else clock, clock if is_end else None, deadline=True)
        return [parts[1], replace(attached[0], what=window)]
    spans = [_one_sided(sign, span) for span in first_and_last(dated[0])]
    bounded = Spans(tuple(span for span in spans if span != (None, None)))
    return [replace(whole, what=bounded), *attached]


def _bounding_clock(sign: str, day: Mention, attached: Mention) -> Clock | None:
    """The time at which a range begins or ends: the one said, or where a part of day does.

    A part of day that stands apart holds on every day: "vanaf dinsdag, liefst 's ochtends".
    """
    if isinstance(attached.what, Clock):
        return attached.what
    if not isinstance(attached.what, PartOfDay) or words_between(day, attached):
        return None
    if not same_clause(day, attached):
        return None
    bounds = _PART_BEGINS if sign in "[<" else _PART_ENDS
    return bounds.get(attached.what.letter)


def _for_or_before(parts: list[Mention], dated: Days | Spans) -> list[Mention]:
    """ "Voor vrijdag", when it is not clear whether on that day or before it."""
    spans = tuple(_one_sided("<", span) for span in first_and_last(dated))
    return [parts[1], replace(parts[0], what=Mark("OR")), replace(parts[1], what=Spans(spans))]


def _pairs(start: Days | Spans, end: Days | Spans) -> Iterator[Span]:
    for first, _ in first_and_last(start):
        if isinstance(end, Days) and end.weekday is not None and first:
            yield first, next_weekday(first, end.weekday)
            continue
        for _, last in first_and_last(end):
            if first and last and first <= last:
                yield first, last


def _one_sided(sign: str, span: Span) -> Span:
    first, last = span
    if sign == "[":
        return first, None
    if sign == ">":
        return (plus(last, 1) if last else None), None
    return None, (plus(first, -1) if sign == "<" and first else last)
