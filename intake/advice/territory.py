"""Whether somebody lives here, and which municipality to send them to if not."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from intake.advice.place_words import place_words
from intake.municipalities import Municipality
from intake.municipalities.rules import Neighbour

WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True)
class Residence:
    """`here` is None where the profile knows neither the place nor the postcode."""

    here: bool | None
    neighbour: Neighbour | None = None


def residence(municipality: Municipality, place_or_postcode: str) -> Residence:
    """Say where a place or postcode (with or without its letters) belongs."""
    asked = place_or_postcode.strip()
    own = municipality.territory
    if own and _covers(own.places, own.postcodes, asked):
        return Residence(here=True)
    for neighbour in municipality.neighbours:
        if _covers(neighbour.places, neighbour.postcodes, asked):
            return Residence(here=False, neighbour=neighbour)
    # A postcode outside our own ones is surely elsewhere; a place name may be a hamlet of ours.
    known = own is not None and bool(own.postcodes) and asked[:4].isdigit()
    return Residence(here=False if known else None)


def residence_in(municipality: Municipality, text: str, data_dir: Path) -> Residence:
    """Say where the places and postcodes in somebody's words belong; one of ours wins."""
    own = municipality.territory.places if municipality.territory else ()
    districts = (name for one in municipality.districts.values() for name in one.name.values())
    if any(_names(text, place) for place in (*own, *districts)):
        return Residence(here=True)
    found = [residence(municipality, code) for code in _postcodes(text, data_dir)]
    found += [
        Residence(here=False, neighbour=neighbour)
        for neighbour in municipality.neighbours
        if any(_names(text, place) for place in neighbour.places)
    ]
    return next((one for one in found if one.here is not None), Residence(here=None))


def _postcodes(text: str, data_dir: Path) -> list[str]:
    return ["".join(groups) for groups in place_words(data_dir).postcode.findall(text)]


def _names(text: str, place: str) -> bool:
    """Say whether a text names a place, its umlauts dropped or written out."""
    words, name = text.casefold(), place.casefold()
    spellings = {name, _bare(name), name.translate(WRITTEN_OUT)}
    return any(re.search(rf"\b{re.escape(one)}\b", words) for one in spellings)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _covers(places: tuple[str, ...], postcodes: tuple[str, ...], asked: str) -> bool:
    if any(place.casefold() == asked.casefold() for place in places):
        return True
    digits = asked.split(" ")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return digits.isdigit() and any(_in_range(code, int(digits)) for code in postcodes)


def _in_range(code: str, number: int) -> bool:
    first, _, last = code.partition("-")
    return int(first) <= number <= int(last or first)
