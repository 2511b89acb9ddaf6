"""A name put together from what was said and what was spelled, or mended."""

from itertools import takewhile

from rapidfuzz import fuzz

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import is_thing
from intake.contact_answers.spelling import Spelled
from intake.contact_answers.vocabulary import vocabulary
from intake.contact_answers.words import NameWords

# "Smit" and "Smid", "Maier" and "Meyer" are one name, heard and spelled; "Jan" and "Bakker"
# are two.
_SAME = 50
_SHORT = 4


def put_together(
    name: list[Token], before: list[Token], spelled: list[Spelled], words: NameWords
) -> list[Token]:
    """The name that was said with the spelled words in it: each mends the word it sounds like.

    `before` is all that was said before the first letter. Empty where the letters make something
    that is no name, as those of an office do.
    """
    if any(_is_no_name(word, words) for word in spelled):
        return []
    whole: list[Token] = name or _particles_at_end(before, words)
    for word in spelled:
        alike = [one for one in whole if fuzz.ratio(one.folded, word.folded) >= _SAME]
        closest = max(alike, key=lambda one: fuzz.ratio(one.folded, word.folded), default=None)
        if closest is None:
            whole = [*whole, word]
        else:
            whole = [word if one is closest else one for one in whole]
    return whole


def after_denial(said: list[Token], words: NameWords) -> list[Token]:
    """What follows a no: "nee, Smid" mends a name; empty where nobody says no."""
    length = 0
    while more := words.denials.length_at(said, length):
        length += more
        length += len(list(takewhile(lambda token: token.text == ",", said[length:])))
    return said[length:] if length else []


def without_taken_back(said: list[Token], words: NameWords) -> tuple[list[Token], list[Token]]:
    """What is left, and what is taken back: "niet Smit maar Smid" and "Smid, niet Smit" are "Smid".

    All else stays as it is.
    """
    for place in range(len(said)):
        taken = words.taken_back.length_at(said, place)
        if not taken:
            continue
        for then in range(place + taken + 1, len(said)):
            if length := words.instead.length_at(said, then):
                return said[then + length :], said[place + taken : then]
        if place > 1 and said[place - 1].text == ",":
            return said[: place - 1], said[place + taken :]
    return said, []


def _particles_at_end(said: list[Token], words: NameWords) -> list[Token]:
    backwards = takewhile(lambda token: token.folded in words.particles, reversed(said))
    return list(reversed(list(backwards)))


def _is_no_name(word: Token, words: NameWords) -> bool:
    if is_thing(word, words):
        return True
    return len(word.text) <= _SHORT and word.folded in vocabulary(words.data_dir)
