"""What a sentence rules out."""

import pytest

from intake.spoken.relations.negation import without_negated
from tests.intake.spoken.sentences import NOW, meant, mentions


@pytest.mark.parametrize(
    ("text", "language", "weekday"),
    [("niet op woensdag", "nl", "wednesday"), ("dienstags kann ich nicht", "de", "tuesday")],
)
def test_a_weekday_is_ruled_out(text: str, language: str, weekday: str) -> None:
    assert meant(text, language) == {"kind": "none", "value": None, "exclude": [weekday]}


def test_what_is_ruled_out_is_not_kept() -> None:
    kept = without_negated(mentions("niet op woensdag"), NOW.date())
    assert (kept.mentions, set(kept.excluded)) == ([], {2})
