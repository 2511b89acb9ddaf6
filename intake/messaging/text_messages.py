"""Whether a text message can go to a citizen, how it lies till then, and whose answer it is."""

from collections.abc import Mapping
from typing import Any, Literal

import phonenumbers
from sqlalchemy.orm import Session

from intake.contacts import ContactBook, Unreadable, keyed_hash, seal, unseal
from intake.messaging.suppressions import Suppressions
from intake.settings import Settings

SEALED = "sealed"
"""Under this name lie the values that are sealed, each by its own."""

Hindrance = Literal["no_account", "no_number", "unreadable", "opted_out", "landline"]


def can_be_sent(
    session: Session, settings: Settings, municipality: str, conversation_id: str | None
) -> bool:
    """Say whether a text message can go to the number given in this conversation."""
    return hindrance(session, settings, municipality, conversation_id) is None


def hindrance(
    session: Session, settings: Settings, municipality: str, conversation_id: str | None
) -> Hindrance | None:
    """Return why no text message can go to this conversation's number; None where one can.

    None goes without a number, to a landline, to who opted out of this municipality's messages,
    and in production without an account to send it.
    """
    if settings.production and not settings.has_twilio_account:
        return "no_account"
    try:
        number = ContactBook(session, settings.data_key).get(conversation_id or "", "phone")
    except Unreadable:
        return "unreadable"
    if number is None:
        return "no_number"
    if Suppressions(session, settings.data_key).holds(municipality, number):
        return "opted_out"
    kind = phonenumbers.number_type(phonenumbers.parse(number))
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
