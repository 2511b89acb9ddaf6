"""Hours asked of weeks to come are told for those weeks, and what changes in them with its day."""

import pytest

from tests.actions.talk import Talk, Talking

ANTWERP, LEEK = "stad-antwerpen", "gemeente-leek"
BEFORE = "2020-11-05T10:00:00+01:00"
CHRISTMAS = "2013-12-16T10:00:00+01:00"


def hours(talk: Talk, text: str) -> str:
    return talk.hears(text, "ask_opening_hours").does("action_opening_hours").answer


@pytest.mark.parametrize(
    ("language", "words", "told", "since"),
    [
        ("nl", "kan ik volgende week nog naar Linkeroever", "tijdelijk terecht in", "12 november"),
        ("nl", "is Linkeroever eind november open", "tijdelijk terecht in", "12 november"),
        ("de", "hat Linkeroever nächsten Monat offen", "geht für einen Termin", "12. November"),
    ],
)
def test_a_change_within_the_weeks_that_are_asked_for_is_told_with_its_day(
    talking: Talking, language: str, words: str, told: str, since: str
) -> None:
    answer = hours(talking(ANTWERP, language, now=BEFORE), words)
    assert told in answer and since in answer
    assert "gesloten" not in answer and "geschlossen" not in answer


def test_this_moment_is_told_as_before(talking: Talking) -> None:
    assert "nu open" in hours(talking(ANTWERP, now=BEFORE), "is Linkeroever open")


@pytest.mark.parametrize("words", ["volgende week", "vanaf maandag", "in de week van 9 november"])
def test_a_place_that_stays_has_its_week(talking: Talking, words: str) -> None:
    answer = hours(talking(ANTWERP, now=BEFORE), f"wanneer is Berchem {words} open")
    assert "Het stadsloket Berchem is dan open op maandag" in answer


def test_public_holidays_of_the_week_are_told(talking: Talking) -> None:
    answer = hours(talking(LEEK, now=CHRISTMAS), "zijn jullie volgende week open")
    assert "is dan open op maandag" in answer
    assert "25 december" in answer and "26 december" in answer


def test_the_last_day_of_a_place_is_told(talking: Talking) -> None:
    talk = talking(LEEK, now="2014-01-20T10:00:00+01:00")
    assert "31 januari" in hours(talk, "is het Lokaal Loket volgende maand open")
