"""How the desk says things: labels, names, times and ages in one language."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import phonenumbers

from intake import references
from intake.advice import deadlines
from intake.cases import Case
from intake.municipalities import Interval, Municipality
from intake.privacy import KINDS
from intake.spoken import vocabulary
from intake.wording import languages
from intake.wording.texts import MissingText
from webhook.desk.casework import summaries
from webhook.desk.tools import Tools

MASKED = re.compile(rf"\[({'|'.join((*KINDS, 'reference'))})\]")
"""What redaction leaves in place of personal data."""


class Words:
    """The sentences of `data/<language>/desk.yml`, and what is put into them."""

    def __init__(
        self,
        tools: Tools,
        profile: Municipality | None,
        language: str,
        locale: str,
        now: datetime,
    ) -> None:
        self.language = language
        self.now = now
        self._tools = tools
        self._profile = profile
        self._locale = locale
        self._locales = languages.load(tools.data_dir).default_locale
        self._calendar = vocabulary.load(locale, tools.data_dir)

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return a sentence; raise MissingText for an unknown key."""
        told = {name: str(value) for name, value in values.items()}
        return self._tools.texts.prompt(key, self._locale, **told)

    def code(self, kind: str, code: str | None) -> str:
        """Return the words for a code ("reason", "silence"); the code itself where none are."""
        try:
            return self(f"{kind}_{code}")
        except MissingText:
            return code or ""

    def reference(self, reference: str) -> str:
        """Return a reference as people read it."""
        return references.spaced(reference)

    def department(self, id_: str) -> str:
        """Return a department's name as a label: "Wmo-afdeling", not "de Wmo-afdeling"."""
        found = self._profile.departments.get(id_) if self._profile else None
        return self._label(found.name.say(self.language)) if found else id_

    def office(self, id_: str) -> str:
        """Return an office's name as a label."""
        found = self._profile.offices.get(id_) if self._profile else None
        if found is None:
            return id_
        at_home = found.kind == "home_visit"
        return self("home_visit") if at_home else self._label(found.name.say(self.language))

    def programme(self, id_: str) -> str:
        """Return a programme's name as a label."""
        found = self._profile.programmes.get(id_) if self._profile else None
        return self._label(found.name.say(self.language)) if found else id_

    def service(self, id_: str | None) -> str:
        """Return a service's plain name, with a capital; empty for none."""
        return _capital(self._tools.service_names.name(id_, self._locale)) if id_ else ""

    def wish(self, intent: str) -> str:
        """Return what somebody wants in the bot's own plain words; the intent where it has none."""
        try:
            return _capital(self._tools.prompts.prompt(f"reading_{intent}", self._locale))
        except MissingText:
            return intent

    def summary(self, case: Case) -> str:
        """Return what a case is about, with what the bot itself wrote in the language of the page.

        Where no danger stands on the case, none stands in its summary either.
        """
        told, own = case.summary, self._tools.prompts.all_of(self._locale)
        for locale in self._locales.values():
            there = self._tools.prompts.all_of(locale)
            if not case.danger and not case.urgent:
                told = summaries.calm(told, there)
            if locale != self._locale:
                told = summaries.translated(told, there, own)
                told = self._service_of(case, told, locale)
        return self.unmasked(told)

    def _service_of(self, case: Case, told: str, locale: str) -> str:
        names = self._tools.service_names
        if case.service is None:
            return told
        before, after = (names.name(case.service, one) for one in (locale, self._locale))
        return summaries.renamed(told, before, after)

    def unmasked(self, text: str) -> str:
        """Return a redacted text with the kind of what was taken out in words: "[naam]"."""
        return MASKED.sub(lambda found: f"[{self._kind(found[1])}]", text)

    def local(self, at: datetime) -> datetime:
        """Return a moment on the municipality's clock."""
        return at.astimezone(self._profile.timezone) if self._profile else at

    def clock(self, at: datetime) -> str:
        """Return a time of day: 09:30."""
        return f"{self.local(at):%H:%M}"

    def day(self, day: date) -> str:
        """Return a day with its name: "donderdag 6 februari"."""
        names = self._calendar
        return _capital(
            self(
                "day",
                weekday=names.weekdays[day.weekday()],
                number=day.day,
                month=names.months[day.month - 1],
            )
        )

    def hours(self, hours: Iterable[Interval]) -> str:
        """Return opening hours: "09:00–12:00, 13:00–16:00"."""
        return ", ".join(f"{one.start:%H:%M}–{one.end:%H:%M}" for one in hours)

    def moment(self, at: datetime) -> str:
        """Return a moment: "6 februari, 10:29"; with its year where that is not this one."""
        local = self.local(at)
        key = "day_short" if local.year == self.local(self.now).year else "day_year"
        month = self._calendar.months[local.month - 1]
        day = self(key, number=local.day, month=month, year=local.year)
        return self("moment", day=day, clock=self.clock(at))

    def age(self, since: datetime) -> str:
        """Return how long ago this was: "12 min", "3 uur", "2 dagen"."""
        age = max(self.now - since, timedelta())
        minutes, days = age // timedelta(minutes=1), age.days
        if minutes < 1:
            return self("age_now")
        if minutes < 60:
            return self("age_minutes", n=minutes)
        if days < 1:
            return self("age_hours", n=minutes // 60)
        return self("age_day") if days == 1 else self("age_days", n=days)

    def deadline(self, case: Case) -> tuple[str, str]:
        """Return how the deadline of an open case stands, as a colour and in words."""
        profile, opened = self._profile, case.opened_at
        at = deadlines.due(profile, case.department, opened) if profile else None
        if profile is None or at is None or case.status == "closed":
            return "", ""
        colour = deadlines.light(profile, at, self.now)
        return colour, self(f"due_{colour}", when=self.moment(at), clock=self.clock(at))

    def phone(self, e164: str) -> str:
        """Return a telephone number in groups, with its country."""
        number = phonenumbers.parse(e164)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def _kind(self, kind: str) -> str:
        return self._tools.prompts.prompt(f"masked_{kind}", self._locale)

    def _label(self, name: str) -> str:
        article, _, rest = name.partition(" ")
        return _capital(rest if rest and article in self("articles").split() else name)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
