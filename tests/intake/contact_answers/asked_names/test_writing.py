"""Names are written as names are, however they were typed."""

import pytest

from intake.contact_answers.asked_names.writing import written
from intake.contact_answers.folding import tokens
from tests.our_words import contact_words


@pytest.mark.parametrize(
    ("said", "language", "name"),
    [
        ("ijsbrand de vries", "nl", "IJsbrand de Vries"),
        ("de vries", "nl", "De Vries"),
        ("De vries", "nl", "De Vries"),
        ("von berg", "de", "von Berg"),
        ("graf von moltke", "de", "Graf von Moltke"),
        ("ANNE-MARIE", "de", "Anne-Marie"),
        ("McDonald", "nl", "McDonald"),
        ("'t hooft", "nl", "'t Hooft"),
    ],
)
def test_a_name_gets_its_capitals(said: str, language: str, name: str) -> None:
    assert written(tokens(said), language, contact_words().names) == name
