"""Words point at one of the choices on offer, or at none."""

import pytest

from intake.recognition.pointing import pointed_at
from intake.settings import ROOT
from intake.wording.texts import Texts

TEXTS = Texts(ROOT / "data")
PLACES = ("Het gemeentehuis", "Bij u thuis", "Een medewerker spreken")
MEANT = ("Einen Termin absagen", "Einen Termin machen", "Nein, etwas anderes")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("doe de tweede maar", 1), ("nummer drie graag", 2), ("de laatste", 2), ("thuis graag", 1),
        ("ja, het gemeentehuis", 0), ("medewerker", 2),
        ("nummer een", 0), ("een keuze", None), ("de vierde", None),
        ("de eerste van mei", None), ("niet thuis", None), ("ja", None),
        ("op het gemeentehuis in Leek", None), ("mijn moeder is thuis gevallen", None),
    ],
)  # fmt: skip
def test_dutch_words_point_at_a_place(text: str, place: int | None) -> None:
    assert pointed_at(text, PLACES, lambda key: TEXTS.prompt(key, "nl-NL")) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("das zweite bitte", 1), ("absagen", 0), ("einen Termin machen", 1), ("etwas anderes", 2),
        ("das letzte", 2), ("Termin", None), ("nicht absagen", None), ("genau", None),
    ],
)  # fmt: skip
def test_german_words_point_at_a_reading(text: str, place: int | None) -> None:
    assert pointed_at(text, MEANT, lambda key: TEXTS.prompt(key, "de-DE")) == place
