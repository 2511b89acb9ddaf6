"""The start of a conversation, the same on every channel: its language, its wording, its clock."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import conversations
from intake.conversations import Conversation
from intake.municipalities import Municipality
from webhook.services import Services


def open_conversation(
    services: Services,
    session: Session,
    municipality: Municipality,
    channel: str,
    *,
    language: str | None = None,
    at: datetime | None = None,
    thread: str | None = None,
    token_hash: str | None = None,
    origin: str | None = None,
) -> Conversation:
    """Open a conversation in the language wanted, or in the first one where that is not spoken.

    `at` is a script's own time; by `thread` or `token_hash` it is found again. `origin` is where it
    comes from (`intake.proof.origin`).
    """
    spoken = language if language in municipality.languages else municipality.languages[0]
    return conversations.open_conversation(
        session,
        municipality=municipality.id,
        channel=channel,
        language=spoken,
        locale=municipality.locale(spoken),
        now=at or services.now(),
        clock_offset=services.offset_for(at) if at else None,
        thread=thread,
        token_hash=token_hash,
        origin=origin,
    )
