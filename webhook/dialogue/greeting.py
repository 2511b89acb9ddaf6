"""How every conversation begins: that this is a bot, and what it can do (AI Act, article 50)."""

from sqlalchemy.orm import Session

from intake.conversations import Conversation, Turn
from intake.returning.running import Number
from intake.wording import languages
from webhook.dialogue.store_reply import IF_AGAIN, record_reply
from webhook.services import Services
from webhook.wire import Choice, Command, Message, Reply

FIRST_CHOICES = ("answer", "book", "person")
"""Keys of the prompts that title the first buttons."""
YES_NO = {"yes": "affirm", "no": "deny"}
COMMANDS = {"answer": "ask_help", "book": "book_appointment", "person": "speak_to_human"}


def greet(services: Services, session: Session, conversation: Conversation) -> list[Turn]:
    """Record and return the disclosure and the greeting; no setting turns them off."""
    municipality = services.municipality(conversation)
    called = municipality.called.say(conversation.language)
    told = Message(services.prompt("disclosure", conversation, municipality=called))
    asked = _first_question(services, session, conversation)
    reply = Reply((told, *asked.messages), asked.directives)
    return record_reply(session, conversation, reply, services.now(conversation))


def if_again(services: Services, conversation: Conversation) -> Reply:
    """Return the question if they come about what runs under their number.

    Which it is, is said to nobody before the name that it was given is told.
    """
    choices = tuple(
        Choice(services.prompt(f"press_{key}", conversation), Command(command))
        for key, command in YES_NO.items()
    )
    words = services.prompt("calls_again", conversation)
    asked = Message(words, (*choices, *_languages(services, conversation)))
    return Reply((asked,), ({"type": "expect", "kind": IF_AGAIN},))


def _first_question(services: Services, session: Session, conversation: Conversation) -> Reply:
    """Ask what they want; whose number something runs under, whether they come about that."""
    municipality, now = services.municipality(conversation), services.now(conversation)
    backend = services.appointments(municipality)
    if Number(session, services.settings, conversation, backend, now).runs():
        return if_again(services, conversation)
    greeting = services.prompt("greeting", conversation)
    return Reply((Message(greeting, first_choices(services, conversation)),))


def first_choices(services: Services, conversation: Conversation) -> tuple[Choice, ...]:
    """Return what can be pressed first; on the telephone the other languages, too.

    A page offers its languages itself, and a text message is read in any.
    """
    choices = tuple(
        Choice(services.prompt(f"choice_{key}", conversation), Command(COMMANDS[key]))
        for key in FIRST_CHOICES
    )
    return choices + (_languages(services, conversation) if conversation.channel == "voice" else ())


def _languages(services: Services, conversation: Conversation) -> tuple[Choice, ...]:
    names = languages.load(services.settings.data_dir).names
    others = services.municipality(conversation).languages
    return tuple(
        Choice(names[code], Command("switch_language", {"language": code}))
        for code in others
        if code != conversation.language
    )
