"""An address is read where one was asked for; anything else stays what it is."""

import pytest

from intake.contact_answers import answered, parse
from intake.settings import ROOT

DATA = ROOT / "data"


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Tolberterstraat 66 in Leek", "Tolberterstraat 66 in Leek"),
        ("Ik woon op de Tolberterstraat 66, 9351 AA Leek.", "Tolberterstraat 66, 9351 AA Leek"),
        ("mijn adres is markt 2a in leek", "markt 2a in leek"),
        ("Kerkweg nummer 3, Tolbert", "Kerkweg nummer 3, Tolbert"),
        ("Ich wohne in der Bahnhofstraße 12, Heinsberg", "Bahnhofstraße 12, Heinsberg"),
        ("Am Markt 5 in Viersen", "Am Markt 5 in Viersen"),
        ("Kerkstraat 12 bus 3, 2060 Antwerpen", "Kerkstraat 12 bus 3, 2060 Antwerpen"),
        ("Burgemeester van Royenstraat 8", "Burgemeester van Royenstraat 8"),
    ],
)
def test_an_address_is_read_without_what_introduces_it(said: str, address: str) -> None:
    assert parse("address", said, "nl", "NL", data_dir=DATA) == address


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Markt 5 en kom snel want mijn man slaat me", "Markt 5"),
        ("mijn man slaat me ik woon op Markt 5", "Markt 5"),
        ("Markt 5, 9351 AA, maar bel eerst even aan bij de buren", "Markt 5, 9351 AA"),
    ],
)
def test_what_was_said_besides_is_no_part_of_it(said: str, address: str) -> None:
    assert parse("address", said, "nl", "NL", data_dir=DATA) == address


@pytest.mark.parametrize(
    "said",
    [
        "liever om 10 uur",
        "kan het ook dinsdag 11 februari",
        "dinsdag 11",
        "lieber am Dienstag 11. Februar",
        "06 12 34 56 78",
        "waarom wilt u dat weten, Tolberterstraat 66?",
        "ik kom toch naar het gemeentehuis",
        "zeg ik liever niet",
        "wij komen met 3 personen",
        "",
    ],
)
def test_anything_else_is_no_address(said: str) -> None:
    assert answered("address", said, "nl", "NL", data_dir=DATA) == {}
