"""One spelling for words that are the same, one key for words that sound the same."""

import re
import unicodedata
from dataclasses import dataclass

# A letter may be followed by its accent as a character of its own (Unicode form NFD).
LETTER = r"(?:[^\W_][\u0300-\u036f]*)"
WORD = re.compile(rf"{LETTER}+(?:['’]{LETTER}+)*")
SPELLINGS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ij", "y"), ("'", ""), ("’", ""))
# What Dutch and German speakers, and recognisers, write for one another.
SOUNDS = (
    *(("ae", "a"), ("oe", "o"), ("ue", "u"), ("ei", "y")),
    *(("sch", "sk"), ("ch", "g"), ("ck", "k"), ("ph", "f"), ("th", "t")),
)
LETTERS = str.maketrans({"d": "t", "z": "s", "v": "f", "b": "p", "c": "k", "q": "k"})
SILENT_H = re.compile(r"(?<=[aiouy])h(?![aiouy])")
DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Word:
    """A word of a text as it is matched, and where it stands in the text."""

    folded: str
    start: int
    end: int


def fold(word: str) -> str:
    """Give one spelling to one word: without case and accents, ß as ss, ij as y, ä as ae."""
    common = unicodedata.normalize("NFC", word.casefold())
    for variant, usual in SPELLINGS:
        common = common.replace(variant, usual)
    if common.isascii():
        return common
    decomposed = unicodedata.normalize("NFKD", common)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def sound(folded: str) -> str:
    """Give one key to folded words that sound nearly alike: "wohngelt", "fuererschein"."""
    for variant, common in SOUNDS:
        folded = folded.replace(variant, common)
    return DOUBLED.sub(r"\1", SILENT_H.sub("", folded.translate(LETTERS)))


def words(text: str) -> list[Word]:
    """Return the words of a text, parted at spaces, hyphens and punctuation, folded."""
    return [Word(fold(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]
