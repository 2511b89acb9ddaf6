"""Where a turn is spoken, in which language and wording, and what is said there."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker

from actions.services import Services, services
from actions.turn_context.turn import Turn
from intake.appointments import Backend
from intake.contact_answers import say_digits
from intake.municipalities import Municipality


class Wording(Turn):
    """A turn in its municipality: what is said to the citizen, and to a clerk."""

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self.services: Services = services()

    @cached_property
    def municipality(self) -> Municipality:
        """The profile this conversation belongs to, as it was at the first look in this action."""
        return self.services.profiles.get(self._metadata["municipality"])

    @property
    def appointments(self) -> Backend:
        """The appointment system of this municipality."""
        return self.services.appointments(self.municipality)

    @property
    def data_dir(self) -> Path:
        """Where sentences and words lie."""
        return self.services.settings.data_dir

    @property
    def language(self) -> str:
        """The language of the answer: a switch in this session wins over the turn's metadata."""
        return str(self.tracker.get_slot("language") or self._metadata["language"])

    @property
    def language_before(self) -> str | None:
        """The language spoken until this turn, where its own words have changed it."""
        before = self._metadata.get("language_before")
        return str(before) if before else None

    @property
    def locale(self) -> str:
        """The regional wording of that language here."""
        return self.municipality.locale(self.language)

    @property
    def now(self) -> datetime:
        """The conversation's moment, aware, in the municipality's zone."""
        moment = datetime.fromisoformat(self._metadata["now"])
        return moment.astimezone(self.municipality.timezone)

    def prompt(self, key: str, **values: str) -> str:
        """Return a piece of a sentence in this citizen's and channel's wording."""
        return self.services.texts.prompt(key, self.locale, self.channel, **values)

    def remark(self) -> list[str]:
        """Return that these are example data, the first time in a conversation; then nothing."""
        if self.slot("told_assumed"):
            return []
        self.keep("told_assumed", True)
        return [self.prompt("assumed")]

    def staff_prompt(self, key: str, **values: str) -> str:
        """Return words for a clerk: in the municipality's own language, whatever is spoken."""
        return self.services.texts.prompt(key, self.own_locale, **values)

    def staff_name(self, service: str | None) -> str:
        """Return a service's plain name for a clerk."""
        return self.services.service_names.name(service, self.own_locale) if service else ""

    @property
    def own_locale(self) -> str:
        """The municipality's own wording: of its first language."""
        return self.municipality.locale(self.municipality.languages[0])

    def number(self, value: str) -> str:
        """Return a number as it is read, or digit by digit where it is heard."""
        if self.channel != "voice":
            return value
        return say_digits(value, self.language, data_dir=self.data_dir)

    def service_name(self, service: str | None) -> str:
        """Return what follows "an appointment for" in this citizen's wording."""
        return self.services.service_names.spoken(service, self.locale) if service else ""

    def office_name(self, office: str) -> str:
        """Return an office's or department's name in this citizen's language."""
        place = self.municipality.place(office)
        return place.name.say(self.language) if place else office

    def at_office(self, office: str) -> str:
        """Return an office as the place of an appointment ("op het gemeentehuis")."""
        place = self.municipality.offices.get(office)
        return (place.at or place.name).say(self.language) if place else office

    def press(self, title: str, command: str, **entities: Any) -> dict[str, Any]:
        """Return a button: a prompt's key for its title, and the command behind it."""
        return button(self.prompt(title), command, **entities)


def button(title: str, command: str, **entities: Any) -> dict[str, Any]:
    """Return a button as the channel carries it."""
    return {"title": title, "command": {"name": command, "entities": entities}}
