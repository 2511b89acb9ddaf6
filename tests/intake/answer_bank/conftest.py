"""A made-up municipality with a bank of its own: the form of a profile, and units beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.answer_bank.loading import Units, load_own, own_file
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.settings import ROOT

VOORBEELD = "gemeente-voorbeeld"

UNITS = """\
units:
  parking:
    about: {office: town_hall}
    assumed: true
    answers:
      - nl: Parkeren kan gratis achter het gebouw aan de {address.town_hall}.
        de: Parken können Sie umsonst hinter dem Haus, {address.town_hall}.
    more:
      nl: Meer staat op {site}.
      de: Mehr steht auf {site}.
    asked:
      nl:
        - is er parkeerplaats bij jullie
        - waar laat ik mijn auto
        - kan ik met de wagen komen
        - parkeren?
        - mijn vader rijdt, waar zet hij de bus neer
        - betaald parkeren daar?
        - staan er parkeermeters in de straat
        - ik kom met een aanhanger, is daar ruimte voor
      de:
        - gibt es bei euch Parkplätze
        - wo stell ich mein Auto ab
        - kann ich mit dem Wagen kommen
        - parken?
        - mein Vater fährt, wo lässt er den Bus
        - kostet das Parken da was
        - stehen da Parkuhren in der Straße
        - ich komm mit Anhänger, ist da Platz
  village_desk_ends:
    about: {office: village_desk}
    source: council
    answers:
      - valid_until: 2027-03-31
        nl: De balie in Kleindorp sluit op 1 april 2027. Tot dan kunt u er terecht.
        de: Der Schalter in Kleindorp schließt am 1. April 2027. Bis dahin ist er da.
      - valid_from: 2027-04-01
        nl: De balie in Kleindorp is dicht. Bel {phone.contact_centre}.
        de: Den Schalter in Kleindorp gibt es nicht mehr. Rufen Sie {phone.contact_centre} an.
    asked:
      nl:
        - gaat kleindorp dicht
        - blijft het dorpsloket bestaan
        - ik hoorde dat jullie uit ons dorp weggaan
        - is dat loket er volgend jaar nog
        - waarom is er niemand meer in kleindorp
        - mijn moeder woont in kleindorp, kan zij daar nog heen
        - opgeheven?
        - wanneer stopt het in het dorp
      de:
        - macht kleindorp zu
        - bleibt die stelle im dorf
        - ich hab gehört ihr geht weg aus unserm dorf
        - ist der schalter nächstes jahr noch da
        - warum ist in kleindorp keiner mehr
        - meine mutter wohnt in kleindorp, kann die da noch hin
        - aufgelöst?
        - wann hört das im dorf auf
"""


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(ROOT / "data" / "services.yml")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder data/ with one profile and nobody's units yet."""
    folder = tmp_path / "data"
    (folder / "municipalities" / "answers").mkdir(parents=True)
    for name in ("services.yml", "languages.yml", "nl-BE"):
        (folder / name).symlink_to(ROOT / "data" / name)
    for language in ("nl", "de"):
        (folder / language).mkdir()
        (folder / language / "lookups").symlink_to(ROOT / "data" / language / "lookups")
        patterns = (ROOT / "data" / language / "answer_patterns.yml").read_text("utf-8")
        (folder / language / "answer_patterns.yml").write_text(patterns, "utf-8")
    for country in ("nl", "be", "de"):
        (folder / "national" / country).mkdir(parents=True)
    form = (ROOT / "data" / "municipalities" / "_example.yml").read_text("utf-8")
    sources = "sources:\n  council:\n    title: Besluit van de raad\n    date: 2026-12-01\n"
    (folder / "municipalities" / f"{VOORBEELD}.yml").write_text(
        form.replace("sources:\n", sources, 1), "utf-8"
    )
    return folder


@pytest.fixture
def profile(data: Path, catalogue: Catalogue) -> Municipality:
    return load_profile(data / "municipalities" / f"{VOORBEELD}.yml", catalogue)


Write = Callable[..., Path]


@pytest.fixture
def write(data: Path) -> Write:
    """Writes the municipality's units, each text given replaced by the one after it."""

    def write_changed(*changes: str) -> Path:
        text = UNITS
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert text.count(old) >= 1, f"the units do not have {old!r}"
            text = text.replace(old, new, 1)
        path = own_file(data, VOORBEELD)
        path.write_text(text, encoding="utf-8")
        return path

    return write_changed


@pytest.fixture
def load(write: Write, profile: Municipality, catalogue: Catalogue) -> Callable[..., Units]:
    """Loads the municipality's units with changes."""

    def load_changed(*changes: str) -> Units:
        return load_own(write(*changes), profile, list(catalogue))

    return load_changed
