"""A post that takes messages of the outbox, and what became of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine, select

from intake.database import read_scope
from intake.messaging.outbox import Message

RecordMany = Callable[[int], None]


@dataclass
class Post:
    """A sender that keeps what it sent, and fails first as often as told."""

    failures: list[Exception] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def send(self, message: Message) -> str:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(message.dedup_key)
        return f"P{len(self.sent)}"


def states(engine: Engine) -> list[str]:
    """What became of each message, in the order in which they were recorded."""
    with read_scope(engine) as session:
        return list(session.scalars(select(Message.state).order_by(Message.dedup_key)))
