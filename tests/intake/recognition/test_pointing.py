"""Words point at one of the choices on offer, or at none."""

import pytest

from intake.recognition.pointing import at_place, pointed_at
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
        ("geef mij de bovenste dan maar", 0), ("ik kies voor de onderste", 2),
        ("den derden is goed voor mij", 2), ("de eerste keer dat ik bel", None),
        ("op het gemeentehuis in Leek", None), ("mijn moeder is thuis gevallen", None),
    ],
)  # fmt: skip
def test_dutch_words_point_at_a_place(text: str, place: int | None) -> None:
    assert pointed_at(text, PLACES, lambda key: TEXTS.prompt(key, "nl-NL")) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("das zweite bitte", 1), ("absagen", 0), ("einen Termin machen", 1), ("etwas anderes", 2),
        ("das letzte", 2), ("den obersten würd ich nehmen", 0), ("der zweite wäre prima", 1),
        ("von denen am liebsten das unterste", 2),
        ("mein letzter Termin", None), ("Termin", None), ("nicht absagen", None), ("genau", None),
    ],
)  # fmt: skip
def test_german_words_point_at_a_reading(text: str, place: int | None) -> None:
    assert pointed_at(text, MEANT, lambda key: TEXTS.prompt(key, "de-DE")) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [("doe de laatste maar", 2), ("de tweede past mij", 1), ("drie", None), ("de vierde", None)],
)
def test_among_times_only_the_place_is_pointed_at(text: str, place: int | None) -> None:
    assert at_place(text, 3, lambda key: TEXTS.prompt(key, "nl-NL")) == place
