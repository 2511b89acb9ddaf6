"""What was changed holds for the bot at once: no time is offered on a closed day."""

from intake.openings import overlay
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.editors.test_openings import CLOSED
from tests.webhook.desk.examples import Examples
from webhook.services import Services


def test_a_closed_day_has_no_times_and_no_hours(
    lena: Browser, services: Services, examples: Examples, monkeypatch: object
) -> None:
    monkeypatch.setattr(overlay, "EVERY", 0.0)  # type: ignore[attr-defined]
    path = f"/desk/cases/{examples.references['passport']}/book?day=2014-02-07"
    assert 'name="to"' in lena.get(path).text
    lena.form("/desk/openings", **CLOSED)
    assert 'name="to"' not in lena.get(path).text
    assert "Gesloten" in lena.get("/desk/appointments?day=2014-02-07").text


def test_every_day_of_a_range_is_shown(lena: Browser) -> None:
    page = lena.get("/desk/openings", query_string=CLOSED | {"until": "2014-02-11"}).text
    assert page.count('<th scope="row">') == 3  # without the weekend
