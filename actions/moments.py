"""Moments, days and times in the words of a turn, and a capital where a sentence begins."""

from datetime import date, datetime, time

from actions.turn_context import Citizen
from intake.spoken import OFFICE_HOURS, say_day, say_moment, vocabulary


def capitalised(words: str) -> str:
    """Return words with a capital in front, as a sentence begins."""
    return words[:1].upper() + words[1:]


def moment_in_words(citizen: Citizen, moment: datetime) -> str:
    """Return a moment as it is said here: day, date and time in the office's zone.

    Aloud "half past two" is enough: no office is open at night.
    """
    local = moment.astimezone(citizen.municipality.timezone)
    written = citizen.channel != "voice"
    return say_moment(
        local,
        citizen.language,
        citizen.locale,
        citizen.now,
        OFFICE_HOURS,
        written=written,
        data_dir=citizen.data_dir,
    )


def day_in_words(citizen: Citizen, day: date) -> str:
    """Return a day as it is said here."""
    today = citizen.now.date()
    return say_day(day, citizen.language, citizen.locale, today, data_dir=citizen.data_dir)


def date_in_words(citizen: Citizen, day: date) -> str:
    """Return a date with its year, where neither weekday nor distance matters: a source's."""
    months = vocabulary.load(citizen.locale, citizen.data_dir).months
    month = months[day.month - 1]
    return citizen.prompt("date_of_a_source", day=str(day.day), month=month, year=str(day.year))


def clock_in_words(citizen: Citizen, at: time) -> str:
    """Return a time of day as opening hours have it: "9", "10.30"."""
    key = "clock_minutes" if at.minute else "clock_whole"
    return citizen.prompt(key, hour=str(at.hour), minute=f"{at.minute:02d}")
