"""A day of one office."""

from collections.abc import Callable

import pytest

from tests.webhook.desk.booked_day import FREE, acts, path
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services

SignIn = Callable[[str], Browser]


def test_a_day_shows_what_is_booked(lena: Browser) -> None:
    page = lena.get("/desk/appointments").text
    for told in ("Donderdag 6 februari", "Open 09:00–12:00, 13:00–16:00", "10:30", "Rijbewijs",
                 "8 afspraken"):  # fmt: skip
        assert told in page, told
    assert "Geen afspraken op deze dag." in lena.get("/desk/appointments?day=2014-02-07").text
    assert "Huisbezoek · Open" in lena.get("/desk/appointments?office=home_visit").text
    assert "Gesloten" in lena.get("/desk/appointments?day=2014-02-08").text


@pytest.mark.parametrize("day", ["yesterday", "0001-01-01", "9999-12-31", ""])
def test_a_day_that_is_none_harms_nothing(day: str, lena: Browser) -> None:
    assert lena.get(f"/desk/appointments?day={day}&office=nowhere").status_code == 200


def test_of_another_departments_appointments_only_the_time_is_seen(
    sign_in: SignIn, examples: Examples
) -> None:
    anneke = sign_in("anneke")
    page = anneke.get("/desk/appointments").text
    assert page.count("Andere afdeling") == 8
    assert "Paspoort" not in page
    for number, booking in enumerate(examples.bookings):
        assert booking.reference[4:] not in page
        assert anneke.get(path(examples, number)).status_code == 404
        assert anneke.form(path(examples, number, "/cancel")).status_code == 404
        moved = anneke.form(path(examples, number, "/move"), starts_at=FREE)
        assert moved.status_code == 404


def test_a_day_names_whom_it_is_for_and_notes_who_was_shown_it(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    lena, anneke = sign_in("lena"), sign_in("anneke")
    assert "Roelof Postma" not in anneke.get("/desk/appointments").text
    assert acts(services, examples, 0) == []
    for _ in range(2):
        page = lena.get("/desk/appointments").text
    assert page.count("Roelof Postma") == 7
    assert "Henk Dijkstra" in page
    assert acts(services, examples, 0) == ["viewed"]
    assert "zag de gegevens" in lena.get(path(examples, 0)).text
