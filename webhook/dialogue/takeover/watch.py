"""What must be told to who waits: a clerk is silent, a clerk is gone, nobody is there any more."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import conversations, takeover
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.takeover import AnotherAnswers, Takeover
from webhook.dialogue.takeover.handing import give_back, settle
from webhook.dialogue.takeover.telling import case_of, tell, tell_waiting
from webhook.services import Services


def watch(services: Services) -> int:
    """Look at every conversation that waits for a person or has one; how many there are.

    Each in a transaction of its own. One that somebody takes meanwhile is left to them.
    """
    with read_scope(services.engine) as session:
        ids = [conversation.id for conversation in takeover.to_be_watched(session)]
    for id_ in ids:
        try:
            with session_scope(services.engine) as session:
                _look(services, session, conversations.get(session, id_))
        except (AnotherAnswers, conversations.NoSuchConversation):
            continue
    return len(ids)


def _look(services: Services, session: Session, conversation: Conversation) -> None:
    now, clerk_id = services.now(), takeover.clerk_of(conversation.owner)
    state = session.get(Takeover, conversation.id)
    if clerk_id and takeover.is_gone(session, clerk_id, now):
        give_back(services, session, conversation, clerk_id)
    elif clerk_id and state and _is_due(state, state.unanswered_since, now):
        tell(services, session, conversation, "chat_clerk_silent")
        takeover.note_told(session, conversation.id, now)
    elif conversation.owner == takeover.QUEUE:
        settle(services, session, conversation)
        if state and conversation.owner == takeover.QUEUE:
            _still_waiting(services, session, conversation, state, now)


def _still_waiting(
    services: Services, session: Session, conversation: Conversation, state: Takeover, now: datetime
) -> None:
    case = case_of(session, conversation)
    if case is not None and _is_due(state, state.queued_at, now):
        tell_waiting(services, session, conversation, case, "chat_still_waits")
        takeover.note_told(session, conversation.id, now)


def _is_due(state: Takeover, since: datetime | None, now: datetime) -> bool:
    """Say whether somebody waits since then for long enough, and was not told so yet."""
    return since is not None and state.told_at is None and now - since >= takeover.SILENT
