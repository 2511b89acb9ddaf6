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


def test_the_entry_has_its_time_place_and_number() -> None:
    told = unfolded(calendar(BOOKING, "Gemeente Leek"))
    begins = datetime.strptime(told["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert begins == datetime.fromisoformat(BOOKING["starts_at"])
    assert told["DTEND"] == "20140210T083000Z"
    assert told["SUMMARY"] == "Paspoort\\, Gemeente Leek"
    assert told["LOCATION"] == "Het gemeentehuis\\, Tolberterstraat 66 in Leek"
    assert told["DESCRIPTION"].startswith("1234 5678\\nUw oude paspoort\\; een pasfoto\\,")


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
