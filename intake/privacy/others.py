"""Where somebody is named: behind "mijn buurman", behind "mevrouw", behind a label in a note."""

from collections.abc import Iterator

from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.likeness import has_capital
from intake.contact_answers.ordinary import listed
from intake.contact_answers.spelling import explanation_at
from intake.contact_answers.vocabulary import is_compound, vocabulary
from intake.privacy.finding import Finding
from intake.privacy.person_names import Told, is_first_name, name_at
from intake.privacy.reading import Reading

_LONGEST_GAP = 6
_MOST_TOKENS = 6
_SHORTEST = 3
_PASSED_OVER = frozenset(",:(\"'.")


def others(reading: Reading) -> Iterator[Finding]:
    """Names behind somebody's relation to the citizen ("mijn zoon Daan"), behind "mevrouw" and
    titles, behind what labels a name ("voornaam", "t.n.v.") and "bel maar", before "met een d"."""
    words, said = reading.words, reading.tokens
    for place, token in enumerate(said):
        length = words.honorifics.length_at(said, place)
        if token.folded in words.relations and not (length and not _is_own(reading, place)):
            yield from _behind_relation(reading, place)
        elif length:
            yield from _found(reading, _past_titles(reading, place + length), "title")
        called = words.to_call.length_at(said, place)
        if called:
            yield from _in_capitals(reading, place + called, surely=True)
        if place and explanation_at(said, place, reading.contact.spelling):
            yield from _with_its_letter(reading, place - 1)
        label = words.name_labels.length_at(said, place)
        weak = reading.contact.names.weak.length_at(said, place)
        if weak:
            yield from _found(reading, _past_titles(reading, place + weak), "nothing")
        if label:
            yield from _found(reading, _past_signs(reading, place + label), "label")


def unannounced(reading: Reading, known: str, *, awaited: bool) -> Iterator[Finding]:
    """Names that nothing announces: a known one, one that was asked for, a first name with a
    surname."""
    parts = {token.folded for token in tokens(known)} - reading.contact.names.particles
    for place, token in enumerate(reading.tokens):
        said_again = token.folded in parts and len(token.text) > 1
        if said_again and (has_capital(token) or token.folded not in listed().common):
            yield Finding("name", token.start, token.end)
        elif awaited:
            yield from _found(reading, place, "relation")
        elif has_capital(token) and not _is_shop(reading, place):
            yield from _in_full(reading, place)
            yield from _in_capitals(reading, place, surely=False)
    name = name_at(reading, 0, "nothing") if len(reading.tokens) <= _MOST_TOKENS else []
    if len(name) > 1 and name[-1].end == reading.tokens[-1].end:
        yield Finding("name", name[0].start, name[-1].end)


def _in_full(reading: Reading, place: int) -> Iterator[Finding]:
    """A first name that people have, and what can only be its surname: both with a capital."""
    name = name_at(reading, place, "nothing")
    capitals = [one for one in name if has_capital(one)]
    if len(capitals) > 1 and is_first_name(reading, capitals[0]):
        yield Finding("name", name[0].start, name[-1].end, of_another=True)


def _is_shop(reading: Reading, place: int) -> bool:
    """Whether an article stands before: "de Albert Heijn" is nobody."""
    return place > 0 and reading.tokens[place - 1].folded in reading.contact.names.particles


def _is_own(reading: Reading, place: int) -> bool:
    """Whether a possessive stands before: "seine Frau" is his wife, "Frau" a way to address."""
    return place > 0 and reading.tokens[place - 1].folded in reading.words.possessives


def _behind_relation(reading: Reading, place: int) -> Iterator[Finding]:
    told: Told = "relation" if _is_own(reading, place) or _begins(reading, place) else "nothing"
    after = place + 1
    while after < min(place + _LONGEST_GAP, len(reading.tokens)):
        surely = reading.words.named_surely.length_at(reading.tokens, after)
        loosely = reading.words.named.length_at(reading.tokens, after)
        if not (surely or loosely) and reading.tokens[after].text not in _PASSED_OVER:
            break
        told = "label" if surely else "nothing" if loosely else told
        after += surely or loosely or 1
    titles = _past_titles(reading, after)
    yield from _found(reading, titles, "title" if titles > after else told)


def _begins(reading: Reading, place: int) -> bool:
    """Whether a note begins so, or a label of a form: "Zoon Milan", "Contactpersoon: ..."."""
    before = reading.tokens[place - 1].text if place else "."
    after = reading.tokens[place + 1].text if place + 1 < len(reading.tokens) else ""
    return (before in ".,;\n" and reading.tokens[place].text[0].isupper()) or after == ":"


def _in_capitals(reading: Reading, place: int, *, surely: bool) -> Iterator[Finding]:
    """Two words that are no words of ours, one of them in no dictionary: somebody from wherever."""
    found = reading.tokens[place : place + 2]
    if len(found) > 1 and all(_is_foreign(reading, one) and has_capital(one) for one in found):
        if surely or any(_is_unlisted(reading, one) for one in found):
            yield Finding("name", found[0].start, found[-1].end, of_another=True)


def _with_its_letter(reading: Reading, place: int) -> Iterator[Finding]:
    """A word of which a letter is told: "Smid met een d", but not "een afspraak met u"."""
    token = reading.tokens[place - (reading.tokens[place].text == "," and place > 0)]
    if _is_foreign(reading, token):
        yield Finding("name", token.start, token.end)


def _is_foreign(reading: Reading, token: Token) -> bool:
    ours = vocabulary(reading.contact.names.data_dir)
    known = token.folded in ours or token.folded in listed().common
    return token.text.isalpha() and len(token.text) >= _SHORTEST and not known


def _is_unlisted(reading: Reading, token: Token) -> bool:
    ours = vocabulary(reading.contact.names.data_dir)
    return token.folded not in listed().ordinary and not is_compound(token.folded, ours)


def _past_signs(reading: Reading, place: int) -> int:
    while place < len(reading.tokens):
        length = reading.words.named.length_at(reading.tokens, place)
        if not length and reading.tokens[place].text not in _PASSED_OVER:
            break
        place += length or 1
    return place


def _past_titles(reading: Reading, place: int) -> int:
    """The place behind "mevrouw", "Dr." and the like; "dhr. en mw." are two of them."""
    said = reading.tokens
    while place < len(said):
        length = reading.words.honorifics.length_at(said, place)
        if not length and said[place].folded in reading.words.joins:
            length = reading.words.honorifics.length_at(said, place + 1)
            length += bool(length)
        if not length and said[place].text != ".":
            break
        place += length or 1
    return place


def _found(reading: Reading, place: int, told: Told) -> Iterator[Finding]:
    name: list[Token] = name_at(reading, place, told)
    if name:
        yield Finding("name", name[0].start, name[-1].end, of_another=True)
