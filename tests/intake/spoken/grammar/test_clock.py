"""Times of day."""

import pytest

from intake.spoken.mentions import Clock, What, Window
from tests.intake.spoken.sentences import mentioned


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("half drie", "nl", Clock(2 * 60 + 30)),
        ("Viertel nach neun", "de", Clock(9 * 60 + 15)),
        ("na tien uur", "nl", Window(Clock(10 * 60), None)),
        ("tussen negen en elf", "nl", Window(Clock(9 * 60), Clock(11 * 60))),
    ],
)
def test_a_time_is_said_in_minutes_since_midnight(text: str, language: str, what: What) -> None:
    assert mentioned(text, language) == [what]


@pytest.mark.parametrize("text", ["drie kinderen", "twee weken"])
def test_what_is_counted_is_no_hour(text: str) -> None:
    assert not [what for what in mentioned(text) if isinstance(what, Clock)]
