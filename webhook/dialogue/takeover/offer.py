"""A chat with a person is offered where one is at the desk, and taken up by a button."""

from sqlalchemy.orm import Session

from intake import takeover
from intake.advice.opening_hours import is_open
from intake.cases import Case
from intake.conversations import Conversation, Turn
from webhook.dialogue.takeover.telling import CHAT_NOW, case_of, in_line, tell_waiting
from webhook.services import Services
from webhook.wire import Choice, Command, Message, Reply

HOW_REACHED = ("phone", "name")
"""Awaited while somebody is handed over: how they are reached is being asked."""


def available(services: Services, session: Session, conversation: Conversation, case: Case) -> bool:
    """Say whether a clerk of this case's department is at the desk, in its opening hours."""
    municipality = services.municipality(conversation)
    if conversation.channel != "chat" or case.department not in municipality.departments:
        return False
    if not is_open(municipality, case.department, services.now(conversation)):
        return False
    return takeover.someone_for(session, municipality, case.department, services.now())


def beside(services: Services, session: Session, conversation: Conversation, reply: Reply) -> Reply:
    """Offer a chat with a person before the answer that hands somebody over; once, and truthfully.

    Never in danger, where whom to call comes first.
    """
    if conversation.channel != "chat" or not _hands_over(reply) or _was_offered(conversation):
        return reply
    case = case_of(session, conversation)
    if case is None or case.urgent:
        return reply
    if not available(services, session, conversation, case):
        return reply
    before = in_line(services, conversation, takeover.ahead(session, case))
    words = services.prompt("chat_offer", conversation, ahead=before)
    button = Choice(services.prompt("chat_now", conversation), Command(CHAT_NOW))
    return Reply((Message(words, (button,)), *reply.messages), reply.directives)


def join(
    services: Services, session: Session, conversation: Conversation, citizen: Turn
) -> list[Turn]:
    """Let the conversation wait for a person and say so; empty where none can chat any more."""
    case = case_of(session, conversation)
    if case is None or not available(services, session, conversation, case):
        return []
    takeover.wait(session, case, services.now())
    told = tell_waiting(
        services, session, conversation, case, "chat_waits", client_id=citizen.client_id
    )
    return told


def _hands_over(reply: Reply) -> bool:
    expected, done = reply.directive("expect"), reply.directive("handover")
    if done:
        return not done.get("urgent")
    return bool(expected and expected["kind"] in HOW_REACHED)


def _was_offered(conversation: Conversation) -> bool:
    return any(one["command"]["name"] == CHAT_NOW for one in conversation.commands.values())
