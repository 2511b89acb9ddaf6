"""A name or a number told without being asked is the caller's own, or nobody's."""

import pytest

from intake.contact_answers import told_unasked
from intake.privacy import redact
from intake.settings import ROOT

DATA = ROOT / "data"


def told(text: str, language: str = "nl", country: str = "NL") -> dict[str, str]:
    found = redact(text, country, language, data_dir=DATA).found
    places = [(one.kind, one.start, one.end) for one in found]
    return told_unasked(text, places, language, country, data_dir=DATA)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vrijdag om negen voor een rijbewijs en ik heet wim hoekstra", "Wim Hoekstra"),
        ("goedemorgen met joke van dijk, ik zoek een rollator", "Joke van Dijk"),
        ("ik ben benieuwd wat een paspoort kost", None),
        ("mijn moeder heet Trijntje Wiersma en zij heeft hulp nodig", None),
        ("mijn naam is Kees Mulder en mijn naam is Rob Mulder", None),
    ],
)
def test_a_name_that_is_introduced_is_the_own(text: str, name: str | None) -> None:
    assert told(text).get("name") == name


def test_a_german_introduces_name_and_number_in_one_line() -> None:
    line = "ich heiße uwe lang und brauche einen termin, meine nummer ist 0171 3920042"
    assert told(line, "de", "DE") == {"name": "Uwe Lang", "phone": "+491713920042"}


def test_of_two_numbers_none_is_the_own() -> None:
    assert "phone" not in told("bel 0592-123456 of anders 0612345678")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("donderdag half drie, rijbewijs, naam Dijkstra", "Dijkstra"),
        ("ik wil vrijdag komen voor een pas, ik ben Sietske Bosma", "Sietske Bosma"),
        ("ik kom vrijdag, met spoed", None),
        ("ik heb gebeld, naam onbekend", None),
    ],
)
def test_a_name_may_come_behind_a_comma(text: str, name: str | None) -> None:
    assert told(text).get("name") == name
