"""Names after an introduction, and dates of birth after a word that says so."""

from collections.abc import Iterator

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import is_likely_name
from intake.contact_answers.names import name_after, name_before
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_DATE_WORDS = 12
_WORDS_BEFORE_DATE = 4
_WORDS_BETWEEN = 2
_PARTS_OF_DATE = 3
_WORDS_BEFORE_CLOSING = 6
_SENTENCE_ENDS = frozenset(".!?;\n")


def names(reading: Reading) -> Iterator[Finding]:
    """Names after "mijn naam is", before "is mijn naam", and after "met" or "ich bin" where a
    sentence begins so, or goes on so behind a comma."""
    words = reading.contact.names
    said, begun = reading.tokens, 0
    for place, token in enumerate(said):
        if token.text in _SENTENCE_ENDS:
            begun = place + 1
        strong = words.strong.length_at(said, place)
        weak = 0 if strong else _weak_length(reading, place)
        name = name_after(said, place + (strong or weak), words) if strong or weak else []
        if weak and not (name and is_likely_name(name, words)):
            name = []
        if not name and begun < place <= begun + _WORDS_BEFORE_CLOSING:
            closing = words.closing_surely.length_at(said, place)
            name = name_before(said, begun, place, words) if closing else []
        if name:
            yield Finding("name", name[0].start, name[-1].end)


def _weak_length(reading: Reading, place: int) -> int:
    words = reading.contact.names
    length = words.weak.length_at(reading.tokens, place)
    return length if length and _begins_sentence(reading, place) else 0


def _begins_sentence(reading: Reading, place: int) -> bool:
    said, fillers = reading.tokens, reading.contact.names.fillers
    while place > 0 and said[place - 1].text not in _SENTENCE_ENDS | {","}:
        step = fillers.length_before(said, place)
        if not step:
            return False
        place -= step
    return True


def dates_of_birth(reading: Reading) -> Iterator[Finding]:
    """The date after "geboren op", "Geburtsdatum" and the like, in digits or in words."""
    said, place = reading.tokens, 0
    while place < len(said):
        cue = reading.words.date_of_birth.length_at(said, place)
        if cue:
            yield from _date_after(reading, place + cue)
            yield from _date_before(reading, place)
        place += cue or 1


def _date_after(reading: Reading, place: int) -> Iterator[Finding]:
    said = reading.tokens
    for start in range(place, min(place + _WORDS_BEFORE_DATE, len(said))):
        if said[start].text in ("?", "!", ";", "["):
            return
        if _is_dated(reading, said[start]):
            date = _date(reading, start)
            if len(date) > 1 or len(date[0].text) == len("ddmmjjjj"):
                yield Finding("date_of_birth", date[0].start, date[-1].end)
            return


def _date_before(reading: Reading, cue: int) -> Iterator[Finding]:
    """ "op 3 mei 1980 geboren": only a whole date, for much may stand before "geboren"."""
    start = cue
    while start > max(cue - _DATE_WORDS, 0) and _is_of_date(reading, reading.tokens[start - 1]):
        start -= 1
    date = _date(reading, start) if start < cue else []
    while date and not _is_dated(reading, date[0]):
        date = date[1:]
    if len(date) > _PARTS_OF_DATE - 1:
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
    for token in reading.tokens[start : start + _DATE_WORDS]:
        if _is_dated(reading, token):
            date.append(token)
            between = 0
        elif between == _WORDS_BETWEEN or not (
            token.text in ".-/,–" or token.folded in reading.words.date_between
        ):
            break
        else:
            between += 1
    return date


def _is_dated(reading: Reading, token: Token) -> bool:
    if token.text[0].isdigit() or token.folded in reading.words.date_words:
        return True
    numbers = reading.contact.numbers
    return token.folded not in numbers.articles and numbers.is_number(token.folded)
