"""`make check-data`: profiles, answers, help lines, catalogue; one sentence for each mistake."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from intake.answer_bank.check import mistakes_in_answers
from intake.catalogue import Catalogue, CatalogueError
from intake.help_lines.loading import mistakes_in, path_of
from intake.municipalities.errors import ProfileInvalid
from intake.municipalities.loader import load_profile, profile_files, same_number
from intake.municipalities.model import Country, Municipality
from intake.settings import data_folder
from intake.wording import languages


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is wrong with the data, one sentence a line; return 1 if anything is, else 0."""
    parser = argparse.ArgumentParser(prog="make check-data", description=__doc__)
    folder = data_folder(os.environ)
    parser.add_argument("--data", type=Path, default=folder, help="the folder data/")
    data = parser.parse_args(arguments).data
    try:
        catalogue = Catalogue.load(data / "services.yml")
    except CatalogueError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    profiles, mistakes = _checked(data / "municipalities", catalogue)
    mistakes += _of_help_lines(data)
    mistakes += map(str, mistakes_in_answers(data, profiles, catalogue))
    sys.stdout.writelines(f"{mistake}\n" for mistake in mistakes)
    sys.stdout.write(
        f"{len(profiles)} profiles and {len(catalogue)} services are right, "
        f"mistakes found: {len(mistakes)}\n"
    )
    return 1 if mistakes else 0


def _checked(directory: Path, catalogue: Catalogue) -> tuple[list[Municipality], list[str]]:
    profiles: list[Municipality] = []
    mistakes: list[str] = []
    for path in profile_files(directory):
        try:
            profiles.append(load_profile(path, catalogue))
        except ProfileInvalid as error:
            mistakes += map(str, error.problems)
    mistakes += map(str, same_number(profiles, directory))
    return profiles, mistakes


def _of_help_lines(data: Path) -> list[str]:
    spoken = languages.load(data).names
    files = [path_of(data, country) for country in get_args(Country)]
    return [str(mistake) for file in files for mistake in mistakes_in(file, spoken)]


if __name__ == "__main__":
    sys.exit(main())
