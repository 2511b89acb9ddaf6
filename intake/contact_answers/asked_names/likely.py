"""Whether words are a name where a name was asked for: more may be one there than elsewhere."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import OSA

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import (
    cores_of,
    has_capital,
    is_known,
    is_likely_name,
    is_small,
    is_thing,
)
from intake.contact_answers.ordinary import listed
from intake.contact_answers.vocabulary import is_compound, vocabulary
from intake.contact_answers.words import NameWords

_Kind = Literal["known", "unknown", "ordinary"]
# "hmmm", "pff", "hahaha".
_NO_WORD = re.compile(r"(.)\1\1|(..)\2\2|^[^aeiouy]+$")
_HALF = 4
_TOO_SHORT = 2
_MOST_STRANGE = 4
_JOINED = 9
_SLIP, _TWO_SLIPS = 6, 9
"""Letters from which a word with one wrong letter, or two, is still that word."""


def is_answer(name: list[Token], words: NameWords, *, sole: bool) -> bool:
    """Whether these words are somebody's name, given in answer to the question for it.

    A word that no dictionary knows is one; an ordinary word that people are called ("boer",
    "kurz") only where it is `sole`: where nothing else is said.
    """
    cores = [core for core in cores_of(name, words) if not _is_title(core)]
    if not cores or any(core.folded in words.elsewhere for core in cores):
        return False
    if len(cores) == 1 and name[-1] is cores[0] and all(map(_is_title, name[:-1])):
        return _is_alone(cores[0], words, sole)
    if len(cores) > _MOST_STRANGE and not all(map(has_capital, cores)):
        return False
    if any(_is_place(name, place, words) for place in range(1, len(name))):
        return False
    kinds = Counter(_kind(core, words) for core in cores)
    if not kinds["ordinary"]:
        return name[0].folded not in words.place_particles or kinds["known"] > 0
    if is_likely_name(name, words) or _is_behind_given(name, cores, words):
        return True
    if all(_kind(core, words) == "known" for core in (cores[0], cores[-1])):
        # "Ayşe Nur Öztürk": a word between two names is one.
        return True
    strange = any(core.folded in vocabulary(words.data_dir) for core in cores)
    return not strange and kinds["known"] + kinds["unknown"] > kinds["ordinary"]


def _is_place(name: list[Token], place: int, words: NameWords) -> bool:
    """Whether this tells where something is: "duster im stadtpark", but not "Els in 't Veld"."""
    before, token = name[place - 1], name[place]
    if token.folded not in words.place_particles or before.folded in words.particles:
        return False
    return not (is_known(before, words) or _is_listed(before.folded))


def _is_behind_given(name: list[Token], cores: list[Token], words: NameWords) -> bool:
    """Whether a first name goes before what may be a surname: "Els Stoel", "Els van Oosten"."""
    first, *others = cores
    if name[0] is not first or not (is_known(first, words) or _is_listed(first.folded)):
        return False
    behind = {
        id(one)
        for particle, one in pairwise(name)
        if particle.folded in words.particles - words.place_particles
    }
    return all(
        id(one) in behind or one.folded in words.ordinary or _kind(one, words) != "ordinary"
        for one in others
    )


def _is_alone(token: Token, words: NameWords, sole: bool) -> bool:
    folded = token.folded
    if sole and folded in words.ordinary:
        return True
    if folded in words.alone:
        return sole and has_capital(token) and is_known(token, words)
    kind = _kind(token, words)
    if kind == "known" and is_small(token) and not is_known(token, words):
        return sole or folded not in listed().ordinary
    return kind != "ordinary"


def _kind(token: Token, words: NameWords) -> _Kind:
    if is_small(token) and token.folded in words.alone - words.ordinary - words.surnames:
        return "ordinary"
    if is_known(token, words) or any(map(_is_listed, _parts(token))):
        return "known"
    if token.folded in _never(words.data_dir) or _NO_WORD.search(token.folded):
        return "ordinary"
    ending = token.folded.endswith(words.endings_of_answers)
    return "known" if ending else _read(token, words)


def _read(token: Token, words: NameWords) -> _Kind:
    everyday = vocabulary(words.data_dir)
    slip = is_small(token) and _is_slip(token.folded, words)
    joined = is_compound(token.folded, everyday) or _is_joined(token.folded)
    short = len(token.folded) <= _TOO_SHORT
    return "ordinary" if slip or joined or short or is_thing(token, words) else "unknown"


def _is_title(token: Token) -> bool:
    return len(token.text) > len("J.") and token.text.endswith(".") and token.text.count(".") == 1


def _parts(token: Token) -> list[str]:
    return [token.folded, *token.folded.split("-")]


def _is_listed(folded: str) -> bool:
    """Whether people are called so, or after somebody's first name: "alberts"."""
    known = listed()
    father = folded[:-1] if folded.endswith("s") and len(folded) > _SLIP else ""
    return folded in known.given or folded in known.surnames or father in known.given


@lru_cache
def _never(data_dir: Path) -> frozenset[str]:
    return listed().ordinary | vocabulary(data_dir)


def _is_joined(folded: str) -> bool:
    """Whether two words of the dictionary make this one: "mietschulden", "tuinafval"."""
    ordinary = listed().ordinary
    if len(folded) < _JOINED:
        return False
    cuts = range(_HALF, len(folded) - _HALF + 1)
    return any(
        folded[cut:] in ordinary
        and (folded[:cut] in ordinary or folded[: cut - 1] in ordinary and folded[cut - 1] in "sn")
        for cut in cuts
    )


def _is_slip(folded: str, words: NameWords) -> bool:
    """Whether this is a mistyped thing that people come for: "rijbewjis"."""
    if len(folded) < _SLIP:
        return False
    wrong = 1 if len(folded) < _TWO_SLIPS else 2
    return any(OSA.distance(folded, thing, score_cutoff=wrong) <= wrong for thing in words.things)


def is_given(token: Token, words: NameWords) -> bool:
    """Whether this is a first name and no surname."""
    given = token.folded in words.given or token.folded in listed().given
    return given and token.folded not in words.surnames | listed().surnames
