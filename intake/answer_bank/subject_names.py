"""Questions of an editor's unit, asked once more with the name of what they are about.

Editors ask "who pays for that"; people ask "who pays for the prevention centre". The name alone
must not speak for the units that are made from it ("the prevention centre's number").
"""

import re

from intake.answer_bank.loading import Units
from intake.answer_bank.model import Unit
from intake.municipalities import Municipality
from intake.municipalities.places import Place

ASKED_AGAIN = 4
"""Of each unit and language the shortest questions: in a long one the name is there, or missing."""
LONGEST = 8
"""Words; a longer question says what it is about."""


def with_names(units: Units, municipality: Municipality) -> Units:
    """Return units with questions that name the office or department of their answers."""
    return {id_: _with_names(unit, municipality) for id_, unit in units.items()}


def _with_names(unit: Unit, municipality: Municipality) -> Unit:
    asked = {
        language: (*texts, *_again(texts, _name(unit, municipality, language)))
        for language, texts in unit.asked.items()
    }
    return unit.model_copy(update={"asked": asked})


def _again(texts: tuple[str, ...], name: str | None) -> list[str]:
    if name is None:
        return []
    without = [text for text in texts if name.casefold() not in text.casefold()]
    short = [text for text in sorted(without, key=len) if len(text.split()) <= LONGEST]
    return [f"{text.rstrip(' ?.!')} {name}" for text in short[:ASKED_AGAIN]]


def _name(unit: Unit, municipality: Municipality, language: str) -> str | None:
    """Return the place that a unit's answers name, or that it is about; None where there is none.

    Of several it is the one that is named first.
    """
    told = " ".join(answer.text.say(language) for answer in unit.answers if answer.text)
    found = [
        (match.start(), name)
        for place in _places(municipality)
        for name in place.names.get(language, ())
        if (match := re.search(rf"\b{re.escape(name)}\b", told, re.IGNORECASE))
    ]
    if found:
        return min(found)[1]
    about = municipality.place(unit.about.office or unit.about.department or "")
    return next(iter(about.names.get(language, ())), None) if about else None


def _places(municipality: Municipality) -> list[Place]:
    return [*municipality.departments.values(), *municipality.offices.values()]
