"""One citizen's turn as an action sees it: who says what, about which matter and place."""

import copy
from functools import cached_property
from typing import Any

from actions.turn_context.wording import Wording
from intake import contact_wishes
from intake.advice import named_places
from intake.contact_wishes import ContactWish
from intake.database import read_scope

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


class Citizen(Wording):
    """What is known of whoever speaks, now and from earlier in this conversation."""

    def knowing(self, **slots: Any) -> "Citizen":
        """Return this citizen with slots as they are once this action is done."""
        tracker = copy.copy(self.tracker)
        tracker.slots = {**tracker.slots, **slots}
        citizen = Citizen(tracker)
        citizen.kept = self.kept
        return citizen

    def out_of_forms(self) -> "Citizen":
        """Return this citizen as they are once the form they are in is left."""
        tracker = copy.copy(self.tracker)
        tracker.active_loop = {}
        citizen = Citizen(tracker)
        citizen.kept = self.kept
        return citizen

    @cached_property
    def wish(self) -> ContactWish:
        """How the citizen wants to be reached, or not, as it was at the first look."""
        with read_scope(self.services.engine) as session:
            return contact_wishes.of(session, self.conversation)

    def entity(self, name: str) -> Any:
        """Return the first value of an entity in this turn, None where there is none.

        A service is the one that its name means in this municipality.
        """
        value = super().entity(name)
        if name == "service" and value:
            return self.municipality.meant_by(value, self.language)
        return value

    def named_services(self) -> list[str]:
        """Return the services named in this turn, as they are meant in this municipality."""
        named = self.entities("service")
        return [self.municipality.meant_by(one, self.language) for one in named if one]

    def places(self) -> list[str]:
        """Return ids of the offices and departments named in this turn."""
        pressed = self.entity("office")
        if pressed in {**self.municipality.offices, **self.municipality.departments}:
            return [str(pressed)]
        return named_places.named_places(self.municipality, self.text, self.now.date())

    def named_district(self) -> str | None:
        """Return the part of town named in this turn."""
        if not self.text:
            return None
        return named_places.named_district(self.municipality, self.text, self.data_dir)

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
        return self.heard_situation() if self.slot("offer") == ASKED_SITUATION else None

    def heard_situation(self) -> str | None:
        """Return the legal situation that this turn's words name, whether asked for or not."""
        if not self.text:
            return None
        return named_places.named_situation(self.municipality, self.text, self.data_dir)

    def topic(self) -> str | None:
        """Return the topic of this turn: of its service, else of its likeliest intent."""
        service = self.entity("service")
        if service:
            return self.services.catalogue.topic_of(service)
        for intent in (self.intent, *self.readings[:1]):
            if intent in TOPIC_OF_INTENT:
                return TOPIC_OF_INTENT[intent]
        return None
