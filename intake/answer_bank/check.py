"""What is wrong with the banks of answers, for `make check-data`."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from intake.answer_bank.bank import without_questions_of
from intake.answer_bank.confusable import confusions
from intake.answer_bank.loading import Units, load_national, load_own, national_file, own_file
from intake.answer_bank.made import load_patterns, made_units, patterns_file
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Problem, ProfileInvalid
from intake.municipalities.explain import problems
from intake.municipalities.loader import profile_files
from intake.municipalities.model import Country
from intake.wording import languages


def mistakes_in_answers(
    data_dir: Path, profiles: Sequence[Municipality], catalogue: Catalogue
) -> list[Problem]:
    """Return what is wrong with patterns, countries' units and those of these profiles.

    Units that cannot be told apart are named once their files are right.
    """
    checking = _Checking(data_dir, catalogue)
    found = checking.of_patterns()
    national = {country: checking.of_country(country, found) for country in get_args(Country)}
    found += _without_profile(data_dir)
    for profile in profiles:
        checking.of_profile(profile, national[profile.country], found)
    return list(dict.fromkeys(found))


class _Checking:
    """One look through all files; what is found is appended to the list that is given."""

    def __init__(self, data_dir: Path, catalogue: Catalogue) -> None:
        self._data_dir, self._services = data_dir, list(catalogue)
        self._spoken = tuple(languages.load(data_dir).names)

    def of_patterns(self) -> list[Problem]:
        found: list[Problem] = []
        for language in self._spoken:
            try:
                load_patterns(patterns_file(self._data_dir, language))
            except ProfileInvalid as error:
                found += error.problems
        return found

    def of_country(self, country: str, found: list[Problem]) -> Units:
        path = national_file(self._data_dir, country)
        try:
            units = load_national(path, self._spoken, self._services)
        except ProfileInvalid as error:
            found += error.problems
            return {}
        found += _confusions(path, units, units)
        return units

    def of_profile(self, profile: Municipality, national: Units, found: list[Problem]) -> None:
        path = own_file(self._data_dir, profile.id)
        try:
            own = load_own(path, profile, self._services)
            made = made_units(profile, self._data_dir) if own else {}
        except ProfileInvalid as error:
            found += error.problems
            return
        written = {**national, **own}
        found += _confusions(path, {**without_questions_of(written, made), **written}, own)


def _confusions(path: Path, units: Units, written: Units) -> list[Problem]:
    found = list(confusions(units, written))
    return problems(path, found) if found else []


def _without_profile(data_dir: Path) -> list[Problem]:
    folder = own_file(data_dir, "any").parent
    known = {path.stem for path in profile_files(data_dir / "municipalities")}
    return [
        Problem(path, 1, (), "answers of no profile", "the name of a profile as the file's name")
        for path in profile_files(folder)
        if path.stem not in known
    ]
