"""A country's help lines, as `data/national/<country>/help_lines.yml` has them."""

import re
from datetime import datetime

from pydantic import ConfigDict, Field

from intake.help_lines.fields import NUMBER_HERE, Aloud, Hours, Name, Number, Site, Verified
from intake.municipalities.facts import Day, Id, Ids, Strict, Text
from intake.municipalities.model import Zone
from intake.recognition.danger import Kind


class HelpLine(Strict):
    """One line; `hours` is None where it is always open."""

    model_config = ConfigDict(frozen=True)

    number: Number
    names: Name = Field(alias="name")
    words: Aloud = Field(alias="said")
    hours: Hours
    closed_on_holidays: bool = False
    free: bool
    source: Site
    verified: Verified

    def name(self, language: str) -> str:
        """Return what follows "Bel", with the number in it: "Veilig Thuis op 0800-2000"."""
        return self.names.say(language).replace(NUMBER_HERE, self.number)

    def name_aloud(self, language: str) -> str:
        """Return the same to be heard: with the number as people say it."""
        return self.names.say(language).replace(NUMBER_HERE, self.said(language))

    def said(self, language: str) -> str:
        """Return the number as people of this country say it in this language."""
        return self.words.say(language)

    @property
    def tel(self) -> str:
        """The number's digits only, for a `tel:` link."""
        return re.sub(r"\D", "", self.number)

    def is_open(self, local: datetime, holiday: bool) -> bool:
        """Say whether somebody answers at this moment on the clock of the line's country."""
        if self.hours is None:
            return True
        if holiday and self.closed_on_holidays:
            return False
        clock = local.time()
        return any(
            span.start <= clock < span.end
            for weekly in self.hours
            if weekly.open_on(local.date())
            for span in weekly.open
        )


class WrittenHelp(Strict):
    """What people are told who cannot call: a sentence about the country's app."""

    text: Text
    source: Site
    verified: Verified


class HelpLines(Strict):
    """All lines of a country, and for each kind of danger which of them, the first one first."""

    as_of: Day
    timezone: Zone
    lines: dict[Id, HelpLine]
    kinds: dict[Kind, Ids]
    written: WrittenHelp
