"""What is answered beside the dialogue: silence, a key that means nothing here, and "again"."""

from sqlalchemy.orm import Session

from intake import cases, conversations
from intake.conversations import Conversation, Turn
from webhook.channels.voice import phone_confirmation, prompt, transfer
from webhook.channels.voice.gather import AGAIN, Beside
from webhook.channels.voice.steps import Line, Situation
from webhook.dialogue import telemetry
from webhook.dialogue.greeting import first_choices
from webhook.dialogue.store_reply import record_reply
from webhook.services import Services
from webhook.wire import Message, Reply

KEYS_AFTER, PERSON_AFTER = 2, 3
"""Times in a row without an answer: two bring the keys, three a person."""
SAID = {
    Beside.SILENCE: ("voice_silent_once", "voice_silent_twice", "voice_silent_three_times"),
    Beside.WRONG_KEY: (
        "voice_wrong_key_once",
        "voice_wrong_key_twice",
        "voice_wrong_key_three_times",
    ),
    Beside.MISHEARD: (
        "voice_misheard_once",
        "voice_misheard_twice",
        "voice_misheard_three_times",
    ),
}
"""What is said first, by what came last and how often nothing did that answers."""


def answer(
    services: Services, session: Session, conversation: Conversation, what: Beside
) -> Situation:
    """Ask the question again; after two times by keys, after three give the caller to a person."""
    if what is Beside.AGAIN:
        return _again(services, session, conversation)
    conversation.silences += 1
    if what is Beside.SILENCE:
        telemetry.silence(services.meters, conversation)
    key = SAID[what][min(conversation.silences, PERSON_AFTER) - 1]
    if conversation.silences == KEYS_AFTER:
        return _by_keys(services, session, conversation, key)
    if conversation.silences < PERSON_AFTER:
        said = _beside(services, session, conversation, key)
        asked = prompt.last_asked(session, conversation)[-1:]
        return _ask(services, session, conversation, said, asked=asked)
    return transfer.to_person(services, session, conversation, "silence", key)


def _again(services: Services, session: Session, conversation: Conversation) -> Situation:
    """Ask the question that is open once more, as it was."""
    conversation.silences = 0
    now = services.now(conversation)
    conversations.add_turn(session, conversation, "citizen", AGAIN, now=now)
    return _ask(services, session, conversation)


def _by_keys(
    services: Services, session: Session, conversation: Conversation, key: str
) -> Situation:
    """Ask only the question itself, and how it is answered by keys."""
    said = [_beside(services, session, conversation, key)]
    asked = prompt.last_asked(session, conversation)[-1:]
    if conversation.expect in ("phone", "reference"):
        said.append(prompt.prompted(services, conversation, "voice_key_in"))
    elif not prompt.offered(conversation) and not _in_danger(session, conversation):
        asked = _menu(services, session, conversation)
    said.append(prompt.prompted(services, conversation, "voice_keys"))
    return _ask(services, session, conversation, *said, asked=asked)


def _in_danger(session: Session, conversation: Conversation) -> bool:
    """Say whether danger was told of: nothing else is offered then."""
    case = cases.for_conversation(session, conversation.id)
    return case is not None and case.danger is not None


def _menu(services: Services, session: Session, conversation: Conversation) -> list[Turn]:
    """Offer the first choices of every call beside the question, which stays the one asked."""
    asked = prompt.last_asked(session, conversation)[-1]
    choices = first_choices(services, conversation)
    reply = Reply(
        (Message(asked.text, choices),),
        ({"type": "expect", "kind": conversation.expect or "free"},),
    )
    return record_reply(session, conversation, reply, services.now(conversation))


def _beside(services: Services, session: Session, conversation: Conversation, key: str) -> Line:
    """Record what is said beside the question, and return it as it is said."""
    text, now = services.prompt(key, conversation), services.now(conversation)
    conversations.add_turn(session, conversation, "bot", text, now=now, answers=prompt.ASIDE)
    return prompt.line(services, conversation, text)


def _ask(
    services: Services,
    session: Session,
    conversation: Conversation,
    *before: Line,
    asked: list[Turn] | None = None,
) -> Situation:
    if conversation.expect == prompt.PHONE_CHECK:
        return phone_confirmation.ask(services, session, conversation, *before)
    turns = prompt.last_asked(session, conversation) if asked is None else asked
    return prompt.ask(services, conversation, turns, before)
