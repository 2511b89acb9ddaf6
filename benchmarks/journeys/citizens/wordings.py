"""What made-up citizens say: wordings of tests/journeys, filled with their own facts."""

import random
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache
from typing import Any

import yaml

from deploy import ROOT

FOLDER = ROOT / "tests" / "journeys" / "wordings"
LOCALES = ("nl", "nl-BE", "de")
SHORT = 3
"""So many of the shortest wordings of a matter fit into another sentence."""
ANY, TERSE, WORDY = "any", "terse", "wordy"
"""Manners of speaking: whatever comes, the shortest third, the longest third."""


class Wordings:
    """The words of one locale; what is said is drawn by the chance that is handed in."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def say(self, chance: random.Random, act: str, manner: str = ANY, **facts: str) -> str:
        """Return a wording of a speech act with these facts in it; KeyError where one lacks."""
        return chance.choice(_in_manner(self._content["acts"][act], manner)).format(**facts)

    def matter(self, chance: random.Random, matter: str, manner: str = ANY) -> str:
        """Return a line that tells of a matter by itself."""
        return str(chance.choice(_in_manner(self._content["matters"][matter], manner)))

    def named(self, chance: random.Random, matter: str) -> str:
        """Return a few words for a matter that stand in another sentence."""
        return str(chance.choice(sorted(self._content["matters"][matter], key=len)[:SHORT]))

    def danger(self, chance: random.Random, kind: str) -> str:
        """Return a cry for help."""
        return str(chance.choice(self._content["danger"][kind]))

    def place(self, chance: random.Random, office: str) -> str:
        """Return what an office is called."""
        return str(chance.choice(self._content["places"][office]))

    def person(self, chance: random.Random) -> str:
        """Return a whole name."""
        return str(chance.choice(self._content["people"]))

    def filler(self, chance: random.Random) -> str:
        """Return a sound of somebody who thinks aloud."""
        return str(chance.choice(self._content["fillers"]))

    def day(self, chance: random.Random, day: date, today: date) -> str:
        """Return a day as it is said on another: a weekday within six days, else its date too."""
        weekday = str(self._content["weekdays"][day.weekday()])
        if day - today < timedelta(days=7):
            return weekday
        if day.isocalendar().week == (today + timedelta(days=7)).isocalendar().week:
            return chance.choice((self._dated(day), self._next_week(weekday)))
        return self._dated(day)

    def part(self, part: str) -> str:
        """Return "morning" or "afternoon" in words."""
        return str(self._content["parts"][part])

    def clock(self, chance: random.Random, at: time, *, aloud: bool) -> str:
        """Return a time of full quarters: in words, or typed in digits as often as not."""
        if not aloud and chance.random() < 0.5:
            return f"{at.hour}:{at.minute:02d}"
        hours = self._content["hours"]
        hour, after = hours[at.hour % 12], hours[(at.hour + 1) % 12]
        return str(self._content["clock"][at.minute].format(hour=hour, next=after))

    def number(self, digits: str, *, aloud: bool) -> str:
        """Return a number as it is typed, or said digit by digit."""
        if not aloud:
            return digits
        return " ".join(self._content["digits"][int(digit)] for digit in digits)

    def homophones(self) -> dict[str, str]:
        """Return what a recogniser takes words for."""
        return dict(self._content["homophones"])

    def _dated(self, day: date) -> str:
        month = self._content["months"][day.month - 1]
        return str(self._content["date"].format(day=day.day, month=month))

    def _next_week(self, weekday: str) -> str:
        return str(self._content["next_weekday"].format(weekday=weekday))


@cache
def load(locale: str) -> Wordings:
    """Return the words of a locale of LOCALES, read once."""
    file = FOLDER / f"{locale}.yml"
    content = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return Wordings({**content, "clock": {int(key): v for key, v in content["clock"].items()}})


def _in_manner(lines: Sequence[str], manner: str) -> Sequence[str]:
    by_length = sorted(lines, key=len)
    third = max(1, len(by_length) // 3)
    return {TERSE: by_length[:third], WORDY: by_length[-third:]}.get(manner, by_length)
