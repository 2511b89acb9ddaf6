"""What a clerk does in a conversation: take it, write, hand it back, pass it on, go away."""

from contextlib import suppress

from sqlalchemy.orm import Session

from intake import cases, conversations, takeover
from intake.contacts import seal
from intake.conversations import Conversation, DuplicateTurn
from intake.privacy import redact
from intake.staff import Clerk
from webhook.dialogue.greeting import first_choices
from webhook.dialogue.takeover.offer import available
from webhook.dialogue.takeover.telling import begin_anew, case_of, nobody_left, tell
from webhook.services import Services

LONGEST_LINE = 1000
"""Characters of one message in a chat, as many as the citizen's own window takes."""


def first_name(clerk: Clerk) -> str:
    """Return how a clerk is called towards citizens: by the first word of their name."""
    return clerk.name.split()[0] if clerk.name.split() else ""


def take_over(
    services: Services, session: Session, reference: str, clerk: Clerk, before: str
) -> None:
    """Let a clerk answer from now on, and tell the citizen who it is.

    Raises what `intake.takeover.take_over` does.
    """
    was, now = owner_of_case(session, reference), services.now()
    conversation = takeover.take_over(session, reference, clerk.id, before, now)
    if was != takeover.owner_of(clerk.id):
        tell(services, session, conversation, "chat_person", name=first_name(clerk))


def write(
    services: Services,
    session: Session,
    reference: str,
    clerk: Clerk,
    text: str,
    client_id: str,
    version: int,
) -> None:
    """Say something to the citizen, in their chat or by text message; the same `client_id` or
    `version` of the case twice is one message.

    It is kept redacted, and as it was written sealed. Raises AnotherAnswers, ChatOver, TextEmpty,
    TextTooLong, CannotBeTexted.
    """
    now, case = services.now(), cases.get_to_change(session, reference)
    conversation = conversations.get(session, case.conversation_id)
    owner, _ = conversations.owner_now(session, conversation)
    if owner != takeover.owner_of(clerk.id):
        raise takeover.AnotherAnswers(conversation.id, owner)
    if conversation.channel == "sms":
        municipality, settings = services.municipality(conversation), services.settings
        cases.send_text(session, settings, municipality, reference, clerk.id, text, version, now)
    else:
        _say(services, session, conversation, clerk, text, client_id)
    takeover.answered(session, conversation.id)


def hand_back(services: Services, session: Session, reference: str, clerk: Clerk) -> None:
    """Let the bot go on, which says so. Raises AnotherAnswers."""
    conversation = takeover.hand_back(session, reference, clerk.id, services.now())
    begin_anew(conversation)
    choices = first_choices(services, conversation)
    tell(services, session, conversation, "chat_bot_again", choices, name=first_name(clerk))


def pass_to(
    services: Services, session: Session, reference: str, clerk: Clerk, department: str
) -> None:
    """Let the conversation wait for another department, whose name the citizen hears.

    Where nobody is there, the case goes, and the citizen hears how they are reached. Raises
    AnotherAnswers.
    """
    conversation = takeover.pass_to(session, reference, clerk.id, department, services.now())
    begin_anew(conversation)
    named = services.municipality(conversation).departments[department].name
    told = named.say(conversation.language)
    tell(services, session, conversation, "chat_passed", department=told)
    settle(services, session, conversation)


def leave(services: Services, session: Session, clerk_id: str) -> None:
    """Give everything that this clerk answers in to others: they are no longer at the desk."""
    takeover.left(session, clerk_id)
    for id_ in takeover.held_by(session, takeover.owner_of(clerk_id)):
        with suppress(takeover.AnotherAnswers):  # the worker may have seen it just as well
            give_back(services, session, conversations.get(session, id_), clerk_id)


def give_back(
    services: Services, session: Session, conversation: Conversation, clerk_id: str
) -> None:
    """Let the conversation of a clerk who went away wait for the next one, or tell that none is
    there. Raises AnotherAnswers."""
    case = case_of(session, conversation)
    if case is not None:
        takeover.give_back(session, case, clerk_id, services.now())
        begin_anew(conversation)
        tell(services, session, conversation, "chat_clerk_left")
        settle(services, session, conversation)


def settle(services: Services, session: Session, conversation: Conversation) -> None:
    """Leave a conversation in its queue while somebody is there for it, else with the bot."""
    case = case_of(session, conversation)
    if case is not None and not available(services, session, conversation, case):
        nobody_left(services, session, conversation, case)


def owner_of_case(session: Session, reference: str) -> str:
    """Return who answers in the conversation of a case. Raises `NoSuchCase`."""
    case = cases.get(session, reference)
    return conversations.get(session, case.conversation_id).owner


def _say(
    services: Services,
    session: Session,
    conversation: Conversation,
    clerk: Clerk,
    text: str,
    client_id: str,
) -> None:
    now = services.now(conversation)
    if not takeover.can_be_taken(conversation, now):
        raise takeover.ChatOver(conversation.id)
    words = cases.clean_text(text, LONGEST_LINE)
    kept = _redacted(services, conversation, words)
    own = {} if kept == words else {"sealed": seal(services.settings.data_key, words)}
    written = [{"by": first_name(clerk), **own}]
    try:
        conversations.add_turn(
            session, conversation, "staff", kept, now=now, buttons=written, client_id=client_id
        )
    except DuplicateTurn:
        return


def _redacted(services: Services, conversation: Conversation, words: str) -> str:
    country, folder = services.municipality(conversation).country, services.settings.data_dir
    return redact(words, country, conversation.language, data_dir=folder).text
