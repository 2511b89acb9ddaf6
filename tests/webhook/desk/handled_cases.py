"""What was done to a case at the desk, and written from it."""

from sqlalchemy import select

from intake import cases
from intake.database import read_scope
from intake.messaging.outbox import Message
from intake.messaging.text_messages import opened
from webhook.services import Services

WORDS = "Kunt u morgen om tien uur? Bel anders 0594 123 456."


def acts(services: Services, reference: str) -> list[str]:
    """What the history of a case has, in order."""
    with read_scope(services.engine) as session:
        return [event.act for event in cases.history(session, reference)]


def sent(services: Services) -> list[str]:
    """The words of every text message that a clerk wrote."""
    with read_scope(services.engine) as session:
        messages = list(session.scalars(select(Message)))
    return [opened(services.settings.data_key, one.values)["text"] for one in messages]
