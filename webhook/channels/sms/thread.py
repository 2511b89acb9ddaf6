"""Which conversation a text message belongs to: one a day, by number and municipality."""

from datetime import datetime, timedelta
from itertools import pairwise, takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import conversations
from intake.contacts import ContactBook
from intake.conversations import Conversation, Turn
from intake.messaging.text_messages import thread_of
from intake.municipalities import Municipality
from intake.proof import origin
from webhook.dialogue import first_words, telemetry
from webhook.dialogue.start import open_conversation
from webhook.dialogue.store_reply import record_reply
from webhook.services import Services
from webhook.wire import Message, Reply

LASTS = timedelta(hours=24)
"""After so long a silence a number may belong to somebody else, and a question is a new one."""
HOUR, AN_HOUR = timedelta(hours=1), 60
"""So many messages are answered within it; who writes more is a program, and answers cost."""
CHAINED = timedelta(seconds=30)
LOOP = 15
"""Twilio fails what comes after 30 replies (once 15, once 20) to one number, each within thirty
seconds of the last (error 14107); machines that answer each other get there, people do not."""


def latest(
    services: Services, session: Session, municipality: Municipality, number: str
) -> Conversation | None:
    """Return this number's newest conversation here, however old."""
    thread = thread_of(services.settings.data_key, municipality.id, number)
    return conversations.latest_in_thread(session, thread)


def is_live(services: Services, conversation: Conversation | None, at: datetime | None) -> bool:
    """Say whether the next message goes on with this conversation; `at` is a script's own time."""
    if conversation is None or conversation.ended_at is not None:
        return False
    return (at or services.now(conversation)) - conversation.last_activity_at < LASTS


def begin(
    services: Services,
    session: Session,
    municipality: Municipality,
    number: str,
    before: Conversation | None,
    text: str,
    at: datetime | None,
) -> Conversation:
    """Open a conversation in the language of its first text, the disclosure as its first turns.

    Where that is not clear, it is the language of the conversation before, or the first one here.
    The number becomes the citizen's telephone number, sealed.
    """
    usual = before.language if before else municipality.languages[0]
    conversation = open_conversation(
        services,
        session,
        municipality,
        "sms",
        language=first_words.language_of(services, municipality, text, usual),
        at=at,
        thread=thread_of(services.settings.data_key, municipality.id, number),
        origin=origin.of_number(services.settings.data_key, number),
    )
    ContactBook(session, services.settings.data_key).put(conversation.id, "phone", number)
    opening = _opening(services, municipality, conversation)
    record_reply(session, conversation, opening, services.now(conversation))
    telemetry.begun(services.meters, conversation)
    return conversation


def opening_with(session: Session, conversation: Conversation, sid: str) -> tuple[str, str]:
    """Return disclosure and languages where this message was the first of its conversation.

    Read from the record, so that a retry after a crash carries them again (AI Act, article 50).
    """
    turns = conversations.transcript(session, conversation.id)
    said = [turn.text for turn in takewhile(lambda turn: turn.sender == "bot", turns)]
    if len(turns) == len(said) or turns[len(said)].client_id != sid:
        return "", ""
    return said[0], " ".join(said[1:])


def chain(session: Session, conversation: Conversation, now: datetime) -> int:
    """Return how many messages came in a row, each soon after the other, up to now.

    More than a loop has, where too many came within the last hour.
    """
    times = session.scalars(
        select(Turn.at)
        .where(Turn.conversation_id == conversation.id, Turn.sender == "citizen")
        .order_by(Turn.seq.desc())
        .limit(AN_HOUR)
    ).all()
    if len(times) == AN_HOUR and now - times[-1] < HOUR:
        return LOOP + 1
    length = 0
    for later, earlier in pairwise([now, *times[: LOOP + 1]]):
        if later - earlier >= CHAINED:
            break
        length += 1
    return length


def _opening(services: Services, municipality: Municipality, conversation: Conversation) -> Reply:
    """Say that this is a computer, and in each other language how to switch to it."""
    others = [code for code in municipality.languages if code != conversation.language]
    told = services.prompt("sms_disclosure", conversation, municipality=municipality.name)
    offers = [services.texts.prompt("sms_switch", municipality.locale(code)) for code in others]
    return Reply(tuple(Message(text) for text in (told, *offers)))
