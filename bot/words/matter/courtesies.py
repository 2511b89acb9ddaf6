"""Takes off what people say around what they want: greetings, their names, politeness."""

from pathlib import Path

from bot.words.matter.closings import Closings
from bot.words.matter.lists import Lists
from bot.words.matter.openings import Openings
from bot.words.matter.said import Said, said


class Courtesies:
    """Finds the matter in a line: what is left without what is only said to be polite."""

    def __init__(self, data: Path) -> None:
        """Read the lists of every language; raises KeyError where one is missing."""
        self._lists = Lists(data)
        self._openings, self._closings = Openings(self._lists), Closings(self._lists)

    def matter(self, text: str) -> str:
        """Return a line without the courtesies around it, and whole where it has nothing else.

        Of a letter that has only a greeting and regards, the greeting is left.
        """
        words = said(text, self._lists.short)
        first = self._openings.end_in(words)
        last = self._closings.begin_in(words, first)
        if not first and last == len(words):
            return text
        if last == len(words) and self._closings.are_of_a_letter(words, first):
            return text[: words[first - 1].end]
        rest = text[words[last - 1].end :] if last == len(words) else _mark(text, words[last - 1])
        return text[words[first].start : words[last - 1].end] + rest

    def is_letter(self, text: str) -> bool:
        """Say whether a line ends as a letter does, with regards and a name."""
        return self._closings.are_of_a_letter(said(text, self._lists.short), 0)


def _mark(text: str, last: Said) -> str:
    """Return the question mark or full stop behind a word, if any."""
    return text[last.end : last.end + 1].strip(" ,;:-–")
