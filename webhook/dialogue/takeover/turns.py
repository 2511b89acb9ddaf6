"""A citizen's turn where a person answers or is waited for: kept, shown to them, and not read."""

from dataclasses import replace

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from intake import cases, contact_wishes, takeover
from intake.conversations import Conversation, Turn
from intake.recognition import danger
from webhook.dialogue import fallback
from webhook.dialogue.inbound import Said
from webhook.dialogue.store_reply import record_reply
from webhook.dialogue.takeover import offer, thanks
from webhook.dialogue.takeover.telling import CHAT_NOW, STOP_WAITING, case_of, tell
from webhook.services import Services
from webhook.wire import Command

ASK_AGAIN = Command("ask_repeat")
"""Lets the dialogue put its last question once more."""


def instead(
    services: Services, session: Session, conversation: Conversation, citizen: Turn, said: Said
) -> tuple[list[Turn] | None, Said]:
    """Return what is answered in place of the bot, None where it answers; and what it is to read.

    Where a person answers, nothing is: the line is noted for them, and so is danger in it.
    """
    pressed = said.send.name if isinstance(said.send, Command) else ""
    try:
        turns = _taken(services, session, conversation, citizen, pressed)
    except takeover.AnotherAnswers as error:  # quicker than this turn
        set_committed_value(conversation, "owner", error.owner)
        turns = None
    if conversation.owner != takeover.BOT:
        return turns or _noted(services, session, conversation, citizen, said), said
    own = pressed in (CHAT_NOW, STOP_WAITING)
    return None, replace(said, send=ASK_AGAIN) if own else said


def _taken(
    services: Services, session: Session, conversation: Conversation, citizen: Turn, pressed: str
) -> list[Turn] | None:
    """Do what was pressed: begin to wait, which is told, or stop waiting."""
    if conversation.owner == takeover.QUEUE and pressed == STOP_WAITING:
        _stop_waiting(services, session, conversation)
    if conversation.owner != takeover.BOT or pressed != CHAT_NOW:
        return None
    turns = offer.join(services, session, conversation, citizen)
    if not turns:
        tell(services, session, conversation, "chat_not_now")
    return turns


def _stop_waiting(services: Services, session: Session, conversation: Conversation) -> None:
    case = case_of(session, conversation)
    if case is not None:
        wish = contact_wishes.of(session, conversation.id)
        wants = contact_wishes.wanted(wish, "callback")
        takeover.stop_waiting(session, case, services.now(), wants)


def _noted(
    services: Services, session: Session, conversation: Conversation, citizen: Turn, said: Said
) -> list[Turn]:
    """Note a line for who answers; who waits in danger is told whom to call meanwhile."""
    kind = danger.kind_in(said.shown, conversation.language, services.settings.data_dir)
    takeover.heard(session, conversation.id, kind, services.now())
    case = case_of(session, conversation)
    if kind is None or case is None:
        answers = isinstance(said.send, Command) and said.send.name == thanks.ANSWERED
        return thanks.for_a_clerk(services, session, conversation, citizen) if answers else []
    cases.endangered(session, case.reference, kind, services.now())
    if conversation.owner != takeover.QUEUE:
        return []
    reply = fallback.in_danger(services, conversation, kind, case)
    now = services.now(conversation)
    return record_reply(session, conversation, reply, now, citizen.client_id)
