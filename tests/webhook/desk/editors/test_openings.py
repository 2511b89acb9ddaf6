"""A lead closes a day: what changes is shown first, then holds at once, and is undone."""

import re
from collections.abc import Callable

import pytest

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples

CLOSED = {
    "place": "town_hall",
    "day": "2014-02-07",
    "how": "closed",
    "reason_nl": "Geen stroom.",
    "reason_de": "Kein Strom.",
}


def test_a_preview_changes_nothing(lena: Browser) -> None:
    page = lena.get("/desk/openings", query_string=CLOSED).text
    assert "Zo wordt het" in page and "Geen stroom." in page
    assert "Alle uren zijn zoals altijd." in page


def test_a_day_is_closed_and_opened_again(lena: Browser, examples: Examples) -> None:
    lena.form("/desk/openings", **CLOSED)
    page = lena.get("/desk/openings").text
    assert "Lena Visser" in page and "Geen stroom." in page
    (undo,) = re.findall(r"/desk/openings/[0-9a-f-]+/undo", page)
    lena.form(undo)
    page = lena.get("/desk/openings").text
    assert "Teruggedraaid: Lena Visser" in page and "Alle uren zijn zoals altijd." in page
    lena.form(undo)
    assert "Dit was al teruggedraaid." in lena.get("/desk/openings").text


def test_who_is_booked_then_is_counted(lena: Browser, examples: Examples) -> None:
    page = lena.get("/desk/openings", query_string=CLOSED | {"day": "2014-02-06"}).text
    assert "Er zijn afspraken buiten deze uren." in page
    assert f">{len(examples.bookings) + 1}</a>" in page


def test_an_editor_closes_a_day_and_is_led_to_no_appointment(
    sign_in: Callable[[str], Browser], examples: Examples
) -> None:
    ruben = sign_in("ruben")
    page = ruben.get("/desk/openings", query_string=CLOSED | {"day": "2014-02-06"}).text
    assert "Er zijn afspraken buiten deze uren." in page
    assert "/desk/appointments" not in page
    ruben.form("/desk/openings", **CLOSED)
    assert "Ruben Postma" in ruben.get("/desk/openings").text


@pytest.mark.parametrize("written", ["9-12", "9.00 - 12.00", "09:00–12:00", "9:00 tot 12:00"])
def test_hours_may_be_written_as_people_do(written: str, lena: Browser) -> None:
    asked = CLOSED | {"how": "hours", "open": written}
    assert "<strong>09:00–12:00</strong>" in lena.get("/desk/openings", query_string=asked).text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"day": ""}, "Kies een dag vanaf vandaag, hooguit twee jaar vooruit."),
        ({"day": "2014-02-05"}, "Kies een dag vanaf vandaag, hooguit twee jaar vooruit."),
        ({"until": "2014-02-06"}, "De laatste dag ligt voor de eerste"),
        ({"how": "hours", "open": ""}, "Schrijf de uren als 09:00-12:00."),
        ({"how": "hours", "open": "ochtend"}, "Schrijf de uren als 09:00-12:00."),
        ({"place": "nowhere"}, "Deze plek is er niet."),
        ({"reason_nl": "a" * 121}, "De reden is te lang."),
        ({"reason_de": ""}, "Schrijf de reden in elke taal"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    wrong: dict[str, str], told: str, lena: Browser
) -> None:
    asked = CLOSED | wrong
    shown = lena.get("/desk/openings", query_string=asked)
    put = lena.form("/desk/openings", **asked)
    for page in (shown, put):
        assert (page.status_code, told in page.text) == (422, True)


def test_a_clerk_has_no_such_page(
    fatima: Browser, sign_in: Callable[[str], Browser], examples: Examples
) -> None:
    assert "/desk/openings" not in fatima.get("/desk").text
    assert fatima.get("/desk/openings").status_code == 403
    assert fatima.form("/desk/openings", **CLOSED).status_code == 403
