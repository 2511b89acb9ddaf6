"""Hear a word that is said letter by letter: "b a k k e r", "m wie Martha", "D van Dirk"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.contact_answers.folding import Phrases, Token, fold, tokens

# Three letters may be the initials before a surname; behind them nothing may follow, or they are.
_FEWEST = 3
_SURELY = 5
_SHORTEST_BY_WORDS = 4
_SIGNS = frozenset(",.-–/;:")


@dataclass(frozen=True, slots=True)
class Spelled(Token):
    """A word put together from its letters, in the place where they were said."""


class SpellingWords:
    """What is said between letters and about them, in every language together."""

    def __init__(self, sections: Iterable[Mapping[str, Any]]) -> None:
        every = list(sections)
        names = {name: letter for one in every for name, letter in one["letters"].items()}
        self.letters = {tuple(t.folded for t in tokens(name)): names[name] for name in names}
        self.letter_names = Phrases(names)
        self.of, self.twice, self.between, self.before, self.counting, self.where, self.after = (
            Phrases(word for one in every for word in one[key])
            for key in ("of", "twice", "between", "with", "counting", "where", "after")
        )
        self.announced = Phrases(word for one in every for word in one["announced"])
        self.alphabet = frozenset(fold(word) for one in every for word in one["alphabet"])
        self.groups = frozenset(fold(word) for one in every for word in one["groups"])


@dataclass(frozen=True)
class _Item:
    """One letter that was said, the tokens it took, and whether it can be nothing but a letter."""

    letters: str
    length: int
    plain: bool = True
    told_by_word: bool = False


def heard(said: list[Token], words: SpellingWords) -> list[Token]:
    """The tokens with each run of letters as one `Spelled` word, without what explains letters.

    "met een w wolters" and "wolters met een w" are "wolters".
    """
    found: list[Token] = []
    place = 0
    while place < len(said):
        length, letters = _run(said, place, words)
        explained = 0 if length else explanation_at(said, place, words)
        if length:
            start, end = said[place].start, said[place + length - 1].end
            found.append(Spelled(letters.capitalize(), start, end, fold(letters)))
        elif not explained:
            found.append(said[place])
        place += length or explained or 1
    return found


def explanation_at(said: list[Token], place: int, words: SpellingWords) -> int:
    """How many tokens from here explain a spelling, as "mit Doppel-t am Ende"; 0 for none."""
    end = place + words.before.length_at(said, place)
    if end == place:
        return 0
    begun = end
    while counted := words.counting.length_at(said, end):
        end += counted
    if place == 0 and end == begun:
        # "met J. Bakker" gives an initial, "met een j Bakker" a letter.
        return 0
    letters = end
    while end < len(said) and (taken := _named_letters(said, end, words)):
        end += taken
        # "met c en dubbele s", "mit e y"
        following = end + words.between.length_at(said, end)
        following += words.counting.length_at(said, following)
        if following == end or not _named_letters(said, following, words):
            continue
        end = following
    return end + words.where.length_at(said, end) - place if end > letters else 0


def _named_letters(said: list[Token], place: int, words: SpellingWords) -> int:
    folded = said[place].folded.removeprefix("doppel-").removeprefix("dubbel-").rstrip(".")
    letters = (len(folded) == 1 and folded.isalpha()) or folded in words.groups
    if not letters:
        return words.letter_names.length_at(said, place)
    return 1 + _word_of(said, place + 1, folded[0], words)


def _run(said: list[Token], place: int, words: SpellingWords) -> tuple[int, str]:
    """How many tokens from here are letters, and the word they make; 0 where they are none."""
    items: list[_Item] = []
    end = next_place = place + _article(said, place, words)
    while next_place < len(said) and (item := _item(said, next_place, words)):
        items.append(item)
        end = next_place = next_place + item.length
        while next_place < len(said):
            gap = words.between.length_at(said, next_place) or said[next_place].text in _SIGNS
            if not gap:
                break
            next_place += int(gap)
    after = end + words.after.length_at(said, end)
    rest = [token for token in said[after:] if token.text[0].isalnum()]
    return (end - place, "".join(i.letters for i in items)) if _is_word(items, rest) else (0, "")


def _article(said: list[Token], place: int, words: SpellingWords) -> int:
    """How many tokens before a letter that is told by a word: "de d van dirk"."""
    length = words.between.length_at(said, place)
    item = _item(said, place + length, words) if 0 < length < len(said) - place else None
    return length if item and item.plain and item.told_by_word else 0


def _is_word(items: list[_Item], rest: list[Token]) -> bool:
    letters = sum(len(item.letters) for item in items)
    if not any(item.plain for item in items):
        return letters >= _SHORTEST_BY_WORDS and all(item.told_by_word for item in items)
    if 2 * sum(item.plain for item in items) < len(items) or letters < _FEWEST:
        return False
    return letters >= _SURELY or not rest or any(item.told_by_word for item in items)


def _item(said: list[Token], place: int, words: SpellingWords) -> _Item | None:
    twice = words.twice.length_at(said, place)
    if twice and place + twice < len(said) and (item := _item(said, place + twice, words)):
        return _Item(item.letters * 2, twice + item.length, item.plain, item.told_by_word)
    token = said[place]
    named = words.letter_names.length_at(said, place)
    if named and not (named == 1 and len(token.text) == 1):
        letters = words.letters[tuple(t.folded for t in said[place : place + named])]
        by_word = _word_of(said, place + named, letters[0], words)
        told = bool(by_word) or token.folded in words.alphabet
        return _Item(letters, named + by_word, bool(by_word), told)
    single = _letters_in(token)
    if single:
        by_word = _word_of(said, place + 1, fold(single[-1])[0], words) if len(single) < 3 else 0
        return _Item(single, 1 + by_word, True, bool(by_word))
    if token.folded in words.alphabet:
        return _Item(token.text[0].lower(), 1, False, True)
    return None


def _letters_in(token: Token) -> str:
    """The letters of "B", "b.a.k." or "B-A-K"; "" where the token is a word."""
    text = token.text.lower()
    doubled = text.removeprefix("doppel-").removeprefix("dubbel-")
    if doubled != text and len(doubled) == 1:
        return doubled * 2
    letters = text.replace("-", "").replace(".", "")
    cut = len(text) == 1 or all(len(part) <= 1 for part in text.replace(".", "-").split("-"))
    return letters if cut and letters.isalpha() else ""


def _word_of(said: list[Token], place: int, letter: str, words: SpellingWords) -> int:
    """How many tokens tell the letter by a word: "wie Martha", or only "Martha"."""
    of = words.of.length_at(said, place)
    at = place + of
    if at >= len(said) or len(said[at].text) == 1 or not said[at].folded.startswith(letter):
        return 0
    return of + 1 if of or said[at].folded in words.alphabet else 0
