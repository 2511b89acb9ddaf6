"""Whose appointment it is."""

from collections.abc import Callable
from datetime import datetime

import pytest

from intake.appointments import Booking, NoSuchBooking, Slot
from intake.catalogue import Catalogue
from intake.municipalities import Municipality
from intake.staff.bookings import department_of, refuse_others

AT = datetime.fromisoformat("2014-02-10T10:00+01:00")


def booking(municipality: str = "gemeente-leek") -> Booking:
    slot = Slot(f"{municipality}/town_hall", "household_help", AT, 45)
    return Booking("b1", "12345671", slot, None)


def test_it_is_the_department_that_deals_with_its_service(
    profile: Callable[[str], Municipality], catalogue: Catalogue
) -> None:
    leek = profile("gemeente-leek")
    assert department_of(booking(), leek, catalogue) == "wmo"
    refuse_others(booking(), leek, catalogue, ["wmo"])


@pytest.mark.parametrize(
    ("municipality", "departments"),
    [("gemeente-leek", ["isd"]), ("antwerpen", ["wmo"])],
)
def test_for_all_others_it_is_not_there(
    municipality: str,
    departments: list[str],
    profile: Callable[[str], Municipality],
    catalogue: Catalogue,
) -> None:
    with pytest.raises(NoSuchBooking):
        refuse_others(booking(municipality), profile("gemeente-leek"), catalogue, departments)
