"""The appointment that a message tells of, as a card shows it, with its entry for a calendar."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from intake.municipalities import Municipality
from webhook.channels.chat.links import map_of

WIDEST = 70
"""Letters of a line in a calendar's file, with room to fold (RFC 5545, 3.1)."""


def card(booking: Mapping[str, str], profile: Municipality) -> dict[str, str | None]:
    """Return a booking as it is shown; what is not known is None."""
    address = booking.get("address")
    shown = {key: booking.get(key) for key in ("starts_at", "service", "place", "address", "bring")}
    return shown | {
        "map": map_of(address) if address else None,
        "reference": booking["reference"],
        "calendar": calendar(booking, profile.name),
    }


def calendar(booking: Mapping[str, str], name: str) -> str:
    """Return a file with one event (RFC 5545), its times in UTC, and an alarm a day before.

    It travels in the message itself: no address leads to it. The event is that of the booking, so
    that one which was moved takes the place of the old one, and a second booking does not.
    """
    start = datetime.fromisoformat(booking["starts_at"])
    made = datetime.fromisoformat(booking.get("made_at", booking["starts_at"]))
    end = start + timedelta(minutes=int(booking["minutes"]))
    reference = booking["reference"]
    place = ", ".join(filter(None, (booking["place"], booking.get("address"))))
    told = "\n".join(filter(None, (reference, booking.get("bring"))))
    of_booking = booking.get("booking", reference.replace(" ", ""))
    title = f"{booking['service']}, {name}"
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gemeente-intake//chat//NL"),
        *("BEGIN:VEVENT", f"UID:{of_booking}@gemeente-intake"),
        *(f"DTSTAMP:{_utc(made)}", f"SEQUENCE:{int(made.timestamp()) // 60}"),
        *(f"DTSTART:{_utc(start)}", f"DTEND:{_utc(end)}", "STATUS:CONFIRMED"),
        _text("SUMMARY", title),
        _text("LOCATION", place),
        _text("DESCRIPTION", told),
        *("BEGIN:VALARM", "ACTION:DISPLAY", _text("DESCRIPTION", title), "TRIGGER:-P1D"),
        *("END:VALARM", "END:VEVENT", "END:VCALENDAR", ""),
    ]
    return "\r\n".join(lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(name: str, text: str) -> str:
    escaped = re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")
    line = f"{name}:{escaped}"
    parts = [line[start : start + WIDEST] for start in range(0, len(line), WIDEST)]
    return "\r\n ".join(parts)
