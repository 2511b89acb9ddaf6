"""One citizen's turn as an action sees it: what was said, where, when, and in which language."""

import copy
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker

from actions.services import Services, services
from intake import contact_wishes
from intake.advice import named_places
from intake.appointments import Backend
from intake.contact_answers import say_digits
from intake.contact_wishes import ContactWish
from intake.database import read_scope
from intake.municipalities import Municipality

TOPIC_OF_INTENT = {
    "request_wmo": "support",
    "request_benefits": "income",
    "request_document": "documents",
    "report_move": "moving",
    "ask_debt_help": "debt",
    "ask_integration": "integration",
    "ask_prevention": "prevention",
    "ask_other_municipal": "other",
}
INTENT_OF_TOPIC = {topic: intent for intent, topic in TOPIC_OF_INTENT.items()}
ASKED_SITUATION = "situation"
"""In the slot `offer`: the bot asked which legal situation applies."""


class Citizen:
    """Reads a tracker; what travels with the turn is the metadata of its wire."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker
        self.services: Services = services()
        self._message: dict[str, Any] = tracker.latest_message or {}
        self._metadata = self._message.get("metadata") or tracker.get_slot(
            "session_started_metadata"
        )

    def knowing(self, **slots: Any) -> "Citizen":
        """Return this citizen with slots as they are once this action is done."""
        tracker = copy.copy(self.tracker)
        tracker.slots = {**tracker.slots, **slots}
        return Citizen(tracker)

    def out_of_forms(self) -> "Citizen":
        """Return this citizen as they are once the form they are in is left."""
        tracker = copy.copy(self.tracker)
        tracker.active_loop = {}
        return Citizen(tracker)

    @property
    def conversation(self) -> str:
        """Id of the conversation."""
        return str(self.tracker.sender_id)

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
    def channel(self) -> str:
        """voice, sms or chat."""
        return str(self._metadata["channel"])

    @property
    def now(self) -> datetime:
        """The conversation's moment, aware, in the municipality's zone."""
        moment = datetime.fromisoformat(self._metadata["now"])
        return moment.astimezone(self.municipality.timezone)

    @property
    def misses(self) -> int:
        """How many turns in a row were not understood before this one."""
        return int(self._metadata.get("misses", 0))

    @property
    def in_a_form(self) -> bool:
        """True where a form waits for an answer: what comes in between asks no question."""
        return self.form is not None

    @property
    def intent(self) -> str:
        """What the dialogue heard: an intent, a command, or that the bot is unsure."""
        return str((self._message.get("intent") or {}).get("name") or "")

    @property
    def form(self) -> str | None:
        """Name of the form that this turn belongs to; None outside of any."""
        return (self.tracker.active_loop or {}).get("name")

    @property
    def readings(self) -> list[str]:
        """The two likeliest intents of this turn's words; empty for a command."""
        return [reading["intent"] for reading in self._message.get("readings") or ()]

    @property
    def text(self) -> str:
        """This turn's words, redacted by the gateway; empty for a command."""
        text = str(self._message.get("text") or "")
        return "" if text.startswith("/") else text

    @property
    def message_id(self) -> str:
        """Rasa's own id of this turn."""
        return str(self._message.get("message_id") or "")

    @property
    def words(self) -> str:
        """This turn's words, redacted, also where they came beside a command."""
        return self.text or str(self._message.get("words") or "")

    @property
    def danger_kind(self) -> str | None:
        """The kind of danger that this turn tells of, or may tell of; None where it tells none."""
        told = self._message.get("danger") or {}
        pressed = self.entity("danger")
        return (
            str(pressed) if pressed else told.get("kind") if told.get("verdict") != "no" else None
        )

    @property
    def answer(self) -> dict[str, Any]:
        """The units of the bank of answers that this turn may ask for (`bot/answers.py`)."""
        return dict(self._message.get("answer") or {})

    @property
    def clear_intent(self) -> str:
        """The intent of a turn on which the bot would act; empty where it is not sure of it."""
        return self.intent if self._message.get("decision", "act") == "act" else ""

    @cached_property
    def wish(self) -> ContactWish:
        """How the citizen wants to be reached, or not, as it was at the first look."""
        with read_scope(self.services.engine) as session:
            return contact_wishes.of(session, self.conversation)

    def entity(self, name: str) -> Any:
        """Return the first value of an entity in this turn, None where there is none."""
        found = self._message.get("entities") or ()
        value = next((entity["value"] for entity in found if entity["entity"] == name), None)
        if name == "service" and value:
            return self.municipality.meant_by(value, self.language)
        return value

    def places(self) -> list[str]:
        """Return ids of the offices and departments named in this turn."""
        pressed = self.entity("office")
        if pressed in {**self.municipality.offices, **self.municipality.departments}:
            return [str(pressed)]
        return named_places.named_places(self.municipality, self.text, self.now.date())

    def named_district(self) -> str | None:
        """Return the part of town named in this turn."""
        return named_places.named_district(self.municipality, self.text) if self.text else None

    def district(self) -> str | None:
        """Return the part of town named now, or earlier in this conversation."""
        return self.named_district() or self.slot("district")

    def situation(self) -> str | None:
        """Return the legal situation told now, or earlier; told is what was asked, or pressed."""
        pressed = self.entity("legal_status")
        if pressed in self.municipality.legal_statuses:
            return str(pressed)
        return self.told_situation() or self.slot("legal_status")

    def told_situation(self) -> str | None:
        """Return the legal situation that this turn's words tell, where the bot asked for it."""
        asked = self.slot("offer") == ASKED_SITUATION and self.text
        return named_places.named_situation(self.municipality, self.text) if asked else None

    def topic(self) -> str | None:
        """Return the topic of this turn: of its service, else of its likeliest intent."""
        service = self.entity("service")
        if service:
            return self.services.catalogue.topic_of(service)
        for intent in (self.intent, *self.readings[:1]):
            if intent in TOPIC_OF_INTENT:
                return TOPIC_OF_INTENT[intent]
        return None

    def slot(self, name: str) -> Any:
        """Return a slot's value."""
        return self.tracker.get_slot(name)

    def prompt(self, key: str, **values: str) -> str:
        """Return a piece of a sentence in this citizen's and channel's wording."""
        return self.services.texts.prompt(key, self.locale, self.channel, **values)

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
        return say_digits(value, self.language) if self.channel == "voice" else value

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
