"""The end of a call as Twilio reports it: in any order, late, twice; the first one counts."""

import logging

from intake import conversations
from intake.conversations import ConversationBusy
from intake.database import session_scope
from intake.messaging import after_calls
from webhook.channels.voice import deadline
from webhook.channels.voice.call import Call, find
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.turn import handle_turn
from webhook.services import Services
from webhook.wire import Command

log = logging.getLogger(__name__)

OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
"""CallStatus of a call that has ended (twilio.com/docs/voice/api/call-resource)."""
WAIT_SECONDS = 2.0
"""Twilio only wants its 204, and soon."""


def report(services: Services, call: Call, status: str) -> str | None:
    """Note the status of a call; return the conversation that was cut off by it, if one was.

    A call that is over stays over, whatever comes afterwards.
    """
    if status not in OVER or find(services, call) is None:
        return None
    with session_scope(services.engine) as session:
        conversation = conversations.latest_in_thread(session, call.sid)
        if conversation is None or conversation.ended_at is not None:
            return None
        conversation.ended_at = services.now(conversation)
        return conversation.id if conversation.turns else None


def tell_soon(services: Services, conversation_id: str) -> None:
    """Let the dialogue keep what is known of a call that was cut off; wait for it only briefly."""
    deadline.within(WAIT_SECONDS, lambda: _tell(services, conversation_id))


def text_afterwards(services: Services, call: Call) -> None:
    """Let a text message be sent about what a call that is over leaves behind, where one may be."""
    with session_scope(services.engine) as session:
        conversation = conversations.latest_in_thread(session, call.sid)
        if conversation is None:
            return
        municipality = services.municipality(conversation)
        after_calls.record(session, services.settings, municipality, conversation, services.now())


def _tell(services: Services, conversation_id: str) -> str:
    try:
        handle_turn(services, conversation_id, TurnInput("hang-up", command=Command("hang_up")))
    except ConversationBusy:
        log.warning("nothing kept: its last turn does not end, conversation=%s", conversation_id)
    return conversation_id
