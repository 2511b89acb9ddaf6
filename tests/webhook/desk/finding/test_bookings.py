"""The appointments of somebody: the clerk's departments' alone, cancelled ones among them."""

from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services


def test_a_person_is_found_with_the_appointments_of_the_clerks_departments(
    fatima: Browser, lena: Browser, examples: Examples
) -> None:
    assert "traplift" in fatima.get("/desk/find?sought=Dijkstra").text.lower()
    page = fatima.get("/desk/find?sought=Dijkstra").text
    assert "/desk/appointments/" in page


def test_what_is_over_cannot_be_restored(
    lena: Browser, services: Services, examples: Examples
) -> None:
    profile = services.profiles.get("gemeente-leek")
    services.appointments(profile).cancel(examples.bookings[0].id, NOW)
    page = lena.get(f"/desk/cases/{examples.references['stairlift']}").text
    assert f"{examples.bookings[0].id}/restore" not in page
