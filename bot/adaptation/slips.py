"""What becomes of a line on its way: a slip of the finger, no marks or capitals, all capitals.

A line that is learnt in one spelling only is read worse in any other.
"""

import string
from random import Random
from typing import Callable, Sequence, Tuple

MARKS = str.maketrans("", "", ",.?!")
SHORTEST = 4
"""Letters below which a slip leaves nothing of a line."""


def altered(text: str, chance: Random) -> str:
    """Return a line as it may come, two in three as they are; the same `chance` gives the same."""
    drawn = chance.random()
    for likely, change in _CHANGES:
        if drawn < likely:
            return change(text, chance)
        drawn -= likely
    return text


def _slipped(text: str, chance: Random) -> str:
    """Return a line with one letter left out, doubled, changed with the next, or another."""
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    if len(places) < SHORTEST:
        return text
    at = chance.choice(places)
    before, letter, after = text[:at], text[at], text[at + 1 :]
    slips = (
        before + after,
        before + letter + letter + after,
        before + after[:1] + letter + after[1:],
        before + chance.choice(string.ascii_lowercase) + after,
    )
    return chance.choice(slips)


def _unmarked(text: str, _chance: Random) -> str:
    return text.lower().translate(MARKS)


def _loud(text: str, _chance: Random) -> str:
    return text.upper()


_CHANGES: Sequence[Tuple[float, Callable[[str, Random], str]]] = (
    (0.2, _slipped),
    (0.1, _unmarked),
    (0.03, _loud),
)
"""How likely a line comes changed, and how."""
