"""One person's name, told twice, and names of two people."""

import pytest

from intake.proof.names import same_name
from intake.settings import ROOT

DATA = ROOT / "data"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Els de Vries", "els de vries"), ("Els de Vries", "DE VRIES ELS"),
        ("Els de Vries", "de Vries, Els"), ("Els de Vries", "mevrouw E. de Vries"),
        ("E. de Vries", "Els de Vries"), ("Els de Vries", "Els de Vriez"),
        ("Els de Vries", "Els Vries"), ("De Vries", "Els de Vries"),
        ("Anna Maria Jansen", "Anna Jansen"), ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Müller", "Jurgen Muller"), ("Dr. Jürgen Müller", "Herr Doktor Müller Jürgen"),
        ("Günter Groß", "guenter gross"), ("Anna Müller-Lüdenscheid", "Anna Müller Lüdenscheid"),
        ("Jan Meijer", "Jan Meyer"), ("Jan van den Broeck", "Jan Vandenbroeck"),
        ("Özgür Yıldız", "Ozgur Yildiz"), ("Wim O'Brien", "Wim O’Brien"),
        ("René Benoît", "Rene Benoit"), ("J.P. Smit", "Jan Pieter Smit"),
    ],
)  # fmt: skip
def test_it_is_the_same_name(given: str, told: str) -> None:
    assert same_name(given, told, DATA)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Els de Vries", "Jan de Vries"), ("Els de Vries", "de Vries"), ("Els de Vries", "Els"),
        ("Els de Vries", "E. V."), ("Els de Vries", "Els Smit"), ("Jan Bakker", "Jon Bakker"),
        ("Anna Bakker", "Anne Bakkers"), ("Els de Vries", "mevrouw"), ("Els de Vries", ""),
        ("De Vries", "Jansen Bakker Visser de Vries"), ("Els de Vries", "Els Vries Smit Bos"),
        ("Ali", "Alim"),
    ],
)  # fmt: skip
def test_it_is_another_name(given: str, told: str) -> None:
    assert not same_name(given, told, DATA)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Els de Vries", "els de vries"), ("Els de Vries", "de Vries, Els"),
        ("Els de Vries", "Els de Vriez"), ("Els de Vries", "Els Maria de Vries"),
        ("E. de Vries", "Els de Vries"), ("E. de Vries", "E. de Vries"), ("Bakker", "bakker"),
        ("Bakker", "mevrouw Bakker"), ("Jürgen Müller", "Juergen Mueller"),
    ],
)  # fmt: skip
def test_in_one_home_it_is_the_same_name(given: str, told: str) -> None:
    assert same_name(given, told, DATA, one_home=True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Els de Vries", "E. de Vries"), ("Els de Vries", "Jan de Vries"),
        ("Els de Vries", "de Vries"), ("Anna Bakker", "Anne Bakker"), ("Bakker", "Bakkers"),
        ("Maria Bakker", "Marie Bakker"), ("Els de Vries", "Els"), ("E. de Vries", "de Vries"),
        ("Els Anna de Vries", "E. A. de Vries"), ("E. de Vries", "Jan de Vries"),
    ],
)  # fmt: skip
def test_in_one_home_it_is_somebody_else(given: str, told: str) -> None:
    assert not same_name(given, told, DATA, one_home=True)


def test_a_long_list_of_names_is_none() -> None:
    many = " ".join(["Jansen", "Bakker", "Visser", "Smit", "Mulder", "Vries"])
    assert not same_name(many, many, DATA)
