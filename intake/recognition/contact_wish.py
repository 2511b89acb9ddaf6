"""Hears in any words how somebody wants to be reached: `data/<language>/contact_wishes.yml`."""

import re
from pathlib import Path

from intake.contact_wishes import ContactWish, How
from intake.recognition import phrases

LONGEST = 60
"""Words of a message in which a wish is looked for."""
ONE_WORD = re.compile(r"\be-?mail")
"""The same in both languages, however it is written."""
WAYS: tuple[How, ...] = ("text", "letter", "calls_again")


def read(
    text: str,
    language: str,
    data_dir: Path,
    *,
    number_given: bool = False,
    number_awaited: bool = False,
) -> ContactWish:
    """Return what a redacted text wishes, an empty wish where it says nothing of it.

    Whoever cannot hear or speak is written to, also where they do not say so. Whoever gives a
    number (`number_given`) with hours beside it wants to be called then. "Can it be done by post?"
    is a wish to who was asked for a number, and asks about the matter everywhere else.
    """
    known = phrases.patterns(data_dir, language, "contact_wishes")
    line = ONE_WORD.sub("mail", phrases.line(text))
    if not known or not line or line.count(" ") >= LONGEST:
        return ContactWish()
    line = known["not_wishes"].sub(" ", line)
    said = {name for name, pattern in known.items() if pattern.search(line)}
    if "asks_whether" in said and not number_awaited:
        said.discard("letter")
    if number_given and "hours" in said:
        said.add("call")
    if not said & {"no_call", "cannot_hear", "call", "interpreter", *WAYS}:
        return ContactWish()
    return _wish(said, text)


def _wish(said: set[str], text: str) -> ContactWish:
    no_call = bool(said & {"no_call", "cannot_hear"})
    how: How | None = next((way for way in WAYS if way in said), None)
    if how is None and "cannot_hear" in said:
        how = "text"
    if how is None and "call" in said and not no_call:
        how = "call"
    hours = text if "hours" in said and how == "call" else ""
    return ContactWish(how, no_call, "interpreter" in said, hours)
