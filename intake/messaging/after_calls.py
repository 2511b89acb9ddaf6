"""The text message after a call: under which number the matter lies that was asked about.

What was booked, moved or cancelled is confirmed on its own (`intake.messaging.confirmations`).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, references
from intake.cases import Case
from intake.conversations import Conversation
from intake.messaging import outbox, text_messages
from intake.municipalities import Municipality
from intake.settings import Settings

TEMPLATE = "sms_asked"
WAITS = ("callback", "message")
"""What a citizen waits for who is told where their matter lies."""


def record(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    conversation: Conversation,
    now: datetime,
) -> bool:
    """Record the message for a call that is over, once; say whether there is one.

    There is none where no case of this call waits for an answer, where no text message can be sent
    (`intake.messaging.text_messages`) or is wished, and never where danger was told of: somebody
    else may read it. `now` is the system's, by which the worker sends.
    """
    case = cases.for_conversation(session, conversation.id)
    if case is None or not _is_told(session, case, conversation):
        return False
    if not text_messages.can_be_sent(session, settings, municipality, conversation.id, now):
        return False
    recorded = outbox.record(
        session,
        kind="sms",
        municipality=municipality.id,
        conversation_id=conversation.id,
        contact_kind="phone",
        template=TEMPLATE,
        values=_in_words(municipality, case),
        language=conversation.language,
        locale=municipality.locale(conversation.language),
        dedup_key=f"{TEMPLATE}:{conversation.id}",
        now=now,
    )
    if recorded:
        text_messages.count(session, settings, municipality, conversation.id, now)
    return recorded


def _is_told(session: Session, case: Case, conversation: Conversation) -> bool:
    """Whoever must not be called may be in danger: they get a message only where they asked."""
    wish = contact_wishes.of(session, conversation.id)
    own = case.conversation_id == conversation.id and case.status != "closed"
    wished = wish.how == "text" or not wish.no_call
    return own and wished and not case.danger and case.wants in WAITS


def _in_words(municipality: Municipality, case: Case) -> dict[str, str]:
    """Return what the sentence names; not the matter, which a locked screen would show."""
    return {"municipality": municipality.name, "reference": references.spaced(case.reference)}
