"""A postcode and its house number leave a text, however far apart they are told."""

import pytest

from tests.intake.privacy.cases import COUNTRIES
from tests.our_words import redact


@pytest.mark.parametrize(
    ("language", "said", "left"),
    [
        ("nl", "huisnummer 31 en postcode 9301 ZV", "huisnummer [address] en postcode [address]"),
        ("nl", "huisnummer drie, postcode 93 01 z v", "huisnummer [address], postcode [address]"),
        (
            "de",
            "Hausnummer 31, Ahornweg, PLZ 41812",
            "Hausnummer [address], Ahornweg, PLZ [address]",
        ),
    ],
)
def test_both_leave(language: str, said: str, left: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == left


@pytest.mark.parametrize(
    "said", ["mijn postcode is 9351 AA", "huisnummer 12", "meine PLZ ist 41812"]
)
def test_either_alone_is_nobodys_door(said: str) -> None:
    assert redact(said).text == said
