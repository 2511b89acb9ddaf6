"""Nobody is known by being one of a few."""

import pytest

from intake.figures.hiding import hidden


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 12, "b": 7}, [12, 7]),
        ({"a": 12, "b": 3, "c": 2}, [12, None, None]),
        ({"a": 12, "b": 7, "c": 4}, [12, None, None]),
        ({"a": 12, "b": 0, "c": 4}, [None, 0, None]),
        ({"a": 1}, [None]),
        ({"a": 5, "b": 0}, [5, 0]),
        ({}, []),
    ],
)
def test_small_counts_and_what_would_tell_them_are_hidden(
    counts: dict[str, int], shown: list[int | None]
) -> None:
    assert [(one.key, one.count) for one in hidden(counts)] == list(zip(counts, shown, strict=True))
