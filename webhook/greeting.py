"""How every conversation begins: that this is a bot, and what it can do (AI Act, article 50)."""

from sqlalchemy.orm import Session

from intake.conversations import Conversation, Turn
from webhook.exchange import Exchange
from webhook.reply import Choice, Command, Message, Reply
from webhook.turn import record_reply

FIRST_CHOICES = ("answer", "book", "person")
"""Keys of the prompts that title the first buttons."""
COMMANDS = {"answer": "ask_help", "book": "book_appointment", "person": "speak_to_human"}


def greet(exchange: Exchange, session: Session, conversation: Conversation) -> list[Turn]:
    """Record and return the disclosure and the greeting; no setting turns them off."""
    municipality = exchange.municipality(conversation)
    called = municipality.called.say(conversation.language)
    choices = tuple(
        Choice(exchange.prompt(f"choice_{key}", conversation), Command(COMMANDS[key]))
        for key in FIRST_CHOICES
    )
    reply = Reply(
        (
            Message(exchange.prompt("disclosure", conversation, municipality=called)),
            Message(exchange.prompt("greeting", conversation), choices),
        )
    )
    return record_reply(session, conversation, reply, exchange.now(conversation))
