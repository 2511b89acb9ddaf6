"""Week by week: how many cases the bot sent somewhere, and for how many that was wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake import corrections
from intake.corrections.routing import WEEKS
from intake.municipalities import Municipality
from tests.intake.cases.drafts import Open

WEEK = 7 * 24 * 60
"""Minutes."""


def test_a_case_counts_in_its_week_and_once_however_often_it_was_corrected(
    session: Session, opened: Open, profile: Callable[[str], Municipality], now: datetime
) -> None:
    leek = profile("gemeente-leek")
    opened("wmo"), opened("wmo", reason="by_hand"), opened("wmo", -30 * WEEK)
    last_week, wrong = opened("wmo", -WEEK), opened("kcc", -WEEK)
    for right in ("isd", "wmo"):
        corrections.correct(session, wrong.reference, "fatima", right, now)
    corrections.correct(session, last_week.reference, "fatima", "kcc", now)
    corrections.correct(session, last_week.reference, "fatima", "wmo", now)  # taken back
    found = corrections.by_week(session, leek, now)
    assert len(found) == WEEKS
    assert [(one.routed, one.wrong) for one in found[-2:]] == [(2, 1), (1, 0)]
    assert sum(one.routed for one in found[:-2]) == 0


def test_weeks_begin_on_the_municipalitys_monday(
    session: Session, profile: Callable[[str], Municipality]
) -> None:
    leek = profile("gemeente-leek")
    sunday = datetime(2027, 3, 21, 23, 30, tzinfo=leek.timezone)
    ends = [corrections.by_week(session, leek, sunday + timedelta(hours=h))[-1] for h in (0, 1)]
    assert [f"{one.monday:%d-%m}" for one in ends] == ["15-03", "22-03"]
