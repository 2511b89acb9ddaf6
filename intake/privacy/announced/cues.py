"""The words that announce a code, and where behind them it would begin."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.privacy.finding import Kind
from intake.privacy.reading import Reading

_WORDS_BETWEEN = 7
_SHORTEST_STEM = 2
_SIGNS = frozenset(":.-=#,()\"'")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that announces a code of this kind; the item behind it is `after`."""

    kind: Kind
    after: int
    sure: bool
    """Named as a number ("paspoortnummer"), not as a thing ("paspoort")."""


def cues(reading: Reading) -> Iterator[Cue]:
    """Every announcement in the text, from left to right, counted in items."""
    # Items and tokens count alike as long as no number of several words stands before.
    index = {item.token.start: place for place, item in enumerate(reading.items)}
    for place, token in enumerate(reading.tokens):
        if not token.text[0].isalpha() or token.start not in index:
            continue
        kind, length, sure = _kind_at(reading, place)
        if kind is not None:
            end = reading.tokens[place + length - 1].end
            after = index[token.start]
            while after < len(reading.items) and reading.items[after].token.start < end:
                after += 1
            yield Cue(kind, after, sure)


def leading_to(reading: Reading, cue: Cue) -> Iterator[tuple[int, bool]]:
    """The items behind a cue at which its code may begin, each with whether that is sure."""
    words, sure = reading.words, cue.sure
    for place in range(cue.after, min(cue.after + _WORDS_BETWEEN, len(reading.items))):
        item = reading.items[place]
        yield place, sure
        folded = item.token.folded
        sure = sure or folded in words.number_words
        if item.token.text not in _SIGNS and not (
            folded in words.leading_to or folded in words.relations
        ):
            return


def _kind_at(reading: Reading, place: int) -> tuple[Kind | None, int, bool]:
    words, said = reading.words, reading.tokens
    numbered = _ends_as_number(reading, said[place].folded)
    for cues_of in (words.papers, words.cues):
        for kind, phrases in cues_of.items():
            length = phrases.length_at(said, place)
            if length:
                told = said[place : place + length]
                numbered = numbered or any(one.folded in words.number_words for one in told)
                return kind, length, numbered or kind in words.cues
    if numbered:
        return "file_number", 1, True
    if said[place].folded in words.number_words and _names_a_number(reading, place):
        return "file_number", 1, True
    return None, 0, False


def _ends_as_number(reading: Reading, folded: str) -> bool:
    """Whether a word is a number's name: "lidnummer", "polis-nr"."""
    words = reading.words
    if folded in words.nobodys_numbers:
        return False
    return any(
        folded.endswith(ending) and len(folded) >= len(ending) + _SHORTEST_STEM
        for ending in words.number_words
    )


def _names_a_number(reading: Reading, place: int) -> bool:
    """Whether "nummer" belongs to the word before it: "v nummer", "AZR Nummer"."""
    before = reading.tokens[place - 1] if place else None
    if before is None or _is_announced(reading, place):
        return False
    names = reading.contact.names
    return (
        before.text[0].isalpha()
        and before.folded not in names.sentence
        and before.folded not in names.particles
    )


def _is_announced(reading: Reading, place: int) -> bool:
    """Whether the word before says of what the number is: that announces it already."""
    kinds = (*reading.words.papers.values(), *reading.words.cues.values())
    return any(phrases.length_before(reading.tokens, place) for phrases in kinds)
