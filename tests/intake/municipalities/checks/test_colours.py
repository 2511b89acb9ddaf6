"""Colours of the chat window that cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.municipalities.checks.colours import contrast
from intake.wording.languages import Languages
from tests.intake.municipalities.mistakes import MISTAKES, is_told


@pytest.mark.parametrize("mistake", MISTAKES["colours"])
def test_a_mistake_gives_a_sentence_with_the_place_and_the_mend(
    mistake: str,
    edited: Callable[..., Path],
    catalogue: Catalogue,
    languages: Languages,
) -> None:
    is_told("colours", mistake, edited, catalogue, languages)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#154273", "#154273", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, told: float) -> None:
    assert contrast(one, other) == pytest.approx(told, abs=0.01)
    assert contrast(one, other) == contrast(other, one)
