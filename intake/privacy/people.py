"""Names after an introduction, and before "is mijn naam"."""

import re
from collections.abc import Iterator

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import has_capital, is_likely_name
from intake.contact_answers.names import name_after, name_before
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_WORDS_BEFORE_CLOSING = 6
_CONTACT = re.compile(r"\s*,?\s*([^\s@]+@\S|\+?\(?\d[\d\s/().-]{6,}\d)")
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
        if weak and not (name and (is_likely_name(name, words) or _with_contact(reading, name))):
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


def _with_contact(reading: Reading, name: list[Token]) -> bool:
    """Whether an address to write to or a number follows: "das ist Lichtenberg, l@post.example"."""
    written = all(has_capital(token) or token.text == "-" for token in name)
    return written and bool(_CONTACT.match(reading.text, name[-1].end))


def _begins_sentence(reading: Reading, place: int) -> bool:
    said, fillers = reading.tokens, reading.contact.names.fillers
    while place > 0 and said[place - 1].text not in _SENTENCE_ENDS | {","}:
        step = fillers.length_before(said, place)
        if not step:
            return False
        place -= step
    return True
