"""Small counts are hidden: whoever is one of four in a table might be known by it.

Offices of statistics call it primary and secondary suppression of cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
"""The smallest count that is shown; zero is nobody, and shown."""


@dataclass(frozen=True)
class Cell:
    """One count of a table."""

    key: str
    """What is counted, as a code."""
    count: int | None
    """None where it is hidden."""


def hidden(counts: Mapping[str, int]) -> list[Cell]:
    """Return the counts in their order, those of one to four hidden.

    Where one alone would be hidden, the smallest of the others is, too: the sum would tell it.
    """
    small = {key for key, count in counts.items() if 0 < count < LEAST}
    if len(small) == 1:
        others = {key: count for key, count in counts.items() if count and key not in small}
        small |= {min(others, key=lambda key: others[key])} if others else set()
    return [Cell(key, None if key in small else count) for key, count in counts.items()]
