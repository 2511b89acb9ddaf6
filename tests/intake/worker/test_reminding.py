"""The worker's job of reminders, and the sender that looks at them again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.appointments import Appointments, BackendDown, Slot
from intake.catalogue import Catalogue
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import read_scope
from intake.messaging.outbox import Message
from intake.municipalities import Municipality, Profiles
from intake.settings import ROOT
from intake.worker import LookingAgain, PassingSendError, PermanentSendError, Reminding
from tests.intake.messaging.test_confirmations import SETTINGS
from tests.intake.messaging.test_text_messages import KEY, LEEK, MOBILE

PROFILES = Profiles(
    ROOT / "data" / "municipalities", Catalogue.load(ROOT / "data" / "services.yml"), "test"
)


@dataclass
class Post:
    """Fulfils `Sender`; keeps what went out."""

    sent: list[str] = field(default_factory=list)

    def send(self, message: Message) -> str:
        self.sent.append(message.template)
        return f"post-{message.id}"


class Down:
    """An appointment system that cannot be reached."""

    def bookings_between(self, *_: object) -> list[object]:
        raise BackendDown("no answer")

    def booking(self, _: str) -> object:
        raise BackendDown("no answer")


@pytest.fixture
def reminding(engine: Engine) -> Reminding:
    return Reminding(engine, SETTINGS, PROFILES, Appointments(engine, SETTINGS))


@pytest.fixture
def booked(
    engine: Engine, session: Session, open_one: Callable[..., Conversation], now: datetime
) -> str:
    """A passport in Leek on the day after `now`; the id of its booking."""
    leek = PROFILES.get(LEEK)
    slot = Slot(f"{LEEK}/town_hall", "passport", now + timedelta(days=1), 10)
    backend = Appointments(engine, SETTINGS)(leek)
    conversation = open_one()
    ContactBook(session, KEY).put(conversation.id, "phone", MOBILE)
    session.commit()
    return backend.book(slot, "12345671", now, conversation.id).id


def message(engine: Engine) -> Message:
    with read_scope(engine) as session:
        return session.scalars(select(Message)).one()


def test_every_municipality_is_looked_at(reminding: Reminding, booked: str, now: datetime) -> None:
    assert (reminding.record_due(now), reminding.record_due(now)) == (1, 0)


def test_one_whose_system_is_down_keeps_nobody_else_from_theirs(
    engine: Engine, booked: str, now: datetime
) -> None:
    real = Appointments(engine, SETTINGS)

    def some_down(one: Municipality) -> object:
        return real(one) if one.id == LEEK else Down()

    assert Reminding(engine, SETTINGS, PROFILES, some_down).record_due(now) == 1


def test_what_is_still_true_goes_out(
    engine: Engine, reminding: Reminding, booked: str, now: datetime
) -> None:
    reminding.record_due(now)
    post = Post()
    LookingAgain(post, reminding, lambda: now).send(message(engine))
    assert post.sent == ["sms_reminder"]


def test_what_was_cancelled_is_never_sent(
    engine: Engine, reminding: Reminding, booked: str, now: datetime
) -> None:
    reminding.record_due(now)
    Appointments(engine, SETTINGS)(PROFILES.get(LEEK)).cancel(booked, now)
    post = Post()
    with pytest.raises(PermanentSendError, match="no_longer_true"):
        LookingAgain(post, reminding, lambda: now).send(message(engine))
    assert post.sent == []


def test_what_cannot_be_known_now_is_tried_again(
    engine: Engine, reminding: Reminding, booked: str, now: datetime
) -> None:
    reminding.record_due(now)
    unknown = Reminding(engine, SETTINGS, PROFILES, lambda _: Down())
    with pytest.raises(PassingSendError):
        LookingAgain(Post(), unknown, lambda: now).send(message(engine))


def test_other_messages_are_not_looked_at(reminding: Reminding, now: datetime) -> None:
    confirmation = Message(template="sms_booked", dedup_key="sms_booked:b:2026", municipality=LEEK)
    post = Post()
    LookingAgain(post, reminding, lambda: now).send(confirmation)
    assert post.sent == ["sms_booked"]
