"""Lines with made-up personal data, and how much of it redaction finds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from intake.privacy import Finding

FOLDER = Path(__file__).parent / "private"
HARMLESS = "harmless"
_SPAN = re.compile(r"\{([^}]*)\}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class PrivateLine:
    """A line, and the places (start, end) of what must be masked in it; none where harmless."""

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass
class Count:
    """What was found and what was wrongly masked; adds up."""

    spans: int = 0
    found: int = 0
    words: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """The share of spans that were masked to the last word."""
        return self.found / self.spans if self.spans else 1.0

    @property
    def wrong_share(self) -> float:
        """The share of other words that were masked with them."""
        return self.wrong / self.words if self.words else 0.0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.spans + other.spans,
            self.found + other.found,
            self.words + other.words,
            self.wrong + other.wrong,
        )


def private_lines(language: str) -> list[PrivateLine]:
    """Return every line of a language, with braces around what must be masked taken off."""
    return [
        _line(kind, marked)
        for path in sorted((FOLDER / language).glob("*.yml"))
        for kind, lines in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for marked in lines.splitlines()
    ]


def count(line: PrivateLine, found: Iterable[Finding]) -> Count:
    """Count the spans of a line that are masked whole, and the other words that are masked.

    Words between two spans that are masked with both in one are neither: "9351 AA nummer 12".
    """
    found = list(found)
    masked = {place for one in found for place in range(one.start, one.end)}
    private = {place for start, end in line.spans for place in range(start, end)}
    private |= {place for one in found for place in _between(line, one)}
    missed = [place for place in _places(line.text) if not masked.issuperset(place)]
    missed_places = {place for word in missed for place in word}
    others = [place for place in _places(line.text) if private.isdisjoint(place)]
    return Count(
        spans=len(line.spans),
        found=sum(missed_places.isdisjoint(range(start, end)) for start, end in line.spans),
        words=len(others),
        wrong=sum(not masked.isdisjoint(place) for place in others),
    )


def _between(line: PrivateLine, one: Finding) -> range:
    within = [span for span in line.spans if one.start < span[1] and span[0] < one.end]
    return range(within[0][0], within[-1][1]) if within else range(0)


def _places(text: str) -> Iterator[range]:
    return (range(*match.span()) for match in _WORD.finditer(text))


def _line(kind: str, marked: str) -> PrivateLine:
    spans, text, last = [], "", 0
    for match in _SPAN.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    return PrivateLine(kind, text + marked[last:], tuple(spans))
