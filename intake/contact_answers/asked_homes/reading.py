"""Read the address a citizen gives, and leave a time, a number or a question alone."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

LONGEST = 30
"""Words of an answer; a longer one tells a story with a number in it."""
WORDS_IN_STREET = 4
DOOR = re.compile(
    r"(?P<street>[^\W\d_]{3,})\.?,?\s+(?:(?:nr|no|nummer|hausnummer|huisnummer)\.?\s+)?"
    r"(?P<door>[1-9]\d{0,3}(?:\s?[a-z](?=\W|$))?)(?P<after>\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
"""A street and the number of its door: "Tolberterstraat 66", "Markt 2a in Leek"."""
BOX = r"(?:,?\s*(?:bus|wohnung|whg)\.?\s*\d{1,4})?"
POSTCODE = r"(?:,?\s*\d{4,5}(?:\s?[a-z]{2}(?=\W|$))?)?"
TOWN = r"(?:,?\s*(?:(?:in|te)\s+)?[^\W\d_]+(?:[ -][^\W\d_]+){0,2})?"
WITH_TOWN = re.compile(rf"{BOX}{POSTCODE}{TOWN}(?=$|[.,;!])", re.IGNORECASE)
WITHOUT = re.compile(rf"{BOX}{POSTCODE}", re.IGNORECASE)


def parse_address(text: str, *, data_dir: Path) -> str | None:
    """The address in this answer, or None: then it is text.

    It has a street and the number of a door, and what belongs to these. What else was said is no
    part of it: somebody else reads that. Not so a time ("Tuesday at ten past 11"), a telephone
    number, or a question. Words of every language of the system are known.
    """
    known = _words(data_dir)
    said = " ".join(text.split()).strip(" .!")
    if "?" in said or len(said.split()) > LONGEST:
        return None
    found = next((one for one in DOOR.finditer(said) if _is_a_door(one, known)), None)
    if found is None:
        return None
    door = found.end("door")
    rest = WITH_TOWN.match(said, door) or WITHOUT.match(said, door)
    return _street(said[:door], known) + (rest[0].rstrip(" ,") if rest else "")


class _Words(NamedTuple):
    announced: re.Pattern[str]
    not_streets: frozenset[str]
    not_doors: frozenset[str]


def _is_a_door(found: re.Match[str], known: _Words) -> bool:
    after = (found["after"] or "").strip().casefold()
    return found["street"].casefold() not in known.not_streets and after not in known.not_doors


def _street(said: str, known: _Words) -> str:
    """Return a street with its number, without what stood before it."""
    own = known.announced.sub("", said)
    words = own.split()
    number = next(place for place, word in enumerate(words[::-1]) if word[:1].isdigit())
    return " ".join(words[-(number + 1 + WORDS_IN_STREET) :])


@lru_cache(maxsize=4)
def _words(data_dir: Path) -> _Words:
    files = sorted(data_dir.glob("*/addresses.yml"))
    read = [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["addresses"] for file in files]
    announced = sorted((one for each in read for one in each["announced"]), key=len, reverse=True)
    before = "|".join(map(re.escape, announced))
    return _Words(
        announced=re.compile(rf"^(?:.*\W)?(?:{before})\W+", re.IGNORECASE),
        not_streets=frozenset(one for each in read for one in each["not_streets"]),
        not_doors=frozenset(one for each in read for one in each["not_doors"]),
    )
