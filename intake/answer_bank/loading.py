"""From a file to units that can be relied on, or to the sentences that say why not."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from intake.answer_bank.checks import GUIDE, Known, mistakes
from intake.answer_bank.model import Unit, UnitsFile
from intake.municipalities import Municipality, ProfileInvalid
from intake.municipalities.explain import problems, validated

Units = dict[str, Unit]


def own_file(data_dir: Path, municipality: str) -> Path:
    """Return the file with the units of a municipality; it need not exist."""
    return data_dir / "municipalities" / "answers" / f"{municipality}.yml"


def national_file(data_dir: Path, country: str) -> Path:
    """Return the file with the units of a country, "NL" or "nl"; it need not exist."""
    return data_dir / "national" / country.lower() / "answers.yml"


def load_own(path: Path, profile: Municipality, services: Collection[str]) -> Units:
    """Return a municipality's units, none without a file; raise ProfileInvalid with all mistakes.

    `services` are the ids of the catalogue.
    """
    spoken = tuple(profile.languages)
    return _load(path, Known(spoken, services, spoken, profile))


def load_national(
    path: Path, spoken: Collection[str], services: Collection[str], *, complete: bool = True
) -> Units:
    """Return a country's units, none without a file; raise ProfileInvalid with all mistakes.

    To be `complete` they must be in all of the system's languages, which are `spoken`. Which
    department or office a placeholder may name is not known here: what a profile lacks is not said.
    """
    return _load(path, Known(tuple(spoken) if complete else (), services, tuple(spoken)))


def _load(path: Path, known: Known) -> Units:
    if not path.exists():
        return {}
    file = validated(path, UnitsFile, GUIDE)
    around = replace(known, own_sources=tuple(file.sources))
    found = problems(path, mistakes(file, around))
    if found:
        raise ProfileInvalid(found)
    file.name_its_parts()
    return file.units
