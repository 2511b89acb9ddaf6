"""What can be booked for a citizen: services with appointments, where they are had."""

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples


def test_the_service_of_the_case_is_chosen_already(lena: Browser, examples: Examples) -> None:
    page = lena.get(f"/desk/cases/{examples.references['passport']}/book").text
    assert '<option value="passport" selected>' in page
    assert '<option value="town_hall" selected>' in page


def test_without_a_service_one_is_asked_for(lena: Browser, examples: Examples) -> None:
    page = lena.get(f"/desk/cases/{examples.references['danger']}/book").text
    assert "Kies eerst waarvoor de afspraak is." in page


def test_a_day_without_free_times_names_the_next(lena: Browser, examples: Examples) -> None:
    path = f"/desk/cases/{examples.references['passport']}/book"
    page = lena.get(f"{path}?day=2014-02-08").text
    assert "Op deze dag is niets vrij." in page and "day=2014-02-06" in page
