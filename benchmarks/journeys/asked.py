"""What the bot asks, by what the system keeps of it and not by its wording."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, text

from intake import conversations
from intake.contacts import ContactBook
from intake.database import read_scope
from webhook.channels.voice.prompt import PHONE_CHECK, offered
from webhook.services import Services

EVENTS = text(
    "SELECT type_name, data FROM events WHERE sender_id = :conversation"
    " AND type_name IN ('slot', 'session_started') ORDER BY id"
)
BY_EXPECT = {
    "name": "name",
    "phone": "phone",
    "address": "address",
    "reference": "reference",
    "holder": "name",
    "again": "again",
    PHONE_CHECK: "number_right",
}
BY_ENTITY = {
    "danger": "danger",
    "office": "place",
    "unit": "which",
    "change": "change",
    "legal_status": "situation",
}
BY_OFFER = {
    "book": "offer_booking",
    "handover": "offer_person",
    "interest": "offer_interest",
    "cancel": "confirm_cancel",
}


@dataclass(frozen=True)
class Choice:
    """An answer on offer: its number from 1 on, its title, and the command behind it."""

    number: int
    title: str
    command: str
    entities: Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """The question that is open."""

    expect: str | None = "free"
    choices: Sequence[Choice] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    """What the dialogue has noted: the form's open field, what a yes accepts, what is filled."""
    said: str = ""
    """What the bot said last, for what nothing else tells: an answer to a question."""
    name: str | None = None
    """Under which name things are read back."""
    over: bool = False
    heard_back: bool = False
    """Whether somebody is asked if they were heard right, beside the question that is open."""

    @property
    def kind(self) -> str:
        """What is asked, in one word; `free` where nothing is asked that has a form."""
        if self.over:
            return "over"
        if self.heard_back:
            return "heard_right"
        if self.expect in BY_EXPECT:
            return BY_EXPECT[str(self.expect)]
        return self._of_choices() or self._of_form() or self._of_offer() or "free"

    def having(self, entity: str) -> list[Choice]:
        """Return the choices that stand for one of these: starts_at, office, service …"""
        return [one for one in self.choices if entity in one.entities]

    def pressing(self, command: str) -> Choice | None:
        """Return the choice with this command."""
        return next((one for one in self.choices if one.command == command), None)

    def _of_choices(self) -> str:
        if self.expect == "free":
            return ""
        if self.having("starts_at") or self.having("day") or self.expect == "date":
            return "time"
        found = next((kind for entity, kind in BY_ENTITY.items() if self.having(entity)), "")
        if found or not self.having("service"):
            return found
        return "offer_booking" if self.pressing("book_appointment") else "which_matter"

    def _of_form(self) -> str:
        asked = self.slots.get("requested_slot")
        if self.slots.get("danger_stage") == "asked_call" and self.pressing("affirm"):
            return "danger_call"
        kinds = {"appointment_confirmed": "confirm", "handover_subject": "subject"}
        return kinds.get(str(asked), "")

    def _of_offer(self) -> str:
        if not (self.pressing("affirm") or self.pressing("deny")):
            return ""
        return BY_OFFER.get(str(self.slots.get("offer") or "").partition(":")[0], "yes_or_no")


def look(services: Services, rasa: Engine, conversation: str, said: str) -> Asked:
    """Return what is asked in this conversation now; `rasa` is the store of its tracker."""
    if not conversation:
        return Asked()
    with read_scope(services.engine) as session:
        row = conversations.get(session, conversation)
        return Asked(
            expect=row.expect,
            choices=[
                Choice(number, one["title"], one["command"]["name"], one["command"]["entities"])
                for number, one in enumerate(offered(row), start=1)
            ],
            slots=_slots(rasa, conversation),
            said=said,
            name=ContactBook(session, services.settings.data_key).get(conversation, "name"),
            over=row.ended_at is not None,
        )


def _slots(rasa: Engine, conversation: str) -> dict[str, Any]:
    with rasa.connect() as connection:
        rows = connection.execute(EVENTS, {"conversation": conversation}).all()
    slots: dict[str, Any] = {}
    for kind, data in rows:
        if kind == "session_started":
            slots.clear()
        else:
            event = json.loads(data)
            slots[event["name"]] = event["value"]
    return slots
