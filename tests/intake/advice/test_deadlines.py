"""A case is due after so many working days of its department."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from intake.advice.deadlines import due, late_before, light
from intake.municipalities import Municipality

WEDNESDAY = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
Made = Callable[..., Municipality]


def day_due(municipality: Municipality, opened_at: datetime) -> str:
    at = due(municipality, "contact_centre", opened_at)
    assert at is not None
    return f"{at:%A %H:%M}"


def test_two_working_days_end_with_the_second_one(made: Made) -> None:
    assert day_due(made(), WEDNESDAY) == "Friday 16:00"
    assert day_due(made(), WEDNESDAY + 8 * timedelta(hours=1)) == "Friday 16:00"


def test_a_weekend_is_no_working_day(made: Made) -> None:
    assert day_due(made(), WEDNESDAY + 2 * DAY) == "Tuesday 16:00"


def test_a_profile_may_say_how_many(made: Made) -> None:
    quick = made("    reach: [phone, desk]", "    reach: [phone, desk]\n    answer_days: 1")
    assert day_due(quick, WEDNESDAY) == "Thursday 16:00"


@pytest.mark.parametrize(
    ("days", "told"), [(0, "green"), (1, "green"), (2, "amber"), (3, "red"), (9, "red")]
)
def test_the_light_changes_with_the_days(days: int, told: str, made: Made) -> None:
    municipality = made()
    at = due(municipality, "contact_centre", WEDNESDAY)
    assert at is not None
    assert light(municipality, at, WEDNESDAY + days * DAY) == told


def test_what_is_late_is_what_is_red(made: Made) -> None:
    municipality = made()
    for hours in range(0, 24 * 14, 5):
        now = WEDNESDAY + timedelta(hours=hours)
        before = late_before(municipality, "contact_centre", now)
        assert before is not None
        for opened_at in (before - timedelta(minutes=1), before):
            at = due(municipality, "contact_centre", opened_at)
            assert at is not None
            assert (light(municipality, at, now) == "red") is (opened_at < before)


def test_a_department_that_is_not_there_is_never_late(made: Made) -> None:
    assert due(made(), "nobody", WEDNESDAY) is None
    assert late_before(made(), "nobody", WEDNESDAY) is None
