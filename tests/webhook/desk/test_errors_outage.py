"""The appointment system is down: the desk says so, and cases can be worked on all the same."""

from dataclasses import replace

import pytest
from flask import Flask

from intake.settings import Settings
from tests.intake.appointments.down import Down
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook import create_app
from webhook.services import Services


@pytest.fixture
def app(settings: Settings, services: Services) -> Flask:
    return create_app(settings, replace(services, appointments=lambda _: Down()))


def test_the_pages_of_appointments_say_that_they_cannot_be_reached(
    lena: Browser, examples: Examples
) -> None:
    one = f"/desk/appointments/{examples.bookings[0].id}"
    for answer in (
        lena.get("/desk/appointments"),
        lena.get(one),
        lena.form(f"{one}/cancel"),
        lena.form(f"{one}/move", starts_at="2014-02-07T08:00:00+00:00"),
    ):
        assert answer.status_code == 503
        assert "De afspraken zijn nu niet te bereiken" in answer.text
        assert "Er is niets veranderd." in answer.text


def test_a_case_is_shown_without_its_appointments(lena: Browser, examples: Examples) -> None:
    page = lena.get(f"/desk/cases/{examples.references['stairlift']}")
    assert page.status_code == 200
    assert "De afspraken zijn nu niet te bereiken." in page.text
