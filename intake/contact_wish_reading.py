"""Hears in any words how somebody wants to be reached: `data/<language>/contact_wishes.yml`."""

import re
from functools import lru_cache
from pathlib import Path

import yaml

from intake.contact_wishes import ContactWish, How
from intake.settings import HOUSE

GAP = "…"
FEW_WORDS = r"(?:\s+\S+){0,4}?"
"""What "…" stands for: up to four words."""
LONGEST = 60
"""Words of a message in which a wish is looked for."""
WAYS: tuple[How, ...] = ("text", "letter", "calls_again")


def read(
    text: str, language: str, data_dir: Path = HOUSE / "data", *, number_given: bool = False
) -> ContactWish:
    """Return what a redacted text wishes, an empty wish where it says nothing of it.

    Whoever cannot hear or speak is written to, also where they do not say so. Whoever gives a
    number (`number_given`) with hours beside it wants to be called then.
    """
    known = _known(data_dir, language)
    words = re.findall(r"[\w'’\[\]-]+", text.casefold())
    if not known or not words or len(words) > LONGEST:
        return ContactWish()
    line = known["not_wishes"].sub(" ", " ".join(words))
    said = {name for name, pattern in known.items() if pattern.search(line)}
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


@lru_cache(maxsize=8)
def _known(data_dir: Path, language: str) -> dict[str, re.Pattern[str]]:
    file = data_dir / language / "contact_wishes.yml"
    if not file.exists():
        return {}
    written = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["contact_wishes"]
    return {name: _pattern(phrases) for name, phrases in written.items()}


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Return what finds one of the phrases as whole words."""
    parts = (
        FEW_WORDS.join(re.escape(part.strip()).replace(r"\ ", r"\s+") for part in phrase.split(GAP))
        for phrase in phrases
    )
    joined = "|".join(part.replace(FEW_WORDS, FEW_WORDS + r"\s+") for part in parts)
    return re.compile(rf"(?<!\S)(?:{joined})(?!\S)")
