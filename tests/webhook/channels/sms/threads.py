"""What is stored of text messages, and what the first answer of a thread discloses."""

from sqlalchemy import select

from intake.conversations import Conversation, Turn
from intake.database import read_scope
from intake.messaging.suppressions import Suppressions
from webhook.services import Services

COMPUTER = "Gemeente Leek: u sms't met een computer, geen mens."
IN_GERMAN = "Deutsch? Schreiben Sie DEUTSCH."
DISCLOSED = f"{COMPUTER} {IN_GERMAN}"


def conversations(services: Services) -> list[Conversation]:
    """Every conversation, the oldest first."""
    with read_scope(services.engine) as session:
        return list(session.scalars(select(Conversation).order_by(Conversation.created_at)))


def only(services: Services) -> Conversation:
    """The one conversation there is."""
    (conversation,) = conversations(services)
    return conversation


def turns(services: Services) -> list[tuple[str, str]]:
    """Who said what, in all conversations."""
    with read_scope(services.engine) as session:
        return [(turn.sender, turn.text) for turn in session.scalars(select(Turn))]


def suppressed(services: Services, number: str, municipality: str = "gemeente-leek") -> bool:
    """Whether a number has opted out of a municipality's text messages."""
    with read_scope(services.engine) as session:
        return Suppressions(session, services.settings.data_key).holds(municipality, number)
