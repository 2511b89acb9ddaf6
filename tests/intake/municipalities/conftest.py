"""Profiles for tests: the five of the house, and copies of the form with one thing changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.settings import HOUSE
from intake.wording.languages import Languages, load

PROFILES = HOUSE / "data" / "municipalities"

Edited = Callable[..., Path]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(HOUSE / "data" / "services.yml")


@pytest.fixture(scope="session")
def languages() -> Languages:
    return load(HOUSE / "data")


@pytest.fixture(scope="session")
def profile(catalogue: Catalogue, languages: Languages) -> Callable[[str], Municipality]:
    """Loads a profile of the house by its id; each only once."""
    loaded: dict[str, Municipality] = {}

    def load_once(id_: str) -> Municipality:
        if id_ not in loaded:
            loaded[id_] = load_profile(PROFILES / f"{id_}.yml", catalogue, languages)
        return loaded[id_]

    return load_once


@pytest.fixture
def form() -> str:
    """The text of the form, which is itself a right profile."""
    return (PROFILES / "_example.yml").read_text(encoding="utf-8")


@pytest.fixture
def edited(tmp_path: Path, form: str) -> Edited:
    """Writes a copy of the form in which each text given is replaced by the one after it."""

    def write(*changes: str, name: str = "gemeente-voorbeeld") -> Path:
        text = form
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert text.count(old) >= 1, f"the form does not have {old!r}"
            text = text.replace(old, new, 1)
        path = tmp_path / f"{name}.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def made(edited: Edited, catalogue: Catalogue, languages: Languages) -> Callable[..., Municipality]:
    """Loads a copy of the form with changes."""

    def load_changed(*changes: str) -> Municipality:
        return load_profile(edited(*changes), catalogue, languages)

    return load_changed
