"""A profile is loaded whole, or every mistake is told."""

from collections.abc import Callable
from pathlib import Path

from intake.catalogue import Catalogue
from intake.municipalities import load_profile
from intake.municipalities.loader import same_number
from intake.wording.languages import Languages
from tests.intake.municipalities.mistakes import sentences


def test_every_mistake_of_a_file_is_told_at_once(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    path = edited("capacity: 2 ", "capacity: -2 ", "country: NL ", "country: FR ")
    assert len(sentences(path, catalogue, languages)) == 2


def test_two_profiles_with_one_number(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    paths = [edited(name="gemeente-een"), edited(name="gemeente-twee")]
    profiles = [load_profile(path, catalogue, languages) for path in paths]
    (problem,) = same_number(profiles, paths[0].parent)
    assert str(problem).startswith(f"{paths[1]}, line ")
    assert "phone_number: found '+31594000099'" in str(problem)
    assert "a number of its own, since gemeente-een.yml has it" in str(problem)
