"""How the days of a sentence belong together: a date with its weekday, a weekday of a week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from intake.spoken.days import next_weekday, plus
from intake.spoken.mentions import Days, Mark, Mention, Spans, words_between
from intake.spoken.relations.ranges import first_and_last, letter, with_ranges

_LONGEST_GAP = 1
MOST_WEEKDAYS = 5


def joined(mentions: list[Mention], today: date) -> list[Mention]:
    """The mentions with weekdays placed, dates matched and ranges made."""
    kept = _with_weekdays_in_weeks(_dates_with_weekdays(mentions, today), today)
    return with_ranges(_without_past(kept, today))


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
    return any(isinstance(one.what, Mark) and letter(one) in tuple("[]<>") for one in between)
