"""A case is found by its number, and kept fresh."""

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples


def test_a_number_leads_to_its_case(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    found = fatima.get(f"/desk/find?sought={reference[:4]}+{reference[4:]}")
    assert found.headers["Location"] == f"/desk/cases/{reference}"


def test_a_number_is_found_among_words(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    found = fatima.get(f"/desk/find?sought=nummer+{reference[:4]}+{reference[4:]}")
    assert found.headers["Location"] == f"/desk/cases/{reference}"


def test_a_number_with_a_wrong_digit_is_told_so_and_stays_in_the_field(fatima: Browser) -> None:
    """The example of the hint is such a number."""
    wrong = fatima.get("/desk/find?sought=1234+5678")
    assert (wrong.status_code, "Dit nummer kan niet kloppen." in wrong.text) == (404, True)
    assert "acht cijfers. Kijk" not in wrong.text
    assert 'value="1234 5678"' in wrong.text


def test_a_number_leads_to_an_appointment_without_a_case(lena: Browser, examples: Examples) -> None:
    booking = examples.bookings[0]
    found = lena.get(f"/desk/find?sought={booking.reference}")
    assert found.headers["Location"] == f"/desk/appointments/{booking.id}"


def test_a_number_of_others_is_found_as_little_as_none(fatima: Browser, examples: Examples) -> None:
    other = fatima.get(f"/desk/find?sought={examples.references['eviction']}")
    assert (other.status_code, "staat niets bij uw afdelingen" in other.text) == (404, True)
    wrong = fatima.get("/desk/find?sought=123")
    assert (wrong.status_code, "Een nummer heeft acht cijfers." in wrong.text) == (404, True)


def test_a_page_learns_that_its_case_has_changed(fatima: Browser, examples: Examples) -> None:
    address = f"/desk/live/cases/{examples.references['stairlift']}"
    assert fatima.get(f"{address}?version=1").text.strip() == ""
    assert "Deze zaak is intussen veranderd." in fatima.get(f"{address}?version=0").text
