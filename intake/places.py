"""Which offices and departments of a municipality a citizen names, by the profile's own words."""

import re

from intake.municipalities import Municipality
from intake.municipalities.places import Place


def named_places(municipality: Municipality, text: str) -> list[str]:
    """Return ids of the places that a text names in any of its languages, longest name first.

    Read from the profile at each call, so that an editor's new name works at once.
    """
    words = text.casefold()
    found = {
        name: id_
        for id_, place in {**municipality.departments, **municipality.offices}.items()
        for name in _names(place)
        if re.search(rf"\b{re.escape(name)}\b", words)
    }
    longest_first = sorted(found, key=len, reverse=True)
    return list(dict.fromkeys(found[name] for name in longest_first))


def _names(place: Place) -> set[str]:
    own = {words for words in place.name.values()}
    return {name.casefold() for names in place.names.values() for name in names} | {
        name.casefold() for name in own
    }
