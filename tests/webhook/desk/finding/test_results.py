"""What was found stands on pages of its own, open cases before closed ones."""

import re

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples


def test_open_cases_stand_before_closed_ones(lena: Browser, examples: Examples) -> None:
    page = lena.get("/desk/find?sought=de").text
    states = re.findall(r'class="case[^"]* (open|claimed|closed)"', page)
    assert states == sorted(states, key=lambda state: state == "closed")
    assert "closed" in states


def test_many_results_have_pages(lena: Browser, examples: Examples, monkeypatch: object) -> None:
    from intake.finding import filters

    monkeypatch.setattr(filters.shown, "__defaults__", (1, 1))  # type: ignore[attr-defined]
    page = lena.get("/desk/find?sought=de").text
    assert "Bladzijde 1 van" in page
    assert "/desk/find?page=2&amp;sought=de" in page
