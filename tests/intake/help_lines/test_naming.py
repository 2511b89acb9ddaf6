"""In danger at most two lines are named, in order, and none that is closed at that moment."""

from datetime import UTC, datetime

import pytest

from intake.help_lines import lines_for
from intake.recognition.danger import KINDS
from intake.settings import ROOT

DATA = ROOT / "data"
NIGHT = datetime(2026, 12, 6, 3, tzinfo=UTC)
"""A Sunday: only what is always open is open."""
COUNTRIES = ("NL", "BE", "DE")


def numbers(country: str, kind: str, at: datetime = NIGHT) -> list[str]:
    return [line.number for line in lines_for(country, kind, at, DATA)]


@pytest.mark.parametrize(
    ("kind", "dutch", "flemish", "german"),
    [
        ("suicide", ["113", "112"], ["1813", "112"], ["0800 111 0 111", "112"]),
        ("violence", ["112", "0800-2000"], ["101"], ["110", "116 016"]),
        ("child", ["112", "0800-2000"], ["112"], ["110"]),
        ("medical", ["112"], ["112"], ["112"]),
        ("fire_or_gas", ["112", "0800-9009"], ["112", "0800 65 0 65"], ["112"]),
        ("threat", ["112"], ["101"], ["110"]),
        ("homeless", [], [], []),
        ("destitute", [], [], []),
        ("other", ["112"], ["112"], ["110", "112"]),
    ],
)
def test_at_night_only_what_never_closes_is_named(
    kind: str, dutch: list[str], flemish: list[str], german: list[str]
) -> None:
    assert [numbers(country, kind) for country in COUNTRIES] == [dutch, flemish, german]


# In local time: Brussels and Berlin are an hour ahead of UTC in winter.
@pytest.mark.parametrize(
    ("country", "kind", "local", "named"),
    [
        ("BE", "violence", "2026-12-02T08:59", ["101"]),
        ("BE", "violence", "2026-12-02T09:00", ["101", "1712"]),
        ("BE", "violence", "2026-12-02T16:59", ["101", "1712"]),
        ("BE", "violence", "2026-12-02T17:00", ["101"]),
        ("BE", "violence", "2026-12-05T12:00", ["101"]),
        ("BE", "child", "2026-12-02T15:00", ["112", "1712"]),
        ("BE", "child", "2026-12-02T18:00", ["112", "102"]),
        ("BE", "child", "2026-12-05T15:00", ["112"]),
        ("BE", "child", "2026-12-06T18:00", ["112"]),
        ("DE", "child", "2026-12-05T14:00", ["110", "116 111"]),
        ("DE", "child", "2026-12-05T20:00", ["110"]),
    ],
)
def test_a_line_is_named_in_its_hours_only(
    country: str, kind: str, local: str, named: list[str]
) -> None:
    assert numbers(country, kind, datetime.fromisoformat(f"{local}+01:00")) == named


def test_on_a_public_holiday_a_line_that_closes_then_is_not_named() -> None:
    friday, christmas = (datetime(2026, 12, day, 11, tzinfo=UTC) for day in (18, 25))
    assert numbers("BE", "violence", friday) == ["101", "1712"]
    assert numbers("BE", "violence", christmas) == ["101"]
    assert numbers("BE", "child", datetime(2026, 12, 25, 18, tzinfo=UTC)) == ["112"]


def test_hours_are_on_the_countrys_own_clock() -> None:
    # Half past nine in the evening in London, half past ten in Brussels.
    assert numbers("BE", "child", datetime(2026, 12, 2, 20, 59, tzinfo=UTC)) == ["112", "102"]
    assert numbers("BE", "child", datetime(2026, 12, 2, 21, 30, tzinfo=UTC)) == ["112"]
    # In summer two hours lie between them.
    assert numbers("BE", "violence", datetime(2026, 7, 1, 7, 30, tzinfo=UTC)) == ["101", "1712"]


def test_a_demonstration_of_2014_names_todays_lines() -> None:
    assert numbers("NL", "suicide", datetime(2014, 2, 6, 10, tzinfo=UTC)) == ["113", "112"]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_at_every_hour_somebody_is_named_where_anybody_is(country: str, hour: int) -> None:
    for kind in KINDS:
        named = lines_for(country, kind, datetime(2026, 12, 2, hour, tzinfo=UTC), DATA)
        assert len(named) <= 2
        assert bool(named) == (kind not in ("homeless", "destitute"))


def test_a_kind_that_nobody_knows_is_danger_all_the_same() -> None:
    assert numbers("DE", "flood") == numbers("DE", "other") == ["110", "112"]


def test_a_country_is_known_in_small_letters_too() -> None:
    assert numbers("be", "threat") == ["101"]
