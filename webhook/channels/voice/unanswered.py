"""A turn of a call whose answer never came: what it did is told, and it does nothing more."""

from sqlalchemy.orm import Session

from intake import conversations
from intake.conversations import Conversation, acts
from webhook.channels.voice import prompt
from webhook.channels.voice.steps import Situation
from webhook.dialogue.acts import told as acts_told
from webhook.dialogue.ask_rasa import TASK_CLOSED
from webhook.dialogue.store_reply import record_reply
from webhook.services import Services


def what_was_done(
    services: Services, session: Session, conversation: Conversation
) -> Situation | None:
    """Give the caller's last turn up and tell what it has done already; None where it did nothing.

    What somebody was told of must not be done behind their back later on.
    """
    turns = conversations.transcript(session, conversation.id)
    last = next((turn.seq for turn in reversed(turns) if turn.sender == "citizen"), None)
    now = services.now(conversation)
    act = None if last is None else acts.give_up(session, conversation.id, last, now)
    if act is None or act.told:
        return None
    acts.tell(session, conversation.id)
    conversation.rasa_session = TASK_CLOSED
    reply = acts_told.told(services, conversation, act)
    return prompt.ask(services, conversation, record_reply(session, conversation, reply, now))
