"""Whether a text message can go to a citizen, how it lies till then, and whose answer it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import phonenumbers
from sqlalchemy.orm import Session

from intake.contacts import ContactBook, Unreadable, keyed_hash, seal, unseal
from intake.messaging import text_limits
from intake.messaging.suppressions import Suppressions
from intake.municipalities import Municipality
from intake.settings import Settings

SEALED = "sealed"
"""Under this name lie the values that are sealed, each by its own."""

Hindrance = Literal[
    "no_account",
    "no_number",
    "unreadable",
    "opted_out",
    "landline",
    "abroad",
    "too_many",
    "stopped",
]


def can_be_sent(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    conversation_id: str | None,
    now: datetime,
) -> bool:
    """Say whether a text message can go to the number given in this conversation."""
    return hindrance(session, settings, municipality, conversation_id, now) is None


def hindrance(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    conversation_id: str | None,
    now: datetime,
) -> Hindrance | None:
    """Return why no text message can go to this conversation's number; None where one can.

    None goes without a number, to a landline, to countries that the profile does not name, to who
    opted out of this municipality's messages, beyond the limits of `text_limits`, and in production
    without an account to send it. `now` is the system's.
    """
    if settings.production and not settings.has_twilio_account:
        return "no_account"
    try:
        number = ContactBook(session, settings.data_key).get(conversation_id or "", "phone")
    except Unreadable:
        return "unreadable"
    if number is None:
        return "no_number"
    if Suppressions(session, settings.data_key).holds(municipality.id, number):
        return "opted_out"
    return _out_of_reach(municipality, number) or text_limits.full(session, settings, number, now)


def count(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    conversation_id: str,
    now: datetime,
) -> None:
    """Count a message that was just recorded for this conversation's number."""
    number = ContactBook(session, settings.data_key).get(conversation_id, "phone") or ""
    text_limits.count(session, settings, number, municipality.id, now)


def _out_of_reach(municipality: Municipality, number: str) -> Hindrance | None:
    parsed = phonenumbers.parse(number)
    if phonenumbers.region_code_for_number(parsed) not in municipality.text_messages.countries:
        return "abroad"
    kind = phonenumbers.number_type(parsed)
    return "landline" if kind == phonenumbers.PhoneNumberType.FIXED_LINE else None


def thread_of(data_key: str, municipality: str, number: str) -> str:
    """Return how this number's messages with a municipality are found, never the number."""
    return f"sms:{keyed_hash(data_key, 'sms thread', f'{municipality} {number}')}"


def with_sealed(data_key: str, values: Mapping[str, Any], **sealed: str) -> dict[str, Any]:
    """Return values for the outbox: some as they are, some that only `data_key` opens."""
    return {**values, SEALED: {name: seal(data_key, text) for name, text in sealed.items()}}


def opened(data_key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as a sentence takes them, to be sent and never kept. Raises `Unreadable`."""
    plain = {name: value for name, value in values.items() if name != SEALED}
    texts = {name: unseal(data_key, text) for name, text in values.get(SEALED, {}).items()}
    return plain | texts
