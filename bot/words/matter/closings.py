"""Where the matter of a line ends: before thanks, good wishes, and who signs."""

from typing import Iterator, Optional

from bot.words.matter.lists import MOST_NAMES, Lists, Words

FEWEST_LEFT = 3
"""Words that are a matter before thanks: fewer may be a reaction that goes with them."""
MOST_SIGNED = 5
"""Words behind "groetjes": somebody's name, and where they are from."""


class Closings:
    """Finds what is said behind the matter."""

    def __init__(self, lists: Lists) -> None:
        """Take the lists of what is said."""
        self._lists = lists

    def begin_in(self, words: Words, first: int) -> int:
        """Return the place behind the last word of the matter, which has at least one."""
        end, signed = len(words), False
        while True:
            starts = range(first + 1, end)
            shorter = next((at for at in starts if self._closes(words, at, end)), end)
            if shorter == end:
                break
            signed = signed or self._lists.has("signed", words, shorter)
            end = shorter
        few = end - first < FEWEST_LEFT and not signed
        if self._closes(words, first, end) or (few and self._is_reaction(words, first, end)):
            return len(words)
        return end

    def are_of_a_letter(self, words: Words, first: int) -> bool:
        """Say whether the line ends with regards and a name, as no talk does."""
        ends = (self._letters_end(words, at) for at in range(first, len(words)))
        return any(one is not None and 0 < len(words) - one <= MOST_SIGNED for one in ends)

    def _letters_end(self, words: Words, at: int) -> Optional[int]:
        talk = self._lists.has("signed_in_talk", words, at)
        return None if talk else self._lists.end("signed", words, at)

    def _is_reaction(self, words: Words, at: int, end: int) -> bool:
        """Say whether these words only go with thanks: "super, dank je", but not "nee, dank je"."""
        return all(
            self._lists.has("reactions", words, one) or self._lists.is_little(words, one)
            for one in range(at, end)
        )

    def _closes(self, words: Words, at: int, end: int) -> bool:
        """Say whether nothing but courtesy stands from here to the end."""
        signed = self._lists.end("signed", words, at)
        if signed is not None and end - signed <= MOST_SIGNED:
            return not any(self._lists.has("begins", words, one) for one in range(signed, end))
        thanks = (self._lists.end("thanks", words, one) for one in self._from(words, at, end))
        return any(
            one is not None
            and (
                self._is_past(words, one, end)
                or self._is_signed(words, one, end)
                or (self._lists.has("thanked_for", words, one) and end - one <= MOST_SIGNED)
            )
            for one in thanks
        )

    def _is_signed(self, words: Words, at: int, end: int) -> bool:
        """Say whether nothing but a name stands from here to the end: "bedankt, Jan de Vries"."""
        if not 1 < end - at <= MOST_NAMES or not words[at].after_stop:
            return False
        return words[end - 1].is_capital and (
            words[at].is_capital or self._lists.has("titles", words, at)
        )

    def _from(self, words: Words, at: int, end: int) -> Iterator[int]:
        """Yield where thanks may begin: here, or behind fillers and an "and"."""
        while at < end:
            yield at
            if not self._lists.is_little(words, at):
                return
            at += 1

    def _is_past(self, words: Words, at: int, end: int) -> bool:
        """Say whether nothing that says anything stands from here to the end."""
        return at <= end and all(self._lists.is_little(words, place) for place in range(at, end))
