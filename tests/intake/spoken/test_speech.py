"""How the bot says days and times: short, spoken, and in no doubt."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from intake.spoken import Part, Range, When
from tests.our_words import say_day, say_moment, say_part, say_range, say_time, say_when, understand

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM)
TODAY = NOW.date()
OFFICE = (time(8), time(18))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("nl-NL", "dinsdag 24 maart om half drie 's middags"),
        ("nl-BE", "dinsdag 24 maart om half drie in de namiddag"),
        ("de-DE", "am Dienstag, 24. März um 14 Uhr 30"),
    ],
)
def test_a_moment_is_a_day_and_a_time_in_the_locales_words(locale: str, said: str) -> None:
    assert say_moment(at(24, 14, 30), locale[:2], locale, NOW) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("nl-NL", "dinsdag 24 maart om half drie"), ("de-DE", "am Dienstag, 24. März um 9 Uhr 30")],
)
def test_within_office_hours_the_part_of_day_may_be_left_out(locale: str, said: str) -> None:
    moment = at(24, 14, 30) if locale == "nl-NL" else at(24, 9, 30)
    assert say_moment(moment, locale[:2], locale, NOW, hours=OFFICE) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("nl-NL", "dinsdag 24 maart om 9.05 uur"),
        ("nl-BE", "dinsdag 24 maart om 9.05 uur"),
        ("de-DE", "am Dienstag, 24. März um 9:05 Uhr"),
    ],
)
def test_on_a_screen_the_time_is_in_figures(locale: str, said: str) -> None:
    assert say_moment(at(24, 9, 5), locale[:2], locale, NOW, written=True) == said


@pytest.mark.parametrize(
    ("hour", "minute", "dutch", "german"),
    [
        (6, 0, "zes uur 's ochtends", "6 Uhr morgens"),
        (9, 5, "vijf over negen 's ochtends", "9 Uhr 5 morgens"),
        (9, 15, "kwart over negen 's ochtends", "9 Uhr 15 morgens"),
        (10, 25, "vijf voor half elf 's ochtends", "10 Uhr 25 vormittags"),
        (10, 35, "vijf over half elf 's ochtends", "10 Uhr 35 vormittags"),
        (12, 0, "twaalf uur 's middags", "12 Uhr mittags"),
        (12, 45, "kwart voor één 's middags", "12 Uhr 45 mittags"),
        (13, 0, "één uur 's middags", "13 Uhr"),
        (14, 50, "tien voor drie 's middags", "14 Uhr 50"),
        (20, 0, "acht uur 's avonds", "20 Uhr"),
        (0, 30, "half één 's nachts", "0 Uhr 30 nachts"),
    ],
)
def test_a_time_is_said_as_people_say_it(hour: int, minute: int, dutch: str, german: str) -> None:
    assert say_time(time(hour, minute), "nl", "nl-NL") == dutch
    assert say_time(time(hour, minute), "de", "de-DE") == german


def test_today_and_tomorrow_are_called_so() -> None:
    assert say_day(TODAY, "nl", "nl-NL", TODAY) == "vandaag"
    assert say_day(date(2026, 3, 12), "nl", "nl-NL", TODAY) == "morgen, donderdag 12 maart"
    assert say_day(date(2026, 3, 12), "de", "de-DE", TODAY) == "morgen, Donnerstag, 12. März"
    assert say_day(date(2026, 3, 13), "de", "de-DE", TODAY) == "am Freitag, 13. März"


def test_the_year_is_said_only_where_it_is_not_the_next_one() -> None:
    assert say_day(date(2027, 3, 10), "nl", "nl-NL", TODAY) == "woensdag 10 maart"
    assert say_day(date(2027, 3, 11), "nl", "nl-NL", TODAY) == "donderdag 11 maart 2027"
    assert say_day(date(2026, 3, 10), "nl", "nl-NL", TODAY) == "dinsdag 10 maart 2026"
    assert say_day(date(2028, 2, 29), "nl", "nl-NL", TODAY) == "dinsdag 29 februari 2028"


def test_a_german_call_to_a_dutch_office_is_answered_in_plain_german() -> None:
    assert say_time(time(14, 30), "de", "nl-NL") == "14 Uhr 30"


def test_a_part_of_day_is_said_with_or_without_its_day() -> None:
    tuesday = date(2026, 3, 17)
    assert say_part(Part(None, "morning"), "nl", "nl-NL", TODAY) == "'s ochtends"
    assert say_part(Part(None, "morning"), "nl", "nl-BE", TODAY) == "in de voormiddag"
    assert (
        say_part(Part(tuesday, "afternoon"), "nl", "nl-NL", TODAY)
        == "dinsdag 17 maart in de middag"
    )
    assert (
        say_part(Part(tuesday, "evening"), "nl", "nl-BE", TODAY) == "dinsdag 17 maart in de avond"
    )
    assert say_part(Part(TODAY, "morning"), "de", "de-DE", TODAY) == "heute vormittags"


@pytest.mark.parametrize(
    ("wish", "dutch", "german"),
    [
        (
            Range(date(2026, 3, 16), date(2026, 3, 20)),
            "van maandag 16 maart tot en met vrijdag 20 maart",
            "von Montag, 16. März bis Freitag, 20. März",
        ),
        (Range(date(2026, 3, 16), None), "vanaf maandag 16 maart", "ab Montag, 16. März"),
        (Range(None, date(2026, 3, 20)), "tot en met vrijdag 20 maart", "bis Freitag, 20. März"),
        (Range(time(16), None), "na vier uur 's middags", "nach 16 Uhr"),
        (Range(None, time(12)), "voor twaalf uur 's middags", "vor 12 Uhr mittags"),
        (
            Range(at(17, 10), at(17, 12), day=date(2026, 3, 17)),
            "dinsdag 17 maart tussen tien uur 's ochtends en twaalf uur 's middags",
            "am Dienstag, 17. März zwischen 10 Uhr vormittags und 12 Uhr mittags",
        ),
        (
            Range(at(17, 16), None, day=date(2026, 3, 17)),
            "dinsdag 17 maart na vier uur 's middags",
            "am Dienstag, 17. März nach 16 Uhr",
        ),
        (Range(NOW, None), "zo snel mogelijk", "so bald wie möglich"),
    ],
)
def test_a_range_is_said_by_its_bounds(wish: Range, dutch: str, german: str) -> None:
    assert say_range(wish, "nl", "nl-NL", NOW) == dutch
    assert say_range(wish, "de", "de-DE", NOW) == german


@pytest.mark.parametrize(
    ("language", "heard", "asked"),
    [
        ("nl", "volgende vrijdag", "vrijdag 13 maart of vrijdag 20 maart"),
        ("de", "nächsten Freitag", "am Freitag, 13. März oder am Freitag, 20. März"),
        ("nl", "24, 25 of 26 maart", "dinsdag 24 maart, woensdag 25 maart of donderdag 26 maart"),
        ("nl", "geen idee", ""),
    ],
)
def test_an_ambiguous_wish_is_asked_back_as_a_choice(language: str, heard: str, asked: str) -> None:
    locale = {"nl": "nl-NL", "de": "de-DE"}[language]
    when = understand(heard, language, NOW, AMSTERDAM)  # type: ignore[arg-type]
    assert say_when(when, language, locale, NOW) == asked


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize(
    "wish",
    [
        Range(date(2026, 3, 16), date(2026, 3, 20)),
        Range(date(2026, 3, 16), None),
        Range(None, date(2026, 3, 20)),
        Range(time(16), None),
        Range(None, time(12)),
        Range(time(9, 30), time(11)),
        Range(at(17, 10), at(17, 12), day=date(2026, 3, 17)),
        Range(at(17, 16), None, day=date(2026, 3, 17)),
        Part(None, "morning"),
        Part(date(2026, 3, 17), "afternoon"),
    ],
)
def test_what_is_said_of_a_wish_is_understood_as_that_wish(
    language: str, wish: Range | Part
) -> None:
    kind = "range" if isinstance(wish, Range) else "part"
    said = say_when(When(kind, wish), language, language, NOW)  # type: ignore[arg-type]
    assert understand(said, language, NOW, AMSTERDAM).value == wish  # type: ignore[arg-type]
