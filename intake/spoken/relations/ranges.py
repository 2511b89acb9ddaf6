"""How words such as "vanaf", "bis" and "tussen" make ranges of the days and times beside them."""

import re
from collections.abc import Iterator
from dataclasses import replace

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
    "AFTER": ">", "NOT_BEFORE": "[", "NOT_AFTER": "]", "OF": "o", "BY": "b",
    "BEFORE_OR_FOR": "?", "LATER": "l",
}  # fmt: skip
_PREFIXES = "{[]<>ob-?"
_BOUNDED = re.compile(
    r"\{([DS])[&\]-]([DS])|[\[o]?([DS])[\]-]([DS])|([\[\]<>b?])(?:(D)([TP]?)|S)|[DS]\|l"
)
_LONGEST_GAP = 1
# Signs of a range that ends: until, before, by.
_ENDS = "]<b"
_NOON, _EVENING = Clock(720, exact=True), Clock(1080, exact=True)
_PART_BEGINS = {"a": _NOON, "x": _NOON, "e": _EVENING}
_PART_ENDS = {"m": _NOON, "a": _EVENING}


def first_and_last(what: Days | Spans) -> list[Span]:
    """Every stretch of days this may mean."""
    if isinstance(what, Spans):
        return list(what.choices)
    return [(day, day) for day in what.choices]


def letter(mention: Mention) -> str:
    """The letter for a mention in a rule about order; empty for a mark that bounds nothing."""
    what = mention.what
    if isinstance(what, Mark):
        return _LETTERS.get(what.name, "")
    names = {Days: "D", Spans: "S", Clock: "T", Window: "V", Stretch: "I"}
    return names.get(type(what), "P")


def with_ranges(mentions: list[Mention]) -> list[Mention]:
    """The mentions with what is said of from, until, before and after made into ranges."""
    kept = [one for one in mentions if letter(one)]
    kept = [one for number, one in enumerate(kept) if not _dangles(kept, number)]
    while match := _BOUNDED.search("".join(map(letter, kept))):
        replaced = _range(match, kept[match.start() : match.end()])
        kept[match.start() : match.end()] = replaced
    return [one for one in kept if not isinstance(one.what, Mark) or one.what.name == "OR"]


def _dangles(mentions: list[Mention], number: int) -> bool:
    """Whether a preposition stands too far from what follows to belong to it."""
    if letter(mentions[number]) not in _PREFIXES:
        return False
    following = mentions[number + 1 : number + 2]
    furthest = 0 if letter(mentions[number]) in "<?" else _LONGEST_GAP
    return not following or words_between(mentions[number], following[0]) > furthest


def _range(match: re.Match[str], parts: list[Mention]) -> list[Mention]:
    whole = replace(parts[0], end=parts[-1].end)
    dated = [one.what for one in parts if isinstance(one.what, Days | Spans)]
    if len(dated) == 2:
        return [replace(whole, what=Spans(tuple(_pairs(*dated))))]
    if match[0].endswith("l"):
        spans = [_one_sided("[", span) for span in first_and_last(dated[0])]
        return [replace(whole, what=Spans(tuple(spans)))]
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
