"""Write a name that was said or typed anyhow as names are written."""

import re

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import is_small
from intake.contact_answers.words import NameWords

# "Graf von Moltke", but "von Moltke".
_RANK = 4


def written(name: list[Token], language: str, words: NameWords) -> str:
    """The name with its capitals: as typed where it was typed with care, or as the language does.

    `language` decides capitals only: "De Vries" in Dutch, but "von Berg" in German.
    """
    whole = "".join(token.text for token in name)
    typed = whole not in (whole.lower(), whole.upper())
    written = []
    for place, token in enumerate(name):
        first = place == 0 and (language == "nl" or len(token.text) >= _RANK)
        particle = token.folded in words.particles and not first
        if typed and not is_small(token):
            written.append(token.text)
        elif particle:
            written.append(token.text.lower())
        else:
            written.append(_capital(token.text, language))
    return " ".join(written)


def _capital(word: str, language: str) -> str:
    if word.startswith(("'", "’")):
        return word.lower()
    parts = re.split(r"([-'’.])", word.lower())
    return "".join(_capital_part(part, language) for part in parts)


def _capital_part(part: str, language: str) -> str:
    # Dutch writes the one letter ij with two capitals: IJsbrand.
    letters = 2 if language == "nl" and part.startswith("ij") else 1
    return part[:letters].upper() + part[letters:]
