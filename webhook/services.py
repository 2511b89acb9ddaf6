"""What a turn works with: its collaborators, made once and handed on."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine

from intake.appointments import Appointments
from intake.contacts import MARKS, ContactBook
from intake.conversations import Conversation
from intake.database import read_scope
from intake.monitoring.meters import Meters
from intake.municipalities import Municipality, Profiles
from intake.settings import Settings
from intake.wording.texts import Texts
from webhook.wire import Rasa


@dataclass(frozen=True)
class Pace:
    """How often a stream looks for messages, and how long it lives; in seconds."""

    poll: float = 0.5
    heartbeat: float = 15.0
    life: float = 600.0
    """After this the browser connects again, from its last message."""
    sleep: Callable[[float], object] = time.sleep
    passed: Callable[[], float] = time.monotonic


@dataclass(frozen=True)
class Services:
    """The system as a turn sees it; tests put fakes in their places."""

    settings: Settings
    engine: Engine
    rasa: Rasa
    profiles: Profiles
    texts: Texts
    appointments: Appointments
    """The only way to a municipality's appointments."""
    pace: Pace = field(default_factory=Pace)
    """Of the streams of chats."""
    meters: Meters = field(default_factory=Meters)

    def municipality(self, conversation: Conversation) -> Municipality:
        """Return the profile that this conversation belongs to; raise UnknownMunicipality."""
        return self.profiles.get(conversation.municipality)

    def now(self, conversation: Conversation | None = None) -> datetime:
        """Return this moment, in UTC, on the conversation's own clock where it has one."""
        return self.settings.clock.now(conversation)

    def offset_for(self, start: datetime) -> timedelta:
        """Return the offset with which a conversation's time is `start` at this moment."""
        return self.settings.clock.offset_for(start)

    def filled(self, conversation_id: str, text: str) -> str:
        """Return what the bot says with the citizen's name where its mark is; never to be kept."""
        if not any(mark in text for mark in MARKS.values()):
            return text
        with read_scope(self.engine) as session:
            return ContactBook(session, self.settings.data_key).filled(conversation_id, text)

    def prompt(self, key: str, conversation: Conversation, **values: str) -> str:
        """Return one of the gateway's own sentences in the conversation's and channel's wording."""
        return self.texts.prompt(key, conversation.locale, conversation.channel, **values)
