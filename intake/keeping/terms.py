"""For how long each kind of data is kept (GDPR art. 5(1)(e), storage limitation)."""

import re
from dataclasses import dataclass, fields, replace
from datetime import timedelta

SHARE = 25
"""Percent of a kind that may go at once where nothing else is set. A clock set wrong or a term
mistyped takes nearly all of it; an ordinary hour takes next to nothing."""
NAMED = re.compile(r"([a-z_]+)=([1-9][0-9]{0,3})")


class UnreadableTerms(ValueError):
    """A text that names no terms; says which word of it."""


@dataclass(frozen=True)
class RetentionPolicy:
    """How long each kind of data is kept; an installation may set other days."""

    turns: timedelta = timedelta(days=28)
    """Words of a conversation, each turn by its own age; Tilburg keeps those of its chat as long.

    The conversation goes when nothing happened in it for so long, and with it its names, numbers
    and wishes, unless a case or a booked appointment is still kept."""
    acts: timedelta = timedelta(days=28)
    """What a turn did for good: it guards against doing it twice, which comes within minutes."""
    receipts: timedelta = timedelta(days=14)
    """Which webhooks were seen."""
    webhook_answers: timedelta = timedelta(hours=1)
    """What was answered to a webhook: duplicates come within seconds."""
    messages: timedelta = timedelta(days=28)
    """After a message was sent or given up."""
    appointments: timedelta = timedelta(days=28)
    """After their end."""
    cases: timedelta = timedelta(days=365)
    """After closing."""
    open_cases: timedelta = timedelta(days=365)
    """After the last act on a case that nobody closes."""
    warning: timedelta = timedelta(days=28)
    """For how long the desk warns before such a case goes."""
    misses: timedelta = timedelta(days=90)
    """Questions that found no answer, redacted and without their conversation: a quarter's work."""
    sign_ins: timedelta = timedelta(days=1)
    """Where clerks were signed in: a sign-in is over after ten hours."""
    logs: timedelta = timedelta(days=28)
    """Log files that are written no more; they hold ids, codes and counts."""
    security: timedelta = timedelta(days=365)
    """Who signed in and who was refused: an intrusion is often found months later only."""
    audit: timedelta = timedelta(days=730)
    """That somebody's data were given or erased, without whose: to account for it (art. 5(2))."""


def changed(text: str) -> RetentionPolicy:
    """Return the terms with those days that a text names, as "turns=14 cases=730".

    Raises `UnreadableTerms`.
    """
    known = {field.name for field in fields(RetentionPolicy)}
    days: dict[str, timedelta] = {}
    for word in text.replace(",", " ").split():
        named = NAMED.fullmatch(word)
        if named is None or named[1] not in known:
            raise UnreadableTerms(f"{word}; there are {', '.join(sorted(known))}, each =days")
        days[named[1]] = timedelta(days=int(named[2]))
    return replace(RetentionPolicy(), **days)


def in_words(term: timedelta) -> str:
    """Return a term as documents say it: "28 days", "an hour", "a year"."""
    usual = {timedelta(hours=1): "an hour", timedelta(days=1): "a day"}
    years, rest = divmod(term, timedelta(days=365))
    if rest == timedelta() and years:
        return "a year" if years == 1 else f"{years} years"
    return usual.get(term, f"{term.days} days")
