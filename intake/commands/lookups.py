"""`make data`: the names of offices and districts, taken from the profiles for the bot's ear."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles
from intake.municipalities.places import Office
from intake.municipalities.rules import District
from intake.settings import data_folder
from intake.wording import languages

HEADER = "# Written by `make data` from data/municipalities: change the profiles, not this file.\n"

Places = dict[str, dict[str, list[str]]]


def place_names(profiles: Iterable[Municipality], language: str) -> Places:
    """Return `office` and `district`, each with `<municipality>/<place>` and its names.

    A municipality that does not serve the language has none in it.
    """
    served = [profile for profile in profiles if language in profile.languages]
    return {
        "office": dict(pair for profile in served for pair in _offices(profile, language)),
        "district": dict(pair for profile in served for pair in _districts(profile, language)),
    }


def _offices(profile: Municipality, language: str) -> Iterator[tuple[str, list[str]]]:
    for id_, office in profile.offices.items():
        yield f"{profile.id}/{id_}", _names(office, language)


def _districts(profile: Municipality, language: str) -> Iterator[tuple[str, list[str]]]:
    for id_, district in profile.districts.items():
        yield f"{profile.id}/{id_}", _names(district, language)


def _names(place: Office | District, language: str) -> list[str]:
    names = [place.name.get(language, ""), *place.names.get(language, [])]
    return [name for name in dict.fromkeys(names) if name]


def text_of(places: Places) -> str:
    """Return the file that holds these names; the same names give the same text."""
    return HEADER + yaml.safe_dump(places, allow_unicode=True, sort_keys=True, width=100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write `data/<language>/lookups/place.yml`; write nothing and return 1 if a profile is bad."""
    parser = argparse.ArgumentParser(prog="make data", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=data_folder(os.environ), help="the folder data/"
    )
    data = parser.parse_args(arguments).data
    catalogue = Catalogue.load(data / "services.yml")
    profiles = Profiles(data / "municipalities", catalogue, "development")
    if profiles.problems:
        sys.stdout.writelines(f"{problem}\n" for problem in profiles.problems)
        return 1
    for language in languages.load(data).names:
        path = data / language / "lookups" / "place.yml"
        path.write_text(text_of(place_names(profiles.all(), language)), encoding="utf-8")
        sys.stdout.write(f"written {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
