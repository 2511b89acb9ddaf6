"""Whether somebody lives here, told from a place or a postcode."""

from collections.abc import Callable

import pytest

from intake.advice.territory import residence
from intake.municipalities import Municipality


@pytest.mark.parametrize(
    ("said", "here", "neighbour"),
    [
        ("Tolbert", True, None),
        ("tolbert", True, None),
        ("9351 AB", True, None),
        ("9351AB", True, None),
        ("Marum", False, "de gemeente Marum"),
        ("9363", False, "de gemeente Marum"),
        ("1011 AA", False, None),
        ("Amsterdam", None, None),
    ],
)
def test_a_place_or_postcode_is_here_next_door_or_unknown(
    profile: Callable[[str], Municipality], said: str, here: bool | None, neighbour: str | None
) -> None:
    found = residence(profile("gemeente-leek"), said)
    assert found.here is here
    assert (found.neighbour.name.say("nl") if found.neighbour else None) == neighbour
