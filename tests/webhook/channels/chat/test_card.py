"""A booking as a card, and as an entry that calendars read."""

from datetime import UTC, datetime

import pytest

from webhook.channels.chat.card import calendar, card
from webhook.channels.chat.links import MAP
from webhook.services import Services

BOOKING = {
    "reference": "1234 5678",
    "starts_at": "2014-02-10T09:00:00+01:00",
    "minutes": "30",
    "service": "Paspoort",
    "place": "Het gemeentehuis",
    "address": "Tolberterstraat 66 in Leek",
    "bring": "Uw oude paspoort; een pasfoto, niet ouder dan zes maanden, en geld voor de kosten.",
}


def unfolded(file: str) -> dict[str, str]:
    """The lines of a calendar's file by their names (RFC 5545, 3.1)."""
    lines = file.replace("\r\n ", "").split("\r\n")
    return {name: value for name, _, value in (line.partition(":") for line in lines)}


def entry(file: str) -> dict[str, str]:
    """The lines of the event, without those of its alarm."""
    return unfolded(file.partition("BEGIN:VALARM")[0])


def test_the_entry_has_its_time_place_and_number() -> None:
    told = entry(calendar(BOOKING, "Gemeente Leek"))
    begins = datetime.strptime(told["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert begins == datetime.fromisoformat(BOOKING["starts_at"])
    assert told["DTEND"] == "20140210T083000Z"
    assert told["SUMMARY"] == "Paspoort\\, Gemeente Leek"
    assert told["LOCATION"] == "Het gemeentehuis\\, Tolberterstraat 66 in Leek"
    assert told["DESCRIPTION"].startswith("1234 5678\\nUw oude paspoort\\; een pasfoto\\,")


def test_two_bookings_under_one_number_are_two_entries() -> None:
    first, second = (
        entry(calendar({**BOOKING, "booking": id_}, "Gemeente Leek"))["UID"] for id_ in ("b1", "b2")
    )
    assert first != second


def test_a_booking_that_was_moved_takes_the_place_of_its_entry() -> None:
    made = {**BOOKING, "booking": "b1", "made_at": "2014-02-05T10:00:00+01:00"}
    moved = {
        **made,
        "starts_at": "2014-02-07T09:00:00+01:00",
        "made_at": "2014-02-05T10:01:00+01:00",
    }
    before, after = (entry(calendar(one, "Gemeente Leek")) for one in (made, moved))
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTAMP"] == "20140205T090100Z"


def test_the_calendar_reminds_a_day_before() -> None:
    alarm = unfolded(calendar(BOOKING, "Gemeente Leek").partition("BEGIN:VALARM")[2])
    assert (alarm["TRIGGER"], alarm["ACTION"]) == ("-P1D", "DISPLAY")


def test_the_file_names_nobody_and_no_address_leads_to_it(services: Services) -> None:
    shown = card({**BOOKING, "booking": "b1"}, services.profiles.get("gemeente-leek"))
    assert "ORGANIZER" not in str(shown["calendar"])
    assert "URL" not in str(shown["calendar"])
    assert "http" not in str(shown["calendar"])


def test_no_line_is_longer_than_calendars_take() -> None:
    lines = calendar(BOOKING, "Gemeente Leek").encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_a_card_shows_the_way(services: Services) -> None:
    shown = card(BOOKING, services.profiles.get("gemeente-leek"))
    assert shown["map"] == f"{MAP}Tolberterstraat%2066%20in%20Leek"


@pytest.mark.parametrize("missing", ["address", "bring"])
def test_what_is_not_known_is_left_open(missing: str, services: Services) -> None:
    known = {key: value for key, value in BOOKING.items() if key != missing}
    assert card(known, services.profiles.get("gemeente-leek"))[missing] is None
