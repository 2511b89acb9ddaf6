"""What a recogniser makes of a line: no capitals, no marks, other spellings, parted compounds."""

import re
from random import Random
from typing import Callable, Dict, List, Tuple

MARKS = re.compile(r"[^\w\s']+")
SPOKEN_DIGITS: Dict[str, List[str]] = {
    "nl": "nul een twee drie vier vijf zes zeven acht negen".split(),
    "de": "null eins zwei drei vier fünf sechs sieben acht neun".split(),
}
HESITATIONS = {"nl": ("eh", "ja eh", "nou"), "de": ("äh", "ähm", "ja also")}
# What stands for one another in what recognisers write of Dutch and German.
NEAR_SOUNDS: Dict[str, Tuple[Tuple[str, str], ...]] = {
    "nl": (("ij", "ei"), ("ou", "au"), ("dt ", "d "), ("g", "ch"), ("z", "s"), ("v", "f")),
    "de": (("ä", "e"), ("eu", "äu"), ("ß", "ss"), ("dt", "t"), ("v", "f"), ("ei", "ai")),
}
LONG = 10
"""Letters from which a word is likely to come in two."""


def heard(text: str, language: str, chance: Random) -> str:
    """Return a line as a recogniser could hand it over; the same `chance` gives the same line."""
    line = MARKS.sub(" ", text.lower())
    line = re.sub(r"\d", lambda digit: f" {SPOKEN_DIGITS[language][int(digit[0])]} ", line)
    slips: Tuple[Tuple[float, Callable[[str], str]], ...] = (
        (0.3, lambda words: f"{chance.choice(HESITATIONS[language])} {words}"),
        (0.3, lambda words: _near_sound(words, language, chance)),
        (0.2, lambda words: _parted(words, chance)),
        (0.15, lambda words: _without_one(words, chance)),
    )
    for likely, slip in slips:
        if chance.random() < likely:
            line = slip(line)
    return " ".join(line.split()) or text


def _near_sound(line: str, language: str, chance: Random) -> str:
    written, other = chance.choice(NEAR_SOUNDS[language])
    return line.replace(written, other, 1)


def _parted(line: str, chance: Random) -> str:
    words = line.split()
    long = [i for i, word in enumerate(words) if len(word) >= LONG]
    if long:
        i = chance.choice(long)
        middle = len(words[i]) // 2
        words[i] = f"{words[i][:middle]} {words[i][middle:]}"
    return " ".join(words)


def _without_one(line: str, chance: Random) -> str:
    words = line.split()
    if len(words) > 3:
        del words[chance.randrange(len(words))]
    return " ".join(words)
