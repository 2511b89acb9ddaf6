"""A text message as Twilio hands it over, and the case on which a clerk waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases, conversations
from intake.conversations import Conversation
from intake.messaging.text_messages import thread_of
from intake.municipalities import Municipality
from intake.privacy import redact
from intake.recognition.neutralise import neutralise
from webhook.services import Services


@dataclass(frozen=True)
class TextMessage:
    """The fields of the webhook that count (twilio.com/docs/messaging/guides/webhook-request)."""

    sid: str
    sender: str
    to: str
    body: str
    opt_out_type: str
    """STOP, START or HELP where Advanced Opt-Out is on, else empty."""
    at: datetime | None
    """A script's own time."""

    @classmethod
    def read(cls, form: Mapping[str, str], at: datetime | None) -> "TextMessage":
        """Take the fields of a webhook; one that is missing is empty. Pictures are not looked at:
        a message that is nothing else has an empty body."""
        sid, sender, to, body, kind = (
            form.get(name, "") for name in ("MessageSid", "From", "To", "Body", "OptOutType")
        )
        return cls(sid, sender, to, body, kind, at)


@dataclass(frozen=True)
class Awaited:
    """The answer to a clerk: on which case it is awaited, and that case's conversation."""

    reference: str
    conversation: Conversation


def awaited(
    services: Services, session: Session, municipality: Municipality, text: TextMessage
) -> Awaited | None:
    """Return where a clerk waits for this message; None for all others."""
    thread = thread_of(services.settings.data_key, municipality.id, text.sender)
    case = cases.case_awaiting_answer(session, thread, services.now())
    if case is None:
        return None
    return Awaited(case.reference, conversations.get(session, case.conversation_id))


def keep_answer(
    services: Services,
    session: Session,
    municipality: Municipality,
    text: TextMessage,
    to: Awaited,
) -> None:
    """Keep an answer on its case before the turn is taken: a clerk reads it whatever fails then."""
    language = to.conversation.language
    words = redact(
        neutralise(text.body),
        municipality.country,
        language,
        data_dir=services.settings.data_dir,
    ).text
    cases.answered(session, to.reference, words, text.sid, services.now())
