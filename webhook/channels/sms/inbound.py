"""A text message as Twilio hands it over, and the case on which a clerk waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from intake import cases, conversations
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
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


def answers_a_clerk(
    services: Services, municipality: Municipality, text: TextMessage
) -> Conversation | None:
    """Keep an answer on its case and return that case's conversation; None for all other messages.

    Kept before the turn is taken: whatever fails then, a clerk reads it.
    """
    thread = thread_of(services.settings.data_key, municipality.id, text.sender)
    with read_scope(services.engine) as session:
        case = cases.case_awaiting_answer(session, thread, services.now())
        if case is None:
            return None
        conversation = conversations.get(session, case.conversation_id)
    words = redact(neutralise(text.body), municipality.country, conversation.language).text
    with session_scope(services.engine) as session:
        cases.answered(session, case.reference, words, text.sid, services.now())
    return conversation
