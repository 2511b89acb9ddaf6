"""What a slot is."""

from datetime import datetime

import pytest

from intake.appointments import (
    Slot,
)


def test_a_slot_needs_a_zone_and_its_municipality(now: datetime) -> None:
    with pytest.raises(ValueError):
        Slot("gemeente-leek/gemeentehuis", "passport", datetime(2026, 3, 12, 10), 15)
    with pytest.raises(ValueError):
        Slot("gemeentehuis", "passport", now, 15)
