"""How many persons a line says that something is for."""

import pytest

from intake.recognition import party
from intake.settings import ROOT

DATA = ROOT / "data"


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("een paspoort voor mij en mijn dochter", 2),
        ("Voor mijn man en mij.", 2),
        ("voor mij, mijn man en onze drie kinderen", 5),
        ("voor mij en voor mijn vrouw", 2),
        ("voor mijn twee kinderen", 2),
        ("voor mijn oude moeder en mij", 2),
        ("wij komen met z'n drieën", 3),
        ("met z’n vieren", 4),
        ("voor 3 personen graag", 3),
        ("voor ons allebei", 2),
        ("het is ook voor mijn zoon", 2),
        ("voor mijn zoon ook", 2),
        ("voor mij en mijn ouders", 3),
        ("nee, alleen voor mij", 1),
    ],
)
def test_it_is_counted_in_dutch(text: str, persons: int) -> None:
    assert party.count(text, "nl", DATA) == persons


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("einen Termin für uns drei bitte", 3),
        ("für mich und meine Tochter", 2),
        ("für meinen Mann, mich und unsere zwei Kinder", 4),
        ("wir kommen zu viert", 4),
        ("für uns beide", 2),
        ("auch für meine Frau", 2),
        ("nur für mich", 1),
    ],
)
def test_it_is_counted_in_german(text: str, persons: int) -> None:
    assert party.count(text, "de", DATA) == persons


@pytest.mark.parametrize(
    "text",
    [
        "een paspoort voor mijn dochter",
        "voor mij en mijn kinderen",
        "om drie uur graag",
        "over twee weken",
        "voor drie uur",
        "drie paspoorten",
        "voor ons drie uur",
        "zullen we drie uur zeggen",
        "met zijn 400 personen",
        "",
    ],
)
def test_what_tells_no_number_of_persons_is_not_counted(text: str) -> None:
    assert party.count(text, "nl", DATA) is None


def test_a_language_without_such_words_counts_nobody() -> None:
    assert party.count("for the two of us", "en", DATA) is None
