"""Streets that nothing in their name gives away: known by what is said around them."""

import re
from collections.abc import Iterator

from intake.contact_answers.folding import Phrases
from intake.contact_answers.ordinary import listed
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_HOUSE_NUMBER = re.compile(r"[1-9]\d{0,4}")
_WORDS_IN_STREET = 5
_SHORTEST_STEM = 3
_WORDS_TO_OFFICE = 4
_WORDS_TO_END = 3
_YEAR = re.compile(r"19\d\d|20[0-4]\d")


def streets(reading: Reading) -> Iterator[Finding]:
    """A street with its number behind "ik woon op" or in "van A 3 naar B 5", one that is named
    as a street, one of which somebody says to live there, and a box for post."""
    moves = any(token.folded in reading.words.moving for token in reading.tokens)
    for place in range(len(reading.items)):
        yield from _behind(reading, place, reading.words.home)
        yield from _of_a_move(reading, place, moves)
        yield from _labelled(reading, place)
        yield from _box(reading, place)
        yield from _behind_postcode(reading, place)


def _behind(reading: Reading, place: int, cue: Phrases) -> Iterator[Finding]:
    length = _cue_length(reading, place, cue)
    if not length:
        return
    found = _street_at(reading, place + length, firmly=True)
    if found is None:
        found = _without_number(reading, place + length)
    if found is not None:
        yield Finding("address", *found)


def _of_a_move(reading: Reading, place: int, moves: bool) -> Iterator[Finding]:
    """Both streets of "van Galjoen 4 naar Boterdiep 9"; either one where somebody moves."""
    for cue in (reading.words.moving_from, reading.words.moving_to):
        length = _cue_length(reading, place, cue)
        found = _street_at(reading, place + length, firmly=True) if length else None
        if found is not None and (moves or _is_one_of_two(reading, found)):
            yield Finding("address", *found)


def _is_one_of_two(reading: Reading, found: tuple[int, int]) -> bool:
    """Whether a second street stands on the other side of the "naar"."""
    others = []
    for place in range(len(reading.items)):
        for cue in (reading.words.moving_from, reading.words.moving_to):
            length = _cue_length(reading, place, cue)
            street = _street_at(reading, place + length, firmly=True) if length else None
            if street is not None and street != found:
                others.append(street)
    named = reading.text[found[0]].isupper()
    return bool(others) and (named or any(_is_unheard_of(reading, one) for one in (found, *others)))


def _is_unheard_of(reading: Reading, found: tuple[int, int]) -> bool:
    """Whether a word of it is in no dictionary: "zwanenveld", not "lijn"."""
    words = reading.tokens[reading.token_at(found[0]) : reading.token_at(found[1])]
    numbers = reading.contact.numbers
    return any(
        word.folded not in listed().ordinary
        for word in words
        if len(word.text) > _SHORTEST_STEM and not numbers.is_number(word.folded)
    )


def _labelled(reading: Reading, place: int) -> Iterator[Finding]:
    """ "Straße: Tannenweg", "straat galjoen huisnummer 7"."""
    words, items = reading.words, reading.items
    if items[place].token.folded not in words.street_label:
        return
    after = place + 1
    marked = after < len(items) and items[after].token.text == ":"
    numbered = any(item.token.folded in words.house_number for item in items[after:])
    found = _street_at(reading, after + marked, firmly=True) if marked or numbered else None
    if found is None and marked:
        found = _without_number(reading, after + 1)
    if found is None and any(one.token.folded in words.door_labels for one in items[:place]):
        found = _to_the_end(reading, after)
    if found is not None:
        yield Finding("address", *found)


def _box(reading: Reading, place: int) -> Iterator[Finding]:
    items, end = reading.items, place + 1
    while end < len(items) and items[end].digits:
        end += 1
    if end + 1 < len(items) and items[end].token.text == "," and items[end + 1].digits:
        end += 2
        end += end < len(items) and len(items[end].token.text) == len("AA")
    if items[place].token.folded in reading.words.boxes and end > place + 1:
        yield Finding("address", items[place].token.start, items[end - 1].end)


def _behind_postcode(reading: Reading, place: int) -> Iterator[Finding]:
    """ "41751 Viersen, Am Bach 18": in German the street may stand behind its place."""
    items, after = reading.items, place + 1
    if len(items[place].digits) != len("41751") or _is_office(reading, place):
        return
    while after < len(items) and items[after].token.text[0].isupper():
        after += 1
    if place + 1 < after < len(items) and items[after].token.text == ",":
        street = _street_at(reading, after + 1, firmly=False)
        if street is not None:
            yield Finding("address", items[place].token.start, street[1])


def _is_office(reading: Reading, place: int) -> bool:
    before = reading.items[max(place - _WORDS_TO_OFFICE, 0) : place]
    return any(item.token.folded in reading.words.office for item in before)


def _to_the_end(reading: Reading, place: int) -> tuple[int, int] | None:
    """The last words of what is said, where they may be a street's name."""
    rest = reading.items[place:]
    if 0 < len(rest) <= _WORDS_TO_END and all(item.token.text[0].isalpha() for item in rest):
        return rest[0].token.start, rest[-1].end
    return None


def _cue_length(reading: Reading, place: int, cue: Phrases) -> int:
    """How many items a phrase takes that begins with this one; no number stands in it."""
    token = reading.items[place].token
    return cue.length_at(reading.tokens, reading.token_at(token.start))


def _street_at(reading: Reading, place: int, *, firmly: bool) -> tuple[int, int] | None:
    """Where a street with its number begins and ends, behind an article; None for none.

    `firmly`: also where neither a capital nor the end of the word shows a name.
    """
    items, names, words = reading.items, reading.contact.names, reading.words
    while place < len(items) and items[place].token.text in ":,":
        place += 1
    first, content = place, 0
    for step in range(place, min(place + _WORDS_IN_STREET + 1, len(items))):
        item = items[step]
        if item.digits:
            told = content and _HOUSE_NUMBER.fullmatch(item.digits) and _ends_here(reading, step)
            if not told or (_YEAR.fullmatch(item.digits) and items[first].token.text.islower()):
                return None
            return _start(reading, first, step), _number_end(reading, step)
        small = item.token.folded in names.particles or item.token.text in ".-"
        if small or item.token.folded in (words.house_number | words.joins):
            continue
        if _is_word_of_street(reading, step, firmly=firmly):
            content += 1
        else:
            return None
    return None


def _start(reading: Reading, first: int, number: int) -> int:
    """Where the name begins: "de Kerkstraat" without its article, "Am Bach" and "de Vuurdoorn"
    with it, whether the cue has it ("ich wohne am") or not."""
    items, names = reading.items, reading.contact.names
    last = number - 1
    while last > first and items[last].token.folded in reading.words.house_number:
        last -= 1
    usual = items[last].token.folded.endswith(reading.words.streets_surely)
    while (
        usual
        and items[first].token.text.islower()
        and (items[first].token.folded in names.particles)
    ):
        first += 1
    place = reading.token_at(items[first].token.start)
    if not usual:
        place -= reading.words.street_openings.length_before(reading.tokens, place)
    return reading.tokens[place].start


def _is_word_of_street(reading: Reading, place: int, *, firmly: bool) -> bool:
    token, names = reading.items[place].token, reading.contact.names
    if not token.text[0].isalpha() or token.folded in names.sentence:
        return False
    if token.folded in reading.words.office or token.folded in reading.words.amounts:
        return False
    return firmly or token.text[0].isupper() or token.folded.endswith(reading.words.streets)


def _ends_here(reading: Reading, place: int) -> bool:
    """Whether what follows a number says nothing of it: "12 in Leek", not "12 kinderen"."""
    if place + 1 >= len(reading.items):
        return True
    after, names = reading.items[place + 1].token, reading.contact.names
    if not after.text[0].isalpha() or after.folded in reading.words.annex:
        return True
    if after.folded in reading.words.amounts:
        return False
    known = names.sentence | names.particles | names.endings | reading.words.moving
    return after.folded in known or reading.words.moving_to.length_at([after], 0) > 0


def _number_end(reading: Reading, place: int) -> int:
    """Where "12", "12a", "12-14" and "12 bus 3" end."""
    items, words = reading.items, reading.words
    end = items[place].end
    for step in range(place + 1, min(place + 4, len(items))):
        item = items[step]
        glued = item.token.start == end
        if item.digits and (glued or items[step - 1].token.folded in words.annex):
            end = item.end
        elif item.token.folded in words.annex or (glued and item.token.text in "-/"):
            end = item.end if item.token.text.isalpha() else end
            if not item.token.text.isalpha():
                end = item.end if step + 1 < len(items) and items[step + 1].digits else end
        else:
            break
    return end


def _without_number(reading: Reading, place: int) -> tuple[int, int] | None:
    """A word that can be nothing but a street's name: "in de Kerkstraat"."""
    items, names = reading.items, reading.contact.names
    while place < len(items) and items[place].token.folded in names.particles:
        place += 1
    if place >= len(items):
        return None
    token = items[place].token
    ends = [e for e in reading.words.streets_surely if token.folded.endswith(e)]
    if ends and len(token.folded) >= len(ends[0]) + _SHORTEST_STEM and _ends_here(reading, place):
        return token.start, token.end
    return None
