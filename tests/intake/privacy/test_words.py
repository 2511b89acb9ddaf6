"""There are cases of every kind."""

import pytest

from intake.privacy import KINDS
from tests.intake.privacy.cases import COUNTRIES, HARMLESS, PERSONAL


@pytest.mark.parametrize("language", COUNTRIES)
def test_there_are_enough_cases_of_every_kind(language: str) -> None:
    personal = [left for lang, _, left in PERSONAL if lang == language]
    harmless = [said for lang, said in HARMLESS if lang == language]
    assert len(personal) >= 60
    assert len(harmless) >= 80
    assert len(personal) + len(harmless) >= 140
    everything = " ".join(left for _, _, left in PERSONAL)
    assert {kind for kind in KINDS if f"[{kind}]" not in everything} == set()
