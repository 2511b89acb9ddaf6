"""Which slots of the book fit what the citizen asked for."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.our_words import understand

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("said", "fitting", "unfitting"),
    [
        ("dinsdag om drie uur", [at(17, 15)], [at(17, 14), at(18, 15)]),
        ("dinsdag", [at(17, 9), at(17, 17)], [at(16, 9)]),
        ("dinsdagochtend", [at(17, 9)], [at(17, 13), at(18, 9)]),
        ("'s middags", [at(17, 12), at(20, 17, 55)], [at(17, 11, 55)]),
        ("dinsdag na vier uur", [at(17, 16), at(17, 17)], [at(17, 15), at(18, 16)]),
        ("dinsdag voor twaalf uur", [at(17, 9)], [at(16, 9), at(17, 13)]),
        ("na vier uur", [at(17, 16), at(18, 17)], [at(17, 15)]),
        ("volgende week", [at(16, 9), at(20, 17)], [at(13, 9), at(23, 9)]),
        ("volgende week na vier uur", [at(16, 16)], [at(16, 9), at(23, 16)]),
        ("volgende week 's ochtends", [at(16, 9)], [at(16, 13), at(24, 9)]),
        ("volgende week, niet op woensdag", [at(17, 9)], [at(18, 9), at(24, 9)]),
        ("niet op woensdag", [at(17, 9)], [at(18, 9)]),
        ("zo snel mogelijk", [at(11, 10), at(30, 9)], [at(11, 9)]),
        ("dinsdag of donderdag", [at(17, 9), at(12, 9)], [at(18, 9)]),
        ("tot vrijdag twaalf uur", [at(12, 15), at(13, 12)], [at(13, 13), at(16, 9)]),
        ("vanaf dinsdag 14 uur", [at(17, 14), at(18, 9)], [at(17, 13)]),
        ("geen idee", [at(17, 9)], []),
    ],
)
def test_a_slot_fits_what_was_said(
    said: str, fitting: list[datetime], unfitting: list[datetime]
) -> None:
    wish = understand(said, "nl", NOW, AMSTERDAM)
    assert [slot for slot in fitting if not wish.fits(slot)] == []
    assert [slot for slot in unfitting if wish.fits(slot)] == []


def test_the_second_of_two_equal_hours_is_another_slot() -> None:
    wish = understand(
        "over een uur", "nl", datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM), AMSTERDAM
    )
    first = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    assert wish.fits(first)
    assert not wish.fits(first.replace(fold=1))
    assert first + timedelta(0) == first.replace(fold=1)
