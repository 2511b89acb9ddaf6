"""A text message that answers a clerk goes to the case about which the clerk wrote."""

from intake import cases, conversations
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from intake.neutralise import neutralise
from intake.privacy import redact
from intake.text_messages import thread_of
from webhook.channels.sms.inbound import TextMessage
from webhook.services import Services


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
