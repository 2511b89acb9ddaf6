"""Whether a step led to what its script expects; each difference said in one sentence."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from webhook.simulator.expectation import Directive, Expectation, Stored
from webhook.simulator.heard import Heard


class Stores(Protocol):
    """What the system has stored; `Records` reads it from the database."""

    def case(self, conversation: str) -> dict[str, Any] | None:
        """Return the fields of the conversation's case."""

    def contact_wish(self, conversation: str) -> dict[str, Any] | None:
        """Return how the citizen of the conversation wants to be reached; None: as ever."""

    def bookings(self, conversation: str) -> list[dict[str, Any]]:
        """Return the conversation's living bookings."""

    def ended(self, conversation: str) -> bool:
        """True where the conversation is over."""


def differences(
    expected: Expectation, heard: Sequence[Heard], stores: Stores, conversation: str
) -> list[str]:
    """Return what is not as expected, in the order of the script's keys; empty where all is."""
    return [
        *_words(expected, heard),
        *_language(expected.language, heard),
        *_directive(expected.directive, heard, stores, conversation),
        *_one("case", expected.case, stores.case, conversation),
        *_one("contact_wish", expected.contact_wish, stores.contact_wish, conversation),
        *_booking(expected.booking, stores, conversation),
    ]


def _words(expected: Expectation, heard: Sequence[Heard]) -> Iterable[str]:
    said = "\n".join(each.text for each in heard)
    titles = [button.title for each in heard for button in each.buttons]
    for pattern in expected.says:
        if not pattern.search(said):
            yield f"says /{pattern.pattern}/"
    for pattern in expected.not_says:
        if pattern.search(said):
            yield f"not_says /{pattern.pattern}/"
    for pattern in expected.offers:
        if not any(pattern.search(title) for title in titles):
            yield f"offers /{pattern.pattern}/"


def _language(language: str | None, heard: Sequence[Heard]) -> Iterable[str]:
    spoken = sorted({each.language for each in heard})
    if language and spoken != [language]:
        yield f"language {language}, but it is {', '.join(spoken) or 'none'}"


def _directive(
    wanted: Directive | None, heard: Sequence[Heard], stores: Stores, conversation: str
) -> Iterable[str]:
    if wanted == "handover":
        if stores.case(conversation) is None:
            yield "directive handover, but there is no case"
    elif wanted == "end":
        if not stores.ended(conversation):
            yield "directive end, but the conversation goes on"
    elif wanted:
        awaited = heard[-1].expect if heard else None
        if awaited != wanted:
            yield f"directive {wanted}, but it is {awaited}"


def _one(
    what: str,
    expected: Stored | None,
    stored: Callable[[str], dict[str, Any] | None],
    conversation: str,
) -> Iterable[str]:
    if expected is None:
        return
    found = stored(conversation)
    if found is None or expected.absent:
        yield from _presence(what, expected, found is not None)
    else:
        yield from (f"{what}.{told}" for told in _unlike(expected, found))


def _booking(expected: Stored | None, stores: Stores, conversation: str) -> Iterable[str]:
    if expected is None:
        return
    bookings = stores.bookings(conversation)
    unlike = [list(_unlike(expected, booking)) for booking in bookings]
    if not bookings or expected.absent:
        yield from _presence("booking", expected, bool(bookings))
    elif all(unlike):  # none of them fits: tell what is wrong with the first
        yield from (f"booking.{told}" for told in unlike[0])


def _presence(what: str, expected: Stored, stored: bool) -> Iterable[str]:
    if expected.absent and stored:
        yield f"{what} none, but there is one"
    elif not expected.absent and not stored:
        yield f"{what}, but there is none"


def _unlike(expected: Stored, stored: dict[str, Any]) -> Iterable[str]:
    for name, wanted in expected.wanted.items():
        value = stored[name]
        fits = wanted.search(value) if isinstance(wanted, re.Pattern) else wanted == value
        if not fits:
            yield f"{name} {_written(wanted)}, but it is {_written(value)}"


def _written(value: Any) -> str:
    if isinstance(value, re.Pattern):
        return f"/{value.pattern}/"
    if isinstance(value, datetime):
        return value.isoformat()
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else repr(value)
