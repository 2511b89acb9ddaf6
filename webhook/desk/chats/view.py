"""A conversation as the clerk sees it who answers there, or may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases as store
from intake import conversations, takeover
from intake.cases import Case
from intake.contacts import Unreadable, unseal
from intake.conversations import Conversation, Turn
from intake.takeover import Takeover
from webhook.desk import case_view
from webhook.desk.access import desk
from webhook.desk.tools import tools
from webhook.guards import current_services


@dataclass(frozen=True)
class Seen:
    """A conversation as its page shows it."""

    case: Case
    conversation: Conversation
    turns: Sequence[Turn]
    words: dict[int, str]
    """What staff wrote, by the number of the turn, as the citizen reads it."""
    state: Takeover | None
    answers: str
    """Who answers, as a code: bot, queue, mine or other."""
    name: str
    """Of the clerk who answers; empty where none does."""
    over: bool
    viewers: list[str]
    """Names of the colleagues who have it before them, too."""
    others: list[str]
    """Departments to which it can be passed."""
    canned: dict[str, str]
    """Answers that need not be typed, in the language of the citizen, by key."""


def look(session: Session, case: Case, now: datetime) -> Seen:
    """Return the conversation of a case; what is new in it counts as read by who answers."""
    clerk, conversation = desk().clerk.id, conversations.get(session, case.conversation_id)
    _, state = takeover.standing(session, [conversation.id]).get(conversation.id, ("", None))
    owner = takeover.clerk_of(conversation.owner)
    turns = [turn for turn in conversations.transcript(session, conversation.id) if turn.text]
    watching = takeover.viewers(session, [case.reference], clerk, now)
    return Seen(
        case=case,
        conversation=conversation,
        turns=turns,
        words={turn.seq: _whole(turn) for turn in turns if turn.sender == "staff"},
        state=state,
        answers=_answers(conversation.owner, owner, clerk),
        name=case_view.names(session, [owner])[owner] if owner else "",
        over=not takeover.can_be_taken(conversation, now + conversation.clock_offset),
        viewers=watching.get(case.reference, []),
        others=case_view.other_departments(case, now),
        canned=tools().canned.all_of(conversation.locale),
    )


def note_seen(session: Session, seen: Seen, now: datetime) -> None:
    """Note who was shown this conversation, and that whoever answers there has read all of it."""
    store.looked_at(session, seen.case.reference, desk().clerk.id, (), now)
    if seen.answers == "mine" and is_unread(seen):
        takeover.seen(session, seen.conversation.id)
        store.answers_read(session, seen.case.reference)


def is_unread(seen: Seen) -> bool:
    """Say whether the citizen wrote something that no clerk has had before them yet."""
    return bool(seen.case.unread or (seen.state and seen.state.unread))


def _answers(owner: str, theirs: str | None, clerk: str) -> str:
    if theirs is None:
        return owner
    return "mine" if theirs == clerk else "other"


def _whole(turn: Turn) -> str:
    sealed = turn.by.get("sealed")
    try:
        return unseal(current_services().settings.data_key, sealed) if sealed else turn.text
    except Unreadable:
        return turn.text
