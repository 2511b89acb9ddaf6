"""Number words of a language, nought to ninety-nine the years of two centuries, made from a table.

text2num reads running text and guesses where numbers end ("drie uur dertig" becomes 33); a table
of whole words leaves that to the grammar.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Numbers = Mapping[str, Any]


def number_words(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Every number word with its symbol: "drie" 3, "derde" 3., "negentientachtig" 1980."""
    for value in range(100):
        for word in _cardinals(numbers, value):
            yield word, str(value)
    for value in range(1, 100):
        for word in _ordinals(numbers, value):
            yield word, f"{value}."
    yield from _years(numbers)


def split_tens(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Compound numbers as a recogniser splits them: "vier en twintig", "ein und zwanzigster"."""
    joiner = numbers["joiner"]
    for value in range(21, 100):
        if value % 10:
            tens = numbers["tens"][value - value % 10]
            for unit in _stems(numbers, value % 10):
                yield f"{unit} {joiner} {tens}", str(value)
                for ending in numbers["ordinal_endings"]:
                    ordinal = f"{tens}{numbers['ordinal_suffix']}{ending}"
                    yield f"{unit} {joiner} {ordinal}", f"{value}."


def _stems(numbers: Numbers, unit: int) -> list[str]:
    return [numbers["one_in_compounds"]] if unit == 1 else numbers["units"][unit]


def _cardinals(numbers: Numbers, value: int) -> list[str]:
    if value < 20:
        return list(numbers["units"][value])
    tens = numbers["tens"][value - value % 10]
    if value % 10 == 0:
        return [tens]
    return [f"{unit}{numbers['joiner']}{tens}" for unit in _stems(numbers, value % 10)]


def _ordinals(numbers: Numbers, value: int) -> list[str]:
    if value < 20:
        stems = [numbers["ordinals"][value]]
    else:
        stems = [word + numbers["ordinal_suffix"] for word in _cardinals(numbers, value)]
    return [stem + ending for stem in stems for ending in numbers["ordinal_endings"]]


def _years(numbers: Numbers) -> Iterator[tuple[str, str]]:
    for century, prefixes in numbers["centuries"].items():
        # The short form ("negentien") is a number by itself, the long one is a year.
        yield prefixes[0], str(century)
        for value in range(1, 100):
            for word in _cardinals(numbers, value):
                yield f"{prefixes[0]} {word}", str(century + value)
                yield from ((prefix + word, str(century + value)) for prefix in prefixes)
