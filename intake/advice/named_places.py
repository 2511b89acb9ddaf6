"""What of a municipality's profile a citizen names: offices, departments, districts, situations."""

import re
from datetime import date
from itertools import chain
from pathlib import Path

from intake.advice.place_words import place_words
from intake.municipalities import Municipality
from intake.municipalities.places import Place


def named_places(municipality: Municipality, text: str, day: date) -> list[str]:
    """Return ids of the places that a text names in any of its languages, longest name first.

    Of several with one name, one that stands on this day comes first: an office that moved keeps
    its name. Read from the profile at each call, so that an editor's new name works at once.
    """
    words = text.casefold()
    found = [
        (-len(name), not place.holds_on(day), id_)
        for id_, place in {**municipality.departments, **municipality.offices}.items()
        for name in _names(place)
        if re.search(rf"\b{re.escape(name)}\b", words)
    ]
    return list(dict.fromkeys(id_ for *_, id_ in sorted(found, key=lambda one: one[:2])))


def _names(place: Place) -> set[str]:
    names = {name for listed in place.names.values() for name in listed}
    return {name.casefold() for name in names | set(place.name.values())}


def named_district(municipality: Municipality, text: str, data_dir: Path) -> str | None:
    """Return the id of the part of town that a text names, the longest name first."""
    found = {
        name.casefold(): id_
        for id_, district in municipality.districts.items()
        for name in (*district.name.values(), *chain.from_iterable(district.names.values()))
    }
    return _longest_in(text, found, place_words(data_dir).denied)


def named_situation(municipality: Municipality, text: str, data_dir: Path) -> str | None:
    """Return the id of the legal situation that an answer tells, the longest name first.

    What is told not to be so is no situation: "noch nicht anerkannt".
    """
    found = {
        name.casefold(): id_
        for id_, status in municipality.legal_statuses.items()
        for name in (*status.name.values(), *chain.from_iterable(status.names.values()))
    }
    return _longest_in(text, found, place_words(data_dir).denied)


def _longest_in(text: str, ids: dict[str, str], denied: re.Pattern[str]) -> str | None:
    words = text.casefold()
    kept = denied.sub(" ", words)
    named = [
        name
        for name in ids
        # "Noch kein Bescheid" is a name that denies something itself.
        if re.search(rf"\b{re.escape(name)}", words if denied.search(name) else kept)
    ]
    return ids[max(named, key=len)] if named else None
