"""The beginning of a call: whom it is for, who calls, and that a computer answers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from intake import conversations
from intake.contact_answers.numbers import phone_in
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality, UnknownMunicipality
from intake.proof import origin
from intake.wording import languages
from webhook.channels.voice import prompt
from webhook.channels.voice.steps import Ask, HangUp, Line
from webhook.dialogue import telemetry
from webhook.dialogue.greeting import greet
from webhook.dialogue.start import open_conversation
from webhook.services import Services

VOICE = "voice"


@dataclass(frozen=True)
class Call:
    """What Twilio sends with every webhook of a call."""

    sid: str
    caller: str
    dialled: str
    at: datetime | None = None
    """A script's own time, never in production (`webhook.dialogue.clock_header`)."""


def begin(services: Services, session: Session, call: Call) -> Ask | HangUp:
    """Answer a call: the disclosure and the greeting, or a sentence where nobody is known here."""
    try:
        municipality = services.profiles.by_phone(call.dialled)
    except UnknownMunicipality:
        return unknown_number(services)
    conversation = conversations.latest_in_thread(session, call.sid)
    if conversation is not None:  # its first answer was lost: ask again
        turns = prompt.last_asked(session, conversation)
    else:
        conversation = _open(services, session, municipality, call)
        turns = greet(services, session, conversation)
        telemetry.begun(services.meters, conversation)
    return prompt.ask(services, conversation, turns)


def find(services: Services, call: Call) -> Conversation | None:
    """Return the conversation of a call, its clock where the script is; None for a strange call."""
    if call.at is None:
        with read_scope(services.engine) as session:
            return conversations.latest_in_thread(session, call.sid)
    with session_scope(services.engine) as session:
        conversation = conversations.latest_in_thread(session, call.sid)
        if conversation is not None:
            conversation.clock_offset = services.offset_for(call.at)
        return conversation


def unknown_number(services: Services) -> HangUp:
    """Return what somebody hears who dialled a number of ours that no municipality has."""
    known = languages.load(services.settings.data_dir)
    locales = [known.locale(name) for name in known.default_locale.values()]
    return HangUp(
        tuple(
            Line(services.texts.prompt("voice_unknown_number", each.name), each) for each in locales
        )
    )


def over(services: Services, conversation: Conversation) -> HangUp:
    """Return the last word to a call that has ended already."""
    return HangUp((prompt.prompted(services, conversation, "voice_goodbye"),))


def _open(
    services: Services, session: Session, municipality: Municipality, call: Call
) -> Conversation:
    """Open the call's conversation, and keep the caller's number, so that it need not be asked."""
    number, key = _number(municipality, call.caller), services.settings.data_key
    conversation = open_conversation(
        services,
        session,
        municipality,
        VOICE,
        at=call.at,
        thread=call.sid,
        origin=origin.of_number(key, number) if number else None,
    )
    if number:
        ContactBook(session, key).put(conversation.id, "phone", number)
    return conversation


def _number(municipality: Municipality, caller: str) -> str | None:
    """Return the caller's number; a withheld one is none.

    Twilio sends words or numbers that nobody has for it ("anonymous", +266696687).
    """
    return phone_in(caller, municipality.country) if caller.startswith("+") else None
