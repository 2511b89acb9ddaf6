"""Where the matter of a line begins: behind greetings, a name, and what announces a question."""

from typing import Callable, Dict, Optional, Sequence

from bot.words.matter.lists import MOST_NAMES, Lists, Words
from bot.words.matter.name_ends import NameEnds

FEWEST_LEFT = 3
"""Words that are a matter behind a greeting without any sign: "hallo gemeente" is a greeting."""


class Openings:
    """Finds what is said before the matter."""

    def __init__(self, lists: Lists) -> None:
        """Take the lists of what is said."""
        self._lists = lists
        self._names = NameEnds(lists)
        self._introductions: Dict[str, Callable[[Words, int, int], bool]] = {
            "introductions": lambda words, begins, end: True,
            "weak_introductions": self._names.is_written,
            "weakest_introductions": self._names.is_titled,
        }
        self._kinds: Sequence[Callable[[Words, int], Optional[int]]] = (
            self._greeting,
            self._introduction,
            self._named_before,
            self._polite,
            self._then,
        )

    def end_in(self, words: Words) -> int:
        """Return the place where the matter begins; 0 where nothing but courtesy is said."""
        at, end = 0, self._passed(words, 0)
        while end is not None and end < len(words):
            at, end = end, self._passed(words, end)
        if not at or end is not None:
            return 0
        return at if words[at].after_stop or len(words) - at >= FEWEST_LEFT else 0

    def _passed(self, words: Words, at: int) -> Optional[int]:
        """Return the place behind one courtesy; None where none begins here."""
        ends = (kind(words, at) for kind in self._kinds)
        end = next((one for one in ends if one is not None), None)
        return None if end is None else self._past_fillers(words, end)

    def _past_fillers(self, words: Words, at: int) -> int:
        """Return the place behind fillers that still belong to what goes before a comma."""
        end = at
        while (
            end < len(words)
            and not words[end].after_stop
            and self._lists.has("fillers", words, end)
        ):
            end += 1
        return end if end < len(words) and words[end].after_stop else at

    def _greeting(self, words: Words, at: int) -> Optional[int]:
        while self._lists.has("hesitations", words, at):
            at += 1
        end = self._lists.end("greetings", words, at)
        while end is not None:
            titled = (
                self._names.end_of(words, end) if self._lists.has("titles", words, end) else None
            )
            more = titled or self._lists.end("addressed", words, end)
            more = more or (end + 1 if self._lists.has("fillers", words, end) else None)
            if more is None:
                break
            end = more
        return end

    def _introduction(self, words: Words, at: int) -> Optional[int]:
        while self._lists.has("hesitations", words, at):
            at += 1
        for kind, is_named in self._introductions.items():
            begins = self._lists.end(kind, words, at)
            name = self._names.end_of(words, begins) if begins is not None else None
            if begins is None or name is None:
                continue
            # Behind a greeting one capital will do: "hallo, ik ben Piet." is no "ik ben Belg."
            greeted = (
                at > 0 and kind == "weak_introductions" and self._names.is_sentence(words, name)
            )
            if greeted or is_named(words, begins, name):
                return name
        return None

    def _named_before(self, words: Words, at: int) -> Optional[int]:
        """Find "Lars Petersen hier": a name with its introduction behind it."""
        for end in range(at + 1, min(at + MOST_NAMES, len(words)) + 1):
            introduced = self._lists.end("after_name", words, end)
            capitals = all(word.is_capital for word in words[at:end])
            if introduced is not None and capitals and self._names.is_boundary(words, introduced):
                return introduced
        return None

    def _polite(self, words: Words, at: int) -> Optional[int]:
        """Find "mag ik iets vragen", but not "mag ik iets vragen over mijn paspoort"."""
        announced = self._lists.end("announcing", words, at)
        if announced is not None and not self._lists.has("about", words, announced):
            return announced
        end = self._lists.end("politeness", words, at)
        if end is None:
            return None
        return end if self._names.is_boundary(words, self._past_fillers(words, end)) else None

    def _then(self, words: Words, at: int) -> Optional[int]:
        if at and self._lists.has("then", words, at) and self._names.goes_on(words, at + 1):
            return at + 1
        return None
