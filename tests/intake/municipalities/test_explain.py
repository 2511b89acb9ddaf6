"""Keys that are wrong, explained."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.wording.languages import Languages
from tests.intake.municipalities.mistakes import MISTAKES, is_told


@pytest.mark.parametrize("mistake", MISTAKES["explain"])
def test_a_mistake_gives_a_sentence_with_the_place_and_the_mend(
    mistake: str,
    edited: Callable[..., Path],
    catalogue: Catalogue,
    languages: Languages,
) -> None:
    is_told("explain", mistake, edited, catalogue, languages)
