"""A telephone number is read back before it is used: one wrong digit, and nobody calls back."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session

from intake import contact_answers, conversations
from intake.contact_answers import say_digits
from intake.contacts import ContactBook
from intake.conversations import Conversation
from webhook.channels.voice import prompt
from webhook.channels.voice.prompt import PHONE_CHECK
from webhook.channels.voice.steps import Ask, Line
from webhook.dialogue.inbound import TurnInput
from webhook.services import Services
from webhook.wire import Command

HIDDEN = "[phone]"
"""What the transcript has in place of the number."""
YES, NO = "1", "2"


Check = Callable[[Session, Conversation], Ask]
"""Asks about the number, once there is a session in which that can be recorded."""


def step(services: Services, conversation: Conversation, turn: TurnInput) -> Check | TurnInput:
    """Return what reads the number back or asks for it once more, or the turn to take now.

    Everything that is neither a number nor yes or no goes on as words: "stop", a person, danger.
    """
    words = turn.text or ""
    number = _number(services, conversation, words)
    if number:
        return partial(_read_back, services, number)
    if conversation.expect != PHONE_CHECK:
        return turn
    answer = yes_or_no(services, conversation, words)
    if answer is None:
        return turn
    if answer:
        return TurnInput(turn.client_id, command=Command("contact_given", {"kind": "phone"}))
    return partial(_once_more, services)


def ask(services: Services, session: Session, conversation: Conversation, *before: Line) -> Ask:
    """Read the kept number back once more."""
    number = ContactBook(session, services.settings.data_key).get(conversation.id, "phone") or ""
    said = say_digits(number, conversation.language, data_dir=services.settings.data_dir)
    heard = prompt.prompted(services, conversation, "voice_phone_heard", digits=said)
    keys = prompt.prompted(services, conversation, "voice_yes_no")
    return prompt.ask(services, conversation, (), (*before, heard, keys))


def _read_back(
    services: Services, number: str, session: Session, conversation: Conversation
) -> Ask:
    ContactBook(session, services.settings.data_key).put(conversation.id, "phone", number)
    now = services.now(conversation)
    conversations.add_turn(session, conversation, "citizen", HIDDEN, now=now)
    text = services.prompt("voice_phone_heard", conversation, digits=HIDDEN)
    conversations.add_turn(session, conversation, "bot", text, now=now, answers=prompt.ASIDE)
    conversation.expect = PHONE_CHECK
    return ask(services, session, conversation)


def _once_more(services: Services, session: Session, conversation: Conversation) -> Ask:
    conversation.expect = "phone"
    text, now = services.prompt("voice_phone_again", conversation), services.now(conversation)
    conversations.add_turn(session, conversation, "bot", text, now=now, answers=prompt.ASIDE)
    before = prompt.line(services, conversation, text)
    return prompt.ask(services, conversation, prompt.last_asked(session, conversation), (before,))


def _number(services: Services, conversation: Conversation, words: str) -> str | None:
    if not words:
        return None
    country, language = services.municipality(conversation).country, conversation.language
    return contact_answers.parse(
        "phone", words, language, country, data_dir=services.settings.data_dir
    )


def yes_or_no(services: Services, conversation: Conversation, words: str) -> bool | None:
    """Return what words or a key say to a question that is answered by yes or no; else None."""
    said = {word.strip(".,!").casefold() for word in words.split()}
    if said & {NO, *services.prompt("voice_no_words", conversation).split()}:
        return False
    if said & {YES, *services.prompt("voice_yes_words", conversation).split()}:
        return True
    return None
