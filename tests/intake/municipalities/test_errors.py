"""One mistake gives one sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.wording.languages import Languages
from tests.intake.municipalities.mistakes import MISTAKES, sentences

ALL = {name: mistake for found in MISTAKES.values() for name, mistake in found.items()}


@pytest.mark.parametrize(
    "mistake",
    [name for name in ALL if name not in ("missing source", "unknown Land")],
)
def test_one_mistake_gives_one_sentence(
    mistake: str, edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    *changes, _, _ = ALL[mistake]
    assert len(sentences(edited(*changes), catalogue, languages)) == 1
