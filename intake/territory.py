"""Whether somebody lives here, and which municipality to send them to if not."""

from dataclasses import dataclass

from intake.municipalities import Municipality
from intake.municipalities.rules import Neighbour


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


def _covers(places: tuple[str, ...], postcodes: tuple[str, ...], asked: str) -> bool:
    if any(place.casefold() == asked.casefold() for place in places):
        return True
    digits = asked.split(" ")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return digits.isdigit() and any(_in_range(code, int(digits)) for code in postcodes)


def _in_range(code: str, number: int) -> bool:
    first, _, last = code.partition("-")
    return int(first) <= number <= int(last or first)
