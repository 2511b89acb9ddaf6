"""Dates of birth: beside a word that says so, or where somebody is of that day."""

from collections.abc import Iterator

from intake.contact_answers.folding import Token
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_DATE_WORDS = 12
_WORDS_BEFORE_DATE = 7
_WORDS_AFTER_DATE = 5
_WORDS_BETWEEN = 2
_PARTS_OF_DATE = 3
_ENDS = frozenset("?!;")
_NOBODY_YET = 2013
"""Of this year and later no grown-up is: "hij is van 3 maart 2024" is said of a letter."""


def dates_of_birth(reading: Reading) -> Iterator[Finding]:
    """The date after "geboren op", before "ben ik geboren", after "ik ben van" and the like, in
    digits or in words."""
    said, place, words = reading.tokens, 0, reading.words
    while place < len(said):
        cue = words.date_of_birth.length_at(said, place)
        if cue:
            yield from _date_after(reading, place + cue)
            yield from _date_before(reading, place)
        then = 0 if cue else words.born_then.length_at(said, place)
        if then:
            yield from _day_of_somebody(reading, place, place + then)
        if words.born_after.length_at(said, place):
            yield from _day_before(reading, place)
        place += cue or then or 1


def _date_after(reading: Reading, place: int) -> Iterator[Finding]:
    said = reading.tokens
    for start in range(place, min(place + _WORDS_BEFORE_DATE, len(said))):
        if said[start].text in _ENDS:
            return
        if _begins_date(reading, start):
            date = _date(reading, start)
            if len(date) > 1 or len(date[0].text) == len("ddmmjjjj"):
                yield Finding("date_of_birth", date[0].start, date[-1].end)
            return


def _date_before(reading: Reading, cue: int) -> Iterator[Finding]:
    """ "op 3 mei 1980 geboren": only a whole date, for much may stand before "geboren"."""
    last = cue
    for last in range(cue, max(cue - _WORDS_AFTER_DATE, 0), -1):
        if reading.tokens[last - 1].text in _ENDS | {".", ","}:
            break
        if _is_dated(reading, reading.tokens[last - 1]):
            date = _whole_date_before(reading, last)
            if date:
                yield Finding("date_of_birth", date[0].start, date[-1].end)
            return


def _whole_date_before(reading: Reading, end: int) -> list[Token]:
    start = end
    while start > max(end - _DATE_WORDS, 0) and _is_of_date(reading, reading.tokens[start - 1]):
        start -= 1
    date = _date(reading, start) if start < end else []
    while date and not _is_dated(reading, date[0]):
        date = date[1:]
    return date if len(date) > _PARTS_OF_DATE - 1 else []


def _day_of_somebody(reading: Reading, cue: int, after: int) -> Iterator[Finding]:
    """ "mijn man is van 2 februari 1958": of a person, and a day of long ago or of a child."""
    if after >= len(reading.tokens) or not _begins_date(reading, after):
        return
    date = _date(reading, after)
    if len(date) > _PARTS_OF_DATE - 1 and _is_person(reading, cue, date):
        yield Finding("date_of_birth", date[0].start, date[-1].end)


def _is_person(reading: Reading, cue: int, date: list[Token]) -> bool:
    before = reading.tokens[cue - 1].folded if cue else ""
    if before in reading.words.relations or reading.tokens[cue].folded in ("ben", "bin"):
        return True
    year = date[-1].text
    return not year.isdigit() or len(year) < len("jjjj") or int(year) < _NOBODY_YET


def _day_before(reading: Reading, place: int) -> Iterator[Finding]:
    """ "van zestien juli negentien tachtig ben ik": at the beginning of what is said."""
    date = _whole_date_before(reading, place)
    if date and reading.token_at(date[0].start) <= _WORDS_BETWEEN:
        yield Finding("date_of_birth", date[0].start, date[-1].end)


def _is_of_date(reading: Reading, token: Token) -> bool:
    return (
        _is_dated(reading, token)
        or token.text in ".-/"
        or token.folded in reading.words.date_between
    )


def _date(reading: Reading, start: int) -> list[Token]:
    """From this token on, all that is a number, a month or stands between two of them."""
    date: list[Token] = []
    between = 0
    for index, token in enumerate(reading.tokens[start : start + _DATE_WORDS], start):
        if _begins_date(reading, index):
            date.append(token)
            between = 0
        elif between == _WORDS_BETWEEN or not (
            token.text in ".-/,–" or token.folded in reading.words.date_between
        ):
            break
        else:
            between += 1
    return date


def _begins_date(reading: Reading, index: int) -> bool:
    """Whether a date may begin here, also with "één" before a month or another number."""
    token = reading.tokens[index]
    if _is_dated(reading, token):
        return True
    follows = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    return (
        token.folded in reading.contact.numbers.articles
        and follows is not None
        and _is_dated(reading, follows)
    )


def _is_dated(reading: Reading, token: Token) -> bool:
    if token.text[0].isdigit() or token.folded in reading.words.date_words:
        return True
    numbers = reading.contact.numbers
    return token.folded not in numbers.articles and numbers.is_number(token.folded)
