"""What every page of the desk has."""

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples


def test_the_desk_speaks_german(fatima: Browser, examples: Examples) -> None:
    page = fatima.get("/desk?language=de").text
    assert '<html lang="de"' in page
    assert "Alle offenen Vorgänge" in page
    assert "Wartet" in fatima.get(f"/desk/cases/{examples.references['stairlift']}").text
