"""Words that make ranges of what stands beside them."""

import pytest

from intake.spoken.mentions import Spans
from intake.spoken.relations.ranges import with_ranges
from tests.intake.spoken.sentences import meant, mentions


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("vanaf maandag", "nl", "2026-03-16", None),
        ("bis Freitag", "de", None, "2026-03-13"),
        ("tussen maandag en woensdag", "nl", "2026-03-16", "2026-03-18"),
    ],
)
def test_from_until_and_between_make_a_range(
    text: str, language: str, first: str | None, last: str | None
) -> None:
    assert meant(text, language)["value"] == {"from": first, "to": last}


def test_a_range_takes_its_words_in() -> None:
    (range_,) = with_ranges(mentions("vanaf maandag"))
    assert isinstance(range_.what, Spans)
