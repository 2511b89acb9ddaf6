"""What the bot says between two turns: who answers now, and how long it takes."""

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, references, takeover
from intake.cases import Case
from intake.contacts import ContactBook
from intake.conversations import Conversation, Turn
from webhook.dialogue.ask_rasa import FORM_OVER
from webhook.dialogue.store_reply import record_reply
from webhook.services import Services
from webhook.wire import Choice, Command, Message, Reply

CHAT_NOW = "chat_with_staff"
STOP_WAITING = "stop_waiting"
"""Commands of buttons, to wait for a person and to go on with the bot: the gateway's own, Rasa
never sees them."""
OF_NO_TEXT_MESSAGE = "sms"
"""The channel in which nothing is said between two turns: each message there costs somebody."""


def tell(
    services: Services,
    session: Session,
    conversation: Conversation,
    key: str,
    choices: tuple[Choice, ...] = (),
    *,
    expect: str = "free",
    client_id: str | None = None,
    **values: str,
) -> list[Turn]:
    """Record a sentence of the bot, in a chat only; what was on offer before is no longer.

    `client_id` is that of the message that it answers, where it answers one.
    """
    if conversation.channel == OF_NO_TEXT_MESSAGE:
        return []
    told = Message(services.prompt(key, conversation, **values), choices)
    reply = Reply((told,), ({"type": "expect", "kind": expect},))
    now = services.now(conversation)
    return record_reply(session, conversation, reply, now, client_id)


def tell_waiting(
    services: Services,
    session: Session,
    conversation: Conversation,
    case: Case,
    key: str,
    client_id: str | None = None,
) -> list[Turn]:
    """Say how many are before one in the queue, and that one need not wait."""
    stop = Choice(services.prompt("chat_stop", conversation), Command(STOP_WAITING))
    before = in_line(services, conversation, takeover.ahead(session, case))
    return tell(services, session, conversation, key, (stop,), client_id=client_id, ahead=before)


def in_line(services: Services, conversation: Conversation, ahead: int) -> str:
    """Return in words how many wait before one."""
    key = {0: "chat_ahead_none", 1: "chat_ahead_one"}.get(ahead, "chat_ahead")
    return services.prompt(key, conversation, ahead=str(ahead))


def nobody_left(
    services: Services, session: Session, conversation: Conversation, case: Case
) -> None:
    """Give a conversation that waits back to the bot, which says how the citizen is reached.

    Raises `AnotherAnswers` where somebody has just taken it.
    """
    wish = contact_wishes.of(session, conversation.id)
    wants = contact_wishes.wanted(wish, "callback")
    takeover.stop_waiting(session, case, services.now(), wants)
    offer_again(conversation)
    how = contact_wishes.words_of(wish, lambda key: services.prompt(key, conversation))
    known = ContactBook(session, services.settings.data_key).get(conversation.id, "phone")
    if not how:
        how = services.prompt("chat_called" if known else "chat_ask_phone", conversation)
    expect = "free" if known or wants != "callback" else "phone"
    reference = references.spaced(case.reference)
    tell(
        services, session, conversation, "chat_nobody",
        expect=expect, reference=reference, how=how,
    )  # fmt: skip


def begin_anew(conversation: Conversation) -> None:
    """Let the next turn begin a Rasa session without the form that was open: it knows nothing of
    what a person did."""
    conversation.rasa_session = FORM_OVER
    offer_again(conversation)


def offer_again(conversation: Conversation) -> None:
    """Let a person be offered once more."""
    kept = conversation.commands.items()
    conversation.commands = {id_: one for id_, one in kept if one["command"]["name"] != CHAT_NOW}


def case_of(session: Session, conversation: Conversation) -> Case | None:
    """Return the case of a conversation in which a person may be wanted, None where none is."""
    case = cases.for_conversation(session, conversation.id)
    return case if case is not None and case.status != "closed" else None
