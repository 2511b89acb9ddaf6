"""Where a name ends that somebody gives in an opening, and whether it is one."""

from typing import Optional

from bot.words.matter.lists import MOST_NAMES, Lists, Words


class NameEnds:
    """Finds the end of a name, which no list has: by what begins behind it."""

    def __init__(self, lists: Lists) -> None:
        """Take the lists in which titles are, and what begins a matter."""
        self._lists = lists

    def end_of(self, words: Words, at: int) -> Optional[int]:
        """Return the place behind a name that ends where it can be seen to end."""
        while (past := self._lists.end("titles", words, at)) is not None:
            at = past
        if at >= len(words) or words[at].after_stop:
            return None
        for end in range(at + 1, min(at + MOST_NAMES, len(words)) + 1):
            introduced = self._lists.end("after_name", words, end) or end
            if self.is_boundary(words, introduced):
                return introduced
            if self._lists.has("from", words, introduced) and self.is_boundary(
                words, introduced + 2
            ):
                return introduced + 2
        return None

    def is_titled(self, words: Words, begins: int, end: int) -> bool:
        """Say whether these words are surely a name: redaction says so, or a title."""
        return words[begins].is_hidden or self._lists.has("titles", words, begins)

    def is_written(self, words: Words, begins: int, end: int) -> bool:
        """Say whether these words are a name, also by their capitals."""
        capitals = sum(word.is_capital for word in words[begins:end])
        written = words[begins].is_capital and capitals > 1
        return written or self.is_titled(words, begins, end)

    def is_sentence(self, words: Words, end: int) -> bool:
        """Say whether a name ends here, and with it a sentence."""
        return words[end - 1].is_capital and end < len(words) and words[end].after_stop

    def is_boundary(self, words: Words, at: int) -> bool:
        """Say whether something new begins here."""
        if at >= len(words) or words[at].after_stop:
            return True
        behind = at + 1 if self._lists.has("then", words, at) else at
        return self.goes_on(words, at) or self.goes_on(words, behind)

    def goes_on(self, words: Words, at: int) -> bool:
        """Say whether the matter begins here, or what announces it."""
        kinds = ("begins", "politeness", "announcing")
        return any(self._lists.has(kind, words, at) for kind in kinds)
