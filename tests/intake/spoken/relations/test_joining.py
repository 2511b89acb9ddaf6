"""Days that belong together."""

import pytest

from intake.spoken.relations.joining import joined
from tests.intake.spoken.sentences import NOW, meant, mentions


@pytest.mark.parametrize("text", ["dinsdag 17 maart", "17 maart, dinsdag"])
def test_a_date_and_its_weekday_are_one_day(text: str) -> None:
    assert meant(text) == {"kind": "day", "value": "2026-03-17", "exclude": []}


def test_a_date_takes_its_weekday_in() -> None:
    assert len(joined(mentions("dinsdag 17 maart"), NOW.date())) == 1
