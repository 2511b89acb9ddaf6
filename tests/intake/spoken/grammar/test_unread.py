"""A time that stands there and cannot be read is told; what only looks like one is not."""

import pytest

from intake.spoken.mentions import UNREAD_TIME, Clock, Window
from tests.intake.spoken.sentences import mentioned, mentions

CUT_OFF = {
    "nl": ["vrijdag om kwart voor", "morgen om tien over", "donderdag tussen elf en", "zaterdag om",
           "op 3 april vanaf", "woensdag rond half", "kwart na"],
    "de": ["Freitag um Viertel vor", "morgen um fünf nach", "Donnerstag zwischen elf und",
           "Samstag um", "am 3. April ab", "Mittwoch gegen halb", "am 24.3. nach"],
}  # fmt: skip
ON_NO_CLOCK = {
    "nl": ["zaterdag om 33 uur", "om 11:94", "morgen 29 uur", "woensdag tussen 9 en 41 uur",
           "dinsdag na 27 uur", "vrijdag om tien uur 70", "om 44"],
    "de": ["Samstag um 33 Uhr", "um 11:94 Uhr", "morgen 29 Uhr", "Mittwoch zwischen 9 und 41 Uhr",
           "Dienstag nach 27 Uhr", "Freitag um zehn Uhr 70", "um 44"],
}  # fmt: skip
BY_AN_EVENT = {
    "nl": ["vrijdag na mijn dienst", "overmorgen voor school", "rond etenstijd", "na de training",
           "volgende week na de dansgroep", "om wasda uur"],
    "de": ["Freitag nach meinem Dienst", "übermorgen vor der Schule", "Montag vor dem Essen",
           "nach dem Training", "nächste Woche nach der Tanzgruppe", "um wasda Uhr"],
}  # fmt: skip
NO_TIME = {
    "nl": ["ik wil maandag om iets vragen komen", "ik werk op dinsdag", "ik zoek werk", "op school",
           "dinsdag met mijn twee kinderen", "dan ga ik er vrijdag niet zelf om",
           "ik werk 36 uur per week", "een half uur", "voor het werk heb ik dat nodig"],
    "de": ["ich ziehe am Freitag um", "ich fahre am Donnerstag nach Erkelenz", "ich suche Arbeit",
           "Montag um etwas zu fragen", "ich habe morgen Schule", "eine halbe Stunde",
           "ich arbeite 36 Stunden"],
}  # fmt: skip


def cases(by_language: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in by_language.items() for text in texts]


@pytest.mark.parametrize(
    ("language", "text"), cases(CUT_OFF) + cases(ON_NO_CLOCK) + cases(BY_AN_EVENT)
)
def test_a_time_that_cannot_be_read_is_mentioned(language: str, text: str) -> None:
    whats = mentioned(text, language)
    assert UNREAD_TIME in whats
    assert not any(isinstance(what, Clock | Window) for what in whats)


@pytest.mark.parametrize(("language", "text"), cases(NO_TIME))
def test_what_tells_no_time_is_none_that_was_unread(language: str, text: str) -> None:
    assert UNREAD_TIME not in mentioned(text, language)


def test_what_is_unread_holds_its_place_among_the_mentions() -> None:
    day, unread = mentions("maandag om 31 uur")
    assert (unread.what, unread.start) == (UNREAD_TIME, day.end)
