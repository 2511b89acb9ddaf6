"""What is written for the eye is made fit for the ear."""

import pytest

from tests.our_words import DATA
from webhook.channels.voice.prompt import Web, sayable

WEB = Web("onze website", "punt", "streepje")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Uw nummer is 1234 5671.", "Uw nummer is een twee, drie vier, vijf zes, zeven een."),
        ("Telefoon: 0594 00 00 10.", "Telefoon: nul vijf, negen vier, nul nul, nul nul, een nul."),
        ("Bel +31612345678.", "Bel nul zes, een twee, drie vier, vijf zes, zeven acht."),
        ("Kijk op https://www.leek.example/a?b=1.", "Kijk op onze website."),
        ("Zie www.leek.nl, of bel.", "Zie leek punt nl, of bel."),
        ("Kijk op https://www.oud-leek.nl/.", "Kijk op oud streepje leek punt nl."),
        ("Het kost 50 euro, of 1250 euro.", "Het kost 50 euro, of 1250 euro."),
        ("Op 6 februari 2014 om 10.30 uur.", "Op 6 februari 2014 om 10.30 uur."),
        ("Stand 01-02-2014.", "Stand 01-02-2014."),
        ("Van 9 tot 12 en 13 tot 16 uur.", "Van 9 tot 12 en 13 tot 16 uur."),
        ("*Let op*\n- een   ding", "Let op - een ding"),
        ("Postcode 9351 AB.", "Postcode 9351 AB."),
    ],
)
def test_numbers_are_spelled_and_addresses_named(text: str, said: str) -> None:
    assert sayable(text, "nl", WEB, data_dir=DATA) == said


def test_in_german() -> None:
    german = Web("unsere Internetseite", "Punkt", "Bindestrich")
    said = sayable("Ihre Nummer ist 1234 5671.", "de", german, data_dir=DATA)
    assert said == "Ihre Nummer ist eins zwei, drei vier, fünf sechs, sieben eins."
