"""For whom something is: another person, or who speaks."""

import pytest

from intake.recognition.concerned import SELF, last_of, read
from intake.settings import ROOT

DATA = ROOT / "data"

ONLY = [
    ("nl", "het is voor mijn vader, niet voor mij", "mijn vader"),
    ("nl", "oh sorry, dit gaat niet om mezelf maar het is voor mijn buurvrouw", "mijn buurvrouw"),
    ("nl", "niet voor mij, voor m'n schoonmoeder", "m'n schoonmoeder"),
    ("nl", "nee het is toch voor mezelf", SELF),
    ("de", "das ist nicht für mich, sondern für meine Schwester", "meine Schwester"),
    ("de", "Übrigens, es geht um meinen Vater", "meinen Vater"),
    ("de", "es ist doch für mich selbst", SELF),
]
MORE = [
    ("nl", "ik wil hulp aanvragen voor mijn moeder van tachtig", "mijn moeder"),
    ("de", "ich brauche einen Ausweis für meinen kleinen Sohn", "meinen kleinen Sohn"),
    ("nl", "het is voor mijn vrouw, ze is gevallen", "mijn vrouw"),
]
NOBODY = [
    ("nl", "is dat voor mij?"),
    ("nl", "een afspraak voor mijn paspoort"),
    ("nl", "mijn man slaat me"),
    ("de", "wann ist das für Kinder offen"),
    ("de", "mein Mann schlägt mich"),
]


@pytest.mark.parametrize(("language", "text", "who"), ONLY)
def test_a_line_that_only_tells_for_whom_it_is(language: str, text: str, who: str) -> None:
    found = read(text, language, DATA)
    assert found and (found.who, found.only) == (who, True)


@pytest.mark.parametrize(("language", "text", "who"), MORE)
def test_a_line_that_tells_more_is_read_for_the_rest(language: str, text: str, who: str) -> None:
    found = read(text, language, DATA)
    assert found and (found.who, found.only) == (who, False)


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_nobody_is_named(language: str, text: str) -> None:
    found = read(text, language, DATA)
    assert found is None or (found.who == SELF and not found.only)


def test_a_question_about_another_person_is_no_statement() -> None:
    found = read("is het ook voor mijn zoon?", "nl", DATA)
    assert found is None or not found.only


def test_the_last_line_that_tells_it_counts() -> None:
    lines = [("hulp voor mijn moeder", "nl"), ("om tien uur", "nl"), ("het is voor mijn oom", "nl")]
    assert last_of(lines, DATA) == "mijn oom"
    assert last_of([*lines, ("nee, toch voor mezelf", "nl")], DATA) == SELF
    assert last_of([("goedemorgen", "nl")], DATA) is None


def test_a_language_without_these_words_hears_nobody() -> None:
    assert read("for my mother", "en", DATA) is None
