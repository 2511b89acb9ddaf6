"""Runs actions as Rasa would: on a real book and real profiles, with what is said collected."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.fernet import Fernet
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.house import House, build, use
from intake.appointments import Book, Booking, Hold, Slot
from intake.cases import Case, for_conversation
from intake.contacts import ContactBook
from intake.conversations import open_conversation
from intake.database import read_scope, session_scope
from intake.migrate import upgrade
from intake.municipalities.booking_hours import BookingHours
from intake.settings import HOUSE, Settings
from intake.tables import Base

LEEK = "gemeente-leek"
WEDNESDAY = datetime.fromisoformat("2014-02-05T10:00:00+01:00")
"""The first week in which Leek's new services are had; the town hall is open."""
MUTE_SECRETS = ("INTAKE_CHANNEL_SECRET", "INTAKE_ACTIONS_SECRET", "INTAKE_SECRET_KEY")


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


DOMAIN = _yaml(HOUSE / "domain.yml")
REQUIRED = {name: form["required_slots"] for name, form in DOMAIN["forms"].items()}
RESPONSES = {
    language: {
        name: variants
        for file in sorted((HOUSE / "data" / language / "responses").glob("*.yml"))
        for name, variants in _yaml(file)["responses"].items()
    }
    for language in ("nl", "de")
}


@pytest.fixture(scope="session")
def executor() -> ActionExecutor:
    """Every action that the server would serve."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


@pytest.fixture(scope="session")
def whole_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    var_dir = tmp_path_factory.mktemp("var")
    url = f"sqlite:///{var_dir / 'intake.db'}"
    upgrade(url)
    secrets = dict.fromkeys(MUTE_SECRETS, "of no account")
    settings = Settings.from_env(
        {
            **secrets,
            "INTAKE_ENV": "test",
            "INTAKE_DATA_KEY": Fernet.generate_key().decode(),
            "INTAKE_DATABASE_URL": url,
            "INTAKE_VAR_DIR": str(var_dir),
        }
    )
    house = build(settings)
    yield house
    house.engine.dispose()


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    """The house of every action: real profiles and sentences, an empty database."""
    use(whole_house)
    yield whole_house
    with session_scope(whole_house.engine) as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())


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

    house: House
    executor: ActionExecutor
    id: str
    metadata: dict[str, Any]
    slots: dict[str, Any] = field(default_factory=dict)
    loop: str | None = None
    message: dict[str, Any] = field(default_factory=dict)

    def hears(
        self,
        text: str = "",
        intent: str = "inform",
        readings: tuple[str, ...] = (),
        misses: int = 0,
        **entities: Any,
    ) -> "Talk":
        """Take words as Rasa hands them to an action."""
        self.message = {
            "text": text or f"/{intent}",
            "intent": {"name": intent, "confidence": 1.0},
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "readings": [{"intent": name, "confidence": 0.4} for name in readings],
            "metadata": {**self.metadata, "misses": misses},
        }
        return self

    def presses(self, button: dict[str, Any]) -> "Talk":
        """Take the command behind a button."""
        command = button["command"]
        return self.hears("", command["name"], **command["entities"])

    def gives(self, kind: str, value: str) -> "Talk":
        """Give contact data, which the gateway keeps and announces."""
        with session_scope(self.house.engine) as session:
            ContactBook(session, self.house.settings.data_key).put(self.id, kind, value)
        return self.hears("", "contact_given", kind=kind)

    def tracker(self) -> Tracker:
        loop = {"name": self.loop} if self.loop else {}
        return Tracker(self.id, dict(self.slots), self.message, [], False, None, loop, None)

    def does(self, action: str) -> Heard:
        """Run one action on what was heard, and keep what it remembers."""
        dispatcher = CollectingDispatcher()
        events = asyncio.run(self.executor.actions[action](dispatcher, self.tracker(), DOMAIN))
        for message in dispatcher.messages:
            _has_all_it_says(message)
        self._apply(events)
        return Heard(dispatcher.messages, list(events))

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
        with read_scope(self.house.engine) as session:
            return for_conversation(session, self.id)

    def held(self) -> Hold | None:
        with read_scope(self.house.engine) as session:
            return self._book(session).held(self.id)

    def booked(self, reference: str) -> list[Booking]:
        with read_scope(self.house.engine) as session:
            return self._book(session).look_up(reference.replace(" ", ""))

    def _book(self, session: Any) -> Book:
        return Book(session, BookingHours(self.house.profiles.get(self.metadata["municipality"])))


def _has_all_it_says(message: dict[str, Any]) -> None:
    """Fail where a response does not exist or lacks what one of its wordings names."""
    name = message["response"]
    for responses in RESPONSES.values():
        for variant in responses[name] if name else ():
            variant["text"].format_map(message)


Talking = Callable[..., Talk]


@pytest.fixture
def talking(house: House, executor: ActionExecutor) -> Talking:
    """Opens a conversation: in Leek, in Dutch, by chat, that Wednesday at ten; or as told."""

    def make(
        municipality: str = LEEK,
        language: str = "nl",
        channel: str = "chat",
        now: datetime | str = WEDNESDAY,
        **slots: Any,
    ) -> Talk:
        moment = datetime.fromisoformat(now) if isinstance(now, str) else now
        locale = house.profiles.get(municipality).locale(language)
        with session_scope(house.engine) as session:
            conversation = open_conversation(
                session,
                municipality=municipality,
                channel=channel,
                language=language,
                locale=locale,
                now=moment,
            )
        metadata = {
            "municipality": municipality,
            "language": language,
            "locale": locale,
            "channel": channel,
            "now": moment.isoformat(),
        }
        talk = Talk(house, executor, conversation.id, metadata)
        talk.slots.update(slots)
        return talk

    return make


@pytest.fixture
def take_seat(house: House, talking: Talking) -> Callable[..., None]:
    """Gives every seat of a time at Leek's town hall, or another office, to somebody else."""

    def take(at: str, service: str = "household_help", office: str = "town_hall") -> None:
        profile = house.profiles.get(LEEK)
        hours = BookingHours(profile)
        slot = Slot(f"{LEEK}/{office}", service, datetime.fromisoformat(at), hours.minutes(service))
        for _ in range(profile.offices[office].capacity):
            somebody = talking()
            with session_scope(house.engine) as session:
                Book(session, hours).hold(slot, somebody.id, WEDNESDAY, minutes=60 * 24 * 365)

    return take
