"""Names of a municipality and its places, which do not tell in which language a line is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path

from intake.municipalities import Municipality
from intake.wording.service_names import ServiceNames

SMALL = re.compile(r"^(?:[^\W\dA-ZÄÖÜ]\w*\s+)+")
"""An article or preposition with which a name begins in the profile: "het Jobcenter"."""


def without_names(text: str, municipality: Municipality, data_dir: Path) -> str:
    """Return a text in small letters, the municipality's own names taken out.

    Those of its places, offices, departments, parts of town, programmes and neighbours, in every
    language; its services' names in its first language only, because in another one they are words
    of that language: whoever writes "paspoort" to a Kreis writes Dutch.
    """
    names = frozenset(chain(_places(municipality), _services(municipality, data_dir)))
    return _pattern(names).sub(" ", text.casefold())


def _places(municipality: Municipality) -> Iterator[str]:
    yield municipality.name
    yield from municipality.called.values()
    for place in (*municipality.offices.values(), *municipality.departments.values()):
        yield from _called(place.name, place.names)
    for district in municipality.districts.values():
        yield from _called(district.name, district.names)
    for programme in municipality.programmes.values():
        yield from _called(programme.name, {})
    for neighbour in municipality.neighbours:
        yield from (*_called(neighbour.name, {}), *neighbour.places)
    if municipality.territory:
        yield from municipality.territory.places


def _called(name: Mapping[str, str], names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Return a name in every language, with and without its article, and all others for it."""
    yield from (one for named in name.values() for one in (named, SMALL.sub("", named)))
    yield from chain.from_iterable(names.values())


def _services(municipality: Municipality, data_dir: Path) -> Iterator[str]:
    named, own = ServiceNames(data_dir), municipality.locale(municipality.languages[0])
    for service in municipality.services:
        yield from named.names(service, own)


@lru_cache(maxsize=64)
def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of the names, the longest first, also with an s behind it."""
    longest_first = sorted({name.casefold() for name in names if name}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})s?(?!\w)")
