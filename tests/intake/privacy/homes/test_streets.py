"""Streets leave a text that nothing in their name gives away."""

import pytest

from tests.intake.privacy.cases import COUNTRIES
from tests.our_words import redact


@pytest.mark.parametrize(
    ("language", "said", "left"),
    [
        ("nl", "ik woon op De Hoefslag 31", "ik woon op [address]"),
        ("nl", "wij wonen op oldenoert zestien in leek", "wij wonen op [address] in leek"),
        ("nl", "van Hoefslag 3 naar Oldenoert 16", "van [address] naar [address]"),
        ("nl", "verhuizing van hoefslag 3 naar assen", "verhuizing van [address] naar assen"),
        ("nl", "ik woon in de Abelenstraat", "ik woon in de [address]"),
        ("nl", "stuur het naar Postbus 77", "stuur het naar [address]"),
        ("de", "ich wohne An der Mühle 31", "ich wohne [address]"),
        ("de", "Straße: Ahornweg", "Straße: [address]"),
        ("de", "41812 Erkelenz, Zum Wasserfall 3", "[address]"),
    ],
)
def test_a_street_leaves(language: str, said: str, left: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == left


@pytest.mark.parametrize(
    "said",
    [
        "van lijn 5 naar halte 9",
        "ik woon hier sinds 2019",
        "ik woon in Leek met 3 kinderen",
        "von Montag 9 bis Freitag 12",
        "ich wohne in Viersen seit 12 Jahren",
        "wir wohnen auf dem Campingplatz",
    ],
)
def test_other_numbers_stay(said: str) -> None:
    assert redact(said).text == said
