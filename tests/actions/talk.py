"""One conversation with the actions, run as Rasa runs them; what is said is collected."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.services import Services
from intake import conversations
from intake.appointments import Backend, Booking, Hold
from intake.cases import Case, for_conversation
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.settings import ROOT


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


DOMAIN = _yaml(ROOT / "domain.yml")
REQUIRED = {name: form["required_slots"] for name, form in DOMAIN["forms"].items()}
RESPONSES = {
    language: {
        name: variants
        for file in sorted((ROOT / "data" / language / "responses").glob("*.yml"))
        for name, variants in _yaml(file)["responses"].items()
    }
    for language in ("nl", "de")
}

REMARK = "Ik werk met voorbeeldgegevens, dus vraag het voor de zekerheid na."
"""What is said once, before the first answer that no source gives."""


@dataclass
class Heard:
    """What came of one action or one turn of a form."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    rejected: bool = False
    """True where the form found nothing: Rasa lets the rules answer."""

    @property
    def said(self) -> list[str]:
        """Names of the responses that were uttered, in order."""
        return [m["response"] for m in self.messages if m["response"]]

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [button for message in self.messages for button in message["buttons"]]

    @property
    def titles(self) -> list[str]:
        return [button["title"] for button in self.buttons]

    @property
    def directives(self) -> list[dict[str, Any]]:
        return [m["custom"]["directive"] for m in self.messages if m["custom"]]

    def directive(self, kind: str) -> dict[str, Any] | None:
        """The last directive of a type: that is the one that counts."""
        return next((d for d in reversed(self.directives) if d["type"] == kind), None)

    def values(self, response: str) -> dict[str, Any]:
        """What a response was uttered with."""
        return next(m for m in self.messages if m["response"] == response)

    @property
    def answer(self) -> str:
        """The words of the answer that was told from the profile."""
        return str(self.values("utter_answer")["answer"])

    @property
    def followup(self) -> str | None:
        return next((e["name"] for e in self.events if e["event"] == "followup"), None)


@dataclass
class Talk:
    """One conversation: keeps slots and loop as Rasa's tracker does, and runs forms its way."""

    services: Services
    executor: ActionExecutor
    id: str
    metadata: dict[str, Any]
    slots: dict[str, Any] = field(default_factory=dict)
    loop: str | None = None
    message: dict[str, Any] = field(default_factory=dict)
    turns: int = 0
    events: list[dict[str, Any]] = field(default_factory=list)
    """What was heard so far, as a tracker of Rasa has it."""

    def hears(
        self,
        text: str = "",
        intent: str = "inform",
        readings: tuple[str, ...] = (),
        misses: int = 0,
        kind: str | None = None,
        decision: str = "act",
        message: dict[str, Any] | None = None,
        **entities: Any,
    ) -> "Talk":
        """Take words as Rasa hands them to an action; `kind` of the danger they tell of.

        `message` is what else the pipeline has set on them.
        """
        if intent in ("report_urgent", "unsure_danger"):
            verdict = "yes" if intent == "report_urgent" else "perhaps"
            danger = {"verdict": verdict, "kind": kind or "other", "share": 0.9}
        else:
            danger = {"verdict": "no", "kind": "other", "share": 0.0}
            entities |= {"kind": kind} if kind else {}
        self.turns += 1
        self.message = {
            "text": text or f"/{intent}",
            "intent": {"name": intent, "confidence": 1.0},
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "readings": [{"intent": name, "confidence": 0.4} for name in readings],
            "decision": decision,
            "danger": danger,
            "message_id": str(self.turns),
            "metadata": {**self.metadata, "misses": misses, "turn": f"{self.turns}.1"},
            **(message or {}),
        }
        said = {"event": "user", "text": self.message["text"], "parse_data": self.message}
        self.events.append(said)
        self._record("citizen", [text or f"/{intent}"])
        return self

    def presses(self, button: dict[str, Any]) -> "Talk":
        """Take the command behind a button."""
        command = button["command"]
        return self.hears("", command["name"], **command["entities"])

    def gives(self, kind: str, value: str, around: str = "") -> "Talk":
        """Give contact data, which the gateway keeps and announces with the words around it."""
        self.keeps(kind, value)
        return self.hears(around, "contact_given", kind=kind)

    def keeps(self, kind: str, value: str) -> None:
        """Have contact data kept that were given before."""
        with session_scope(self.services.engine) as session:
            ContactBook(session, self.services.settings.data_key).put(self.id, kind, value)

    def tracker(self) -> Tracker:
        loop = {"name": self.loop} if self.loop else {}
        events = list(self.events)
        return Tracker(self.id, dict(self.slots), self.message, events, False, None, loop, None)

    def does(self, action: str) -> Heard:
        """Run one action on what was heard, and keep what it remembers."""
        dispatcher = CollectingDispatcher()
        events = asyncio.run(self.executor.actions[action](dispatcher, self.tracker(), DOMAIN))
        for message in dispatcher.messages:
            _has_all_it_says(message)
        self._apply(events)
        heard = Heard(dispatcher.messages, list(events))
        self._record("bot", self._rendered(heard), heard)
        return heard

    def _rendered(self, heard: Heard) -> list[str]:
        """What was uttered, as Rasa writes it out."""
        responses = RESPONSES[str(self.slots.get("language") or self.metadata["language"])]
        return [
            message["text"] or responses[message["response"]][0]["text"].format_map(message)
            for message in heard.messages
            if message["text"] or message["response"]
        ]

    def _record(self, sender: str, texts: list[str], heard: Heard | None = None) -> None:
        """Keep turns as the gateway does: what was asked last is read from them."""
        expected = heard.directive("expect") if heard else None
        with session_scope(self.services.engine) as session:
            conversation = conversations.get(session, self.id)
            if sender == "citizen":
                conversations.take_turn(session, conversation, None, conversation.last_activity_at)
            number = f"turn-{conversation.turns}"
            for text in texts:
                conversations.add_turn(
                    session,
                    conversation,
                    sender,
                    text,
                    now=conversation.last_activity_at,
                    buttons=[{"id": "", "title": title} for title in heard.titles] if heard else (),
                    expect=expected["kind"] if expected else "free",
                    answers=number if sender == "bot" else None,
                )

    def turn(self, form: str | None = None) -> Heard:
        """Let a form take what was heard, as Rasa does: read it, then ask for what is missing.

        A form that was waiting for an answer and finds none rejects the turn.
        """
        form = form or self.loop
        assert form is not None, "no form is open"
        waiting = self.loop == form and self.slots.get("requested_slot") is not None
        self.loop = form
        heard = self.does(f"validate_{form}")
        filled = [e for e in heard.events if e["event"] == "slot" and e["name"] != "requested_slot"]
        if waiting and not filled:
            heard.rejected = True
            return heard
        return self._asks(form, heard)

    def asks_again(self) -> Heard:
        """Let the form ask its question once more, as after a question in between."""
        assert self.loop is not None
        return self._asks(self.loop, Heard())

    def _asks(self, form: str, heard: Heard) -> Heard:
        missing = next((s for s in REQUIRED[form] if self.slots.get(s) is None), None)
        self.slots["requested_slot"] = missing
        if missing is None:
            self.loop = None
            return heard
        asked = self.does(f"action_ask_{form}_{missing}")
        return Heard(heard.messages + asked.messages, heard.events + asked.events)

    def _apply(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self.loop = event["name"]

    # What is in the database afterwards.

    def case(self) -> Case | None:
        with read_scope(self.services.engine) as session:
            return for_conversation(session, self.id)

    def held(self) -> Hold | None:
        return self._appointments().held(self.id)

    def booked(self, reference: str) -> list[Booking]:
        return self._appointments().look_up(reference.replace(" ", ""))

    def _appointments(self) -> Backend:
        profile = self.services.profiles.get(self.metadata["municipality"])
        return self.services.appointments(profile)


def _has_all_it_says(message: dict[str, Any]) -> None:
    """Fail where a response does not exist or lacks what one of its wordings names."""
    name = message["response"]
    for responses in RESPONSES.values():
        for variant in responses[name] if name else ():
            variant["text"].format_map(message)


Talking = Callable[..., Talk]
"""The fixture `talking`: opens a conversation, in Leek unless told otherwise."""
