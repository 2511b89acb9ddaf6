"""Whether two names are one person's, told twice: typed, spoken, with a title or a slip."""

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import OSA

from intake.contact_answers.folding import Token, one_spelling, tokens
from intake.contact_answers.words import NameWords, contact_words

Likeness = Literal["same", "slip", "initial"] | None
ONE_SLIP = 1
LONG = 4
"""Letters from which a word with one slip is still the same: "Jan" and "Jon" are two people."""
MOST = 5
"""Words of a name, without its particles; who tells more tells a list of names."""


@dataclass(frozen=True)
class _Name:
    cores: list[str]
    """Its words without titles and particles."""
    whole: str
    """All its letters in a row."""


def same_name(given: str, told: str, data_dir: Path, *, one_home: bool = False) -> bool:
    """Say whether the name that is told is the one that was given.

    Capitals, accents, titles, particles and the order of words say nothing; one wrong letter is
    forgiven in a long word, an initial stands for its name, and one first name more or less is no
    other person. A surname alone is enough only where no more was given.

    In `one_home`, where all who may tell it share a surname, a first name is told in full and
    right: Anne is not Anna there, nor is "E." whoever was given as Els.
    """
    words = contact_words(data_dir).names
    one, other = _read(given, words), _read(told, words)
    if not one.cores or not other.cores or max(len(one.cores), len(other.cores)) > MOST:
        return False
    if one.whole == other.whole:
        return True
    if abs(len(one.cores) - len(other.cores)) > 1 or len(other.cores) < min(2, len(one.cores)):
        return False
    if one_home:
        return _told_in_full(one.cores, other.cores)
    few, many = sorted((one.cores, other.cores), key=len)
    return any(_fit(few, some) for some in permutations(many, len(few)))


def _told_in_full(given: list[str], told: list[str]) -> bool:
    """Say whether each word is the other one's, where only a slip in the surname, the last word,
    and an initial that was all that was given are forgiven."""
    if len(told) < len(given):
        ways = [zip(some, told, strict=True) for some in permutations(given, len(told))]
    else:
        ways = [zip(given, some, strict=True) for some in permutations(told, len(given))]
    surname = given[-1] if len(given) > 1 else None
    return any(_is_whole(list(way), surname) for way in ways)


def _is_whole(pairs: list[tuple[str, str]], surname: str | None) -> bool:
    for one, other in pairs:
        kind = _likeness(one, other)
        initial, slip = kind == "initial" and len(one) == 1, kind == "slip" and one == surname
        if kind != "same" and not initial and not slip:
            return False
    return any(len(one) > 1 for one, _ in pairs)


def plain_name(name: str, data_dir: Path) -> str:
    """Return a name as it counts for one person, however it is written: its words in order."""
    return " ".join(sorted(_read(name, contact_words(data_dir).names).cores))


def _read(name: str, words: NameWords) -> _Name:
    said = [token for token in tokens(name) if token.text[0].isalpha() or token.text[0] in "'’"]
    plain = _without_titles(said, words)
    cores = [token for token in plain if token.folded not in words.particles] or plain
    split = [part for token in cores for part in one_spelling(token)]
    return _Name(split, "".join(part for token in plain for part in one_spelling(token)))


def _without_titles(said: list[Token], words: NameWords) -> list[Token]:
    left: list[Token] = []
    place = 0
    while place < len(said):
        passed = words.honorifics.length_at(said, place) or words.titles.length_at(said, place)
        if not passed and not _is_short_title(said[place]):
            left.append(said[place])
        place += passed or 1
    return left


def _is_short_title(token: Token) -> bool:
    """ "Dr." and "drs.", but not "J." nor "J.P."."""
    return token.text.endswith(".") and token.text.count(".") == 1 and len(token.text) > len("J.")


def _fit(few: list[str], some: tuple[str, ...]) -> bool:
    """Say whether each word is the other one's, one of them with a slip, one at least whole."""
    kinds = [_likeness(one, other) for one, other in zip(few, some, strict=True)]
    return None not in kinds and kinds.count("slip") <= ONE_SLIP and set(kinds) != {"initial"}


def _likeness(one: str, other: str) -> Likeness:
    if min(len(one), len(other)) == 1:
        return "initial" if one[0] == other[0] else None
    if one == other:
        return "same"
    return "slip" if _is_slip(one, other) else None


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LONG:
        return False
    return OSA.distance(one, other, score_cutoff=ONE_SLIP) <= ONE_SLIP
