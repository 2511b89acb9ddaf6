"""Days that take turns."""

import pytest

from tests.actions.talk import Talk, Talking

ANTWERP = "stad-antwerpen"
TUESDAY = "2020-11-24T10:00:00+01:00"


def hours(talk: Talk, text: str) -> str:
    return talk.hears(text, "ask_opening_hours").does("action_opening_hours").answer


@pytest.mark.parametrize(
    ("language", "week"),
    [("nl", "afwisselend dinsdag of woensdag van 9"), ("de", "im Wechsel Dienstag oder Mittwoch")],
)
def test_days_that_take_turns_are_no_stretch_of_days(
    talking: Talking, language: str, week: str
) -> None:
    assert week in hours(talking(ANTWERP, language, now=TUESDAY), "Berendrecht")
