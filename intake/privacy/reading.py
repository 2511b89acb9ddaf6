"""A text as the recognisers read it: plain characters, words, runs of digits."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from intake.contact_answers.digits import Run, digit_runs
from intake.contact_answers.folding import Phrases, Token, tokens
from intake.contact_answers.words import ContactWords, contact_words
from intake.privacy.finding import KINDS
from intake.privacy.words import RedactionWords, redaction_words

_TOKENS = re.compile(rf"\[(?:{'|'.join(KINDS)})\]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# Accents written apart fall away too: the word lists know no accents.
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn"})
_TAKEN = "\u2022"
_FAR = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a sign, or a number however it was said."""

    token: Token
    digits: str
    end: int


@dataclass(frozen=True)
class Reading:
    """The text without tricks of writing; `origin[i]` is where its character i stands in it."""

    text: str
    origin: list[int]
    tokens: list[Token]
    runs: list[Run]
    words: RedactionWords
    contact: ContactWords
    starts: list[int] = field(repr=False)

    @cached_property
    def items(self) -> list[Item]:
        """The words, signs and numbers in a row. A lone "een" is no digit; among others it is."""
        pieces = {
            piece.start: piece
            for run in self.runs
            for piece in run.pieces
            if len(run.pieces) > 1 or not piece.article
        }
        items: list[Item] = []
        for token in self.tokens:
            if items and token.start < items[-1].end:
                continue
            piece = pieces.get(token.start)
            if piece is None:
                items.append(Item(token, "", token.end))
            else:
                items.append(Item(token, piece.digits, piece.end))
        return items

    def token_at(self, place: int) -> int:
        """The index of the first token that begins at or after this place."""
        return bisect_left(self.starts, place)

    def is_open(self, start: int, end: int) -> bool:
        """Whether nothing in this stretch was taken out before."""
        return _TAKEN not in self.text[start:end]

    def announced(self, phrases: Phrases, place: int, far: int = _FAR) -> int | None:
        """How many words before this place one of the phrases ends, 0 for just before it.

        None when none does within `far` words, or when a number, a question, or something taken
        out already stands between.
        """
        index, words = self.token_at(place), 0
        while index > 0 and words <= far:
            if phrases.length_before(self.tokens, index):
                return words
            index -= 1
            text = self.tokens[index].text
            if text in ("?", "!", ";", "[", "]") or text[0].isdigit():
                return None
            words += text[0].isalpha()
        return None

    def follows(self, phrases: Phrases, place: int, far: int = 4) -> bool:
        """Whether one of the phrases begins within `far` words after this place."""
        index = self.token_at(place)
        for step in range(index, min(index + far, len(self.tokens))):
            if not self.tokens[step].text[0].isalpha():
                return False
            if phrases.length_at(self.tokens, step):
                return True
        return False


def read(text: str, data_dir: Path) -> Reading:
    """Read the text, whatever is in it: unseen characters drop out, full-width digits become
    digits, and what an earlier redaction put in says nothing."""
    plain, origin = _plain(text)
    plain = _TOKENS.sub(lambda match: "[" + _TAKEN * (len(match[0]) - 2) + "]", plain)
    contact = contact_words(data_dir)
    found = tokens(plain)
    runs = digit_runs(plain, found, contact.numbers)
    starts = [token.start for token in found]
    return Reading(plain, origin, found, runs, redaction_words(data_dir), contact, starts)


def _plain(text: str) -> tuple[str, list[int]]:
    if text.isascii() and not _CONTROL.search(text):
        return text, list(range(len(text) + 1))
    characters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for plain in _plain_character(character):
            characters.append(plain)
            origin.append(place)
    return "".join(characters), [*origin, len(text)]


def _plain_character(character: str) -> str:
    if character.isspace() or character.isalpha():
        return character
    if unicodedata.category(character) in _UNSEEN:
        return ""
    return unicodedata.normalize("NFKC", character)
