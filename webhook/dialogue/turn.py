"""One turn of a conversation, whatever the channel: words in, the bot's answer recorded and out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations
from intake.cases.models import Wants
from intake.clock import Clock
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation, ConversationBusy, OneTurn, Turn
from intake.receipts import Repeated
from intake.recognition.concerned import SELF
from webhook.dialogue import fallback, first_words, telemetry
from webhook.dialogue.acts import told as acts_told
from webhook.dialogue.ask_rasa import FORM_OVER, TASK_CLOSED, converse
from webhook.dialogue.inbound import CONTACT_KINDS, Said, TurnInput
from webhook.dialogue.store_reply import note_understanding, record_reply
from webhook.dialogue.takeover import offer, thanks, turns
from webhook.dialogue.telemetry import Seen
from webhook.services import Services
from webhook.wire import RasaError, Reply


@dataclass(frozen=True)
class Answered:
    """What came of a turn: the bot's recorded messages, and what the channel must do."""

    turns: list[Turn]
    conversation: Conversation
    """As the turn has left it."""
    directives: tuple[dict[str, Any], ...] = ()


def _nothing(*_: object) -> None:
    """What a channel does beside a turn that has nothing of its own to keep."""


@dataclass(frozen=True)
class Alongside:
    """What a channel keeps in the two transactions of a turn, so that it needs none of its own."""

    at_first: Callable[[Session], object] = _nothing
    """Done once, before the conversation is waited for: it holds even where that stays busy."""
    alone: Callable[[Session], object] = _nothing
    """Done once nobody else takes a turn of the conversation."""
    at_last: Callable[[Session, Answered], object] = _nothing
    """Done with the answer that is recorded."""


NOTHING_BESIDE = Alongside()


def handle_turn(
    services: Services,
    conversation_id: str,
    turn: TurnInput,
    alongside: Alongside = NOTHING_BESIDE,
) -> Answered:
    """Take one turn and return the bot's answer; the same client id twice is one turn.

    One turn at a time per conversation. When Rasa fails, the citizen gets a sentence and a case.
    Raises NoSuchConversation, ConversationBusy, UnknownButton, and what `alongside` raises.
    """
    with telemetry.turn(services.meters, conversation_id) as seen:
        try:
            with conversations.one_turn(
                services.engine, conversation_id, "gateway", Clock.real()
            ) as only:
                return _take(services, only, turn, seen, alongside)
        except ConversationBusy:
            seen.outcome = "busy"
            raise
        except Repeated:
            seen.outcome = "duplicate"
            raise


def _take(
    services: Services, only: OneTurn, turn: TurnInput, seen: Seen, alongside: Alongside
) -> Answered:
    with only.begun(alongside.at_first) as session:
        alongside.alone(session)
        conversation = conversations.get(session, only.conversation_id)
        seen.see(conversation)
        citizen, earlier, untold = conversations.known(session, conversation.id, turn.client_id)
        if earlier:
            seen.outcome = "duplicate"
            return _told(session, alongside, Answered(earlier, conversation))
        name = _known_name(session, services, conversation, turn.text or "")
        said = first_words.heard(services, conversation, turn, again=citizen is not None, name=name)
        seen.see(conversation)  # in the language in which it goes on
        # Where it is known, an earlier try died between recording and answering: answer it now.
        citizen = _record(session, services, conversation, said, turn.client_id, citizen)
        if untold - {citizen.seq}:
            conversation.rasa_session = FORM_OVER  # it may not know what an earlier turn did
        told, said = turns.instead(services, session, conversation, citizen, said)
        if told is not None:
            seen.outcome = "with_staff"
            return _told(session, alongside, Answered(told, conversation))
    return _answer(services, only, conversation, citizen, said, seen, alongside)


def _known_name(
    session: Session, services: Services, conversation: Conversation, text: str
) -> str | None:
    """Return the citizen's name, where these words may mend it or say it again.

    They may where contact data or a choice are awaited, or where a word but the first has a
    capital: all other turns save the question to the database.
    """
    awaited = conversation.expect in ("choice", *CONTACT_KINDS)
    if not awaited and not any(word[0].isupper() for word in text.split()[1:]):
        return None
    return ContactBook(session, services.settings.data_key).get(conversation.id, "name")


def _told(session: Session, alongside: Alongside, answered: Answered) -> Answered:
    alongside.at_last(session, answered)
    return answered


def _record(
    session: Session,
    services: Services,
    conversation: Conversation,
    said: Said,
    client_id: str,
    known: Turn | None,
) -> Turn:
    """Keep what was said before anything can fail: nothing said is ever missing from a case."""
    _keep_contacts(ContactBook(session, services.settings.data_key), conversation.id, said)
    now = services.now(conversation)
    if said.wish:
        _note_wish(session, conversation, said.wish, now)
    if said.concerned:
        _note_concerned(session, services, conversation, said.concerned, now)
    if known is not None:
        conversations.take_turn(session, conversation, None, now)
        return known
    citizen = Turn(
        conversation_id=conversation.id,
        sender="citizen",
        text=said.shown,
        language=said.written_in or conversation.language,
        client_id=client_id,
    )
    conversations.take_turn(session, conversation, citizen, now)
    return citizen


def _keep_contacts(book: ContactBook, conversation_id: str, said: Said) -> None:
    for kind, value in said.contacts.items():
        if kind != "reference":
            book.put(conversation_id, kind, value)
    for kind, value in said.unasked.items():
        if book.get(conversation_id, kind) is None:
            book.put(conversation_id, kind, value)


def _note_wish(
    session: Session, conversation: Conversation, wish: ContactWish, now: datetime
) -> None:
    """Keep how the citizen wants to be reached, and let a case that lies there wait for that."""
    holds = contact_wishes.note(session, conversation.id, wish, now)
    case = cases.for_conversation(session, conversation.id)
    if case is not None and case.status != "closed":
        as_before: Wants = "callback" if holds.how == "call" else cast(Wants, case.wants)
        waits = contact_wishes.wanted(holds, as_before)
        cases.told_more(session, case.reference, "", waits, now)


def _note_concerned(
    session: Session, services: Services, conversation: Conversation, who: str, now: datetime
) -> None:
    """Let a case that lies there already say for whom it is; a later one is told by its opening."""
    case = cases.for_conversation(session, conversation.id)
    if case is None or case.status == "closed" or who.casefold() in case.summary.casefold():
        return
    municipality = services.municipality(conversation)
    locale = municipality.locale(municipality.languages[0])
    key = "summary_for_self" if who == SELF else "summary_for"
    words = services.texts.prompt(key, locale, who=who)
    cases.told_more(session, case.reference, words, cast(Wants, case.wants), now)


def _answer(
    services: Services,
    only: OneTurn,
    conversation: Conversation,
    citizen: Turn,
    said: Said,
    seen: Seen,
    alongside: Alongside,
) -> Answered:
    reply, error = _asked(services, conversation, said, citizen)
    with only.ended() as session:
        session.add(conversation)
        if reply is None:
            services.meters.breakdowns.labels(type(error).__name__).inc()
            reply = fallback.reply(services, session, conversation, said, citizen.seq)
        seen.reply, seen.outcome = reply, "answered" if error is None else "broken"
        owner, untold = conversations.owner_now(session, conversation)
        if owner != "bot":
            seen.outcome = "with_staff"
            # A clerk took over while Rasa thought: the bot keeps silent.
            return _told(session, alongside, Answered([], conversation))
        if untold:
            reply = acts_told.beside(services, session, conversation, reply, citizen.seq)
        reply = thanks.once(services, session, conversation, reply)
        reply = offer.beside(services, session, conversation, reply)
        note_understanding(session, citizen, reply)
        _count(conversation, reply)
        now = services.now(conversation)
        recorded = record_reply(session, conversation, reply, now, citizen.client_id)
        return _told(session, alongside, Answered(recorded, conversation, reply.directives))


def _asked(
    services: Services, conversation: Conversation, said: Said, citizen: Turn
) -> tuple[Reply | None, RasaError | None]:
    """Return Rasa's answer, or why there is none."""
    try:
        return converse(services, conversation, said, citizen.seq), None
    except RasaError as error:
        return None, error


def _count(conversation: Conversation, reply: Reply) -> None:
    """Count misses; a clarifying question is neither a miss nor an understanding."""
    understood = reply.directive("understood")
    if understood and not understood["understood"]:
        conversation.misses += 1
    elif understood and understood.get("decision") != "clarify":
        conversation.misses = 0
    closed = reply.directive("task_closed")
    if closed:
        conversation.misses = 0
        conversation.rasa_session = FORM_OVER if closed.get("form_over") else TASK_CLOSED
