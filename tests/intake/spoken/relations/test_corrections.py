"""What a sentence takes back."""

import pytest

from intake.spoken.mentions import Days
from intake.spoken.relations.corrections import corrected
from tests.intake.spoken.sentences import meant, mentions


@pytest.mark.parametrize(
    ("text", "language"),
    [("dinsdag, nee donderdag", "nl"), ("statt Dienstag lieber Donnerstag", "de")],
)
def test_what_is_said_last_counts(text: str, language: str) -> None:
    assert meant(text, language) == {"kind": "day", "value": "2026-03-12", "exclude": []}


def test_what_was_taken_back_is_mentioned_no_more() -> None:
    left = [one.what for one in corrected(mentions("dinsdag, nee donderdag"))]
    assert [what.weekday for what in left if isinstance(what, Days)] == [3]
