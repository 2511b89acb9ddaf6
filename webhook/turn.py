"""One turn of a conversation, whatever the channel: words in, the bot's answer recorded and out."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from intake import clock, conversations
from intake.contacts import ContactBook
from intake.conversations import Conversation, ConversationBusy, Turn
from intake.database import session_scope
from webhook import broken, language, watched
from webhook.exchange import Exchange
from webhook.rasa import RasaError
from webhook.reply import Choice, Command, Message, Reply
from webhook.said import Said, TurnInput, read
from webhook.watched import Seen

logger = logging.getLogger(__name__)

RESTART_AFTER = 40
"""Turns after which Rasa starts a new session: its cost a turn grows with the session."""
KEPT_CHOICES = 40


@dataclass(frozen=True)
class Answered:
    """What came of a turn: the bot's recorded messages, and what the channel must do."""

    turns: list[Turn]
    directives: tuple[dict[str, Any], ...] = ()


def handle_turn(exchange: Exchange, conversation_id: str, turn: TurnInput) -> Answered:
    """Take one turn and return the bot's answer; the same client id twice is one turn.

    One turn at a time per conversation. When Rasa fails, the citizen gets a sentence and a case.
    Raises NoSuchConversation, ConversationBusy, UnknownButton.
    """
    with watched.turn(exchange.meters, conversation_id) as seen:
        try:
            with conversations.turn_lock(exchange.engine, conversation_id, "gateway", clock.now()):
                return _take(exchange, conversation_id, turn, seen)
        except ConversationBusy:
            seen.outcome = "busy"
            raise


def _take(exchange: Exchange, conversation_id: str, turn: TurnInput, seen: Seen) -> Answered:
    with session_scope(exchange.engine) as session:
        conversation = conversations.get(session, conversation_id)
        seen.see(conversation)
        earlier = conversations.answers_to(session, conversation_id, turn.client_id)
        if earlier:
            seen.outcome = "duplicate"
            return Answered(earlier)
        said = read(turn, conversation, exchange.municipality(conversation))
        citizen = _record(session, exchange, conversation, said, turn.client_id)
    if conversation.owner != "bot":
        seen.outcome = "with_staff"
        return Answered([])
    return _answer(exchange, conversation, citizen, said, turn.client_id, seen)


def _record(
    session: Session, exchange: Exchange, conversation: Conversation, said: Said, client_id: str
) -> Turn | None:
    """Keep what was said before anything can fail: nothing said is ever missing from a case."""
    if said.contact and said.contact[0] != "reference":
        ContactBook(session, exchange.settings.data_key).put(conversation.id, *said.contact)
    conversation.turns += 1
    conversation.rasa_session += 1
    now = exchange.now(conversation)
    try:
        return conversations.add_turn(
            session, conversation, "citizen", said.shown, now=now, client_id=client_id
        )
    except conversations.DuplicateTurn:
        return None  # an earlier try died between recording and answering: answer it now


def _answer(
    exchange: Exchange,
    conversation: Conversation,
    citizen: Turn | None,
    said: Said,
    client_id: str,
    seen: Seen,
) -> Answered:
    try:
        reply, outcome = _converse(exchange, conversation, said), "answered"
    except RasaError as error:
        outcome = "broken"
        exchange.meters.breakdowns.labels(type(error).__name__).inc()
        with session_scope(exchange.engine) as session:
            session.add(conversation)
            reply = broken.reply(exchange, session, conversation, said)
    with session_scope(exchange.engine) as session:
        session.add(conversation)
        session.refresh(conversation, ["owner"])
        seen.reply, seen.outcome = reply, outcome
        if conversation.owner != "bot":
            seen.outcome = "with_staff"
            return Answered([])  # a clerk took over while Rasa thought: the bot keeps silent
        if citizen is not None:
            session.add(citizen)
            _note_understanding(citizen, reply)
        _count(conversation, reply)
        now = exchange.now(conversation)
        turns = record_reply(session, conversation, reply, now, client_id)
    return Answered(turns, reply.directives)


def _converse(exchange: Exchange, conversation: Conversation, said: Said) -> Reply:
    if said.send is None:
        return _unreadable(exchange, conversation)
    if conversation.rasa_session > RESTART_AFTER:
        exchange.rasa.restart(conversation.id, _metadata(exchange, conversation))
        conversation.rasa_session = 1
    send = _with_reference(said)
    reply = exchange.rasa.send(conversation.id, send, _metadata(exchange, conversation))
    return _in_their_language(exchange, conversation, said, reply)


def _unreadable(exchange: Exchange, conversation: Conversation) -> Reply:
    """Ask for plain words; what was asked before is still asked, with the same choices."""
    choices = tuple(
        Choice(one["title"], Command.read(one["command"]))
        for one in conversation.commands.values()
        if one["offered"]
    )
    asked = Message(exchange.prompt("unreadable", conversation), choices)
    still = {"type": "expect", "kind": conversation.expect or "free"}
    return Reply((asked,), ({"type": "understood", "understood": False}, still))


def _with_reference(said: Said) -> Command | str:
    """A reference is no contact data: it travels with its command."""
    assert said.send is not None
    if said.contact and said.contact[0] == "reference":
        return Command("contact_given", {"kind": "reference", "reference": said.contact[1]})
    return said.send


def _in_their_language(
    exchange: Exchange, conversation: Conversation, said: Said, reply: Reply
) -> Reply:
    """Switch when the citizen asked, or spoke another language twice (decision 4)."""
    asked = language.chosen(reply)
    if asked:
        _speak(exchange, conversation, asked)
        return reply
    words = said.send if isinstance(said.send, str) else ""
    heard = language.reported(reply)
    if not language.drifted(conversation, words, heard) or heard is None:
        return reply
    conversation.other_language_turns = 0
    if heard not in exchange.municipality(conversation).languages:
        return _we_speak(exchange, conversation, reply)
    _speak(exchange, conversation, heard)
    changed = Command("language_changed", {"language": heard})
    again = exchange.rasa.send(conversation.id, changed, _metadata(exchange, conversation))
    return _once_more(reply, again)


def _once_more(reply: Reply, again: Reply) -> Reply:
    """Let the answer in the new language replace the first; what the first one did still holds.

    A task that was closed is not told twice: its words stay, rather in the old language than not.
    """
    messages = reply.messages if reply.directive("task_closed") else ()
    done = tuple(d for d in reply.directives if d.get("type") != "expect")
    return Reply((*messages, *again.messages), (*done, *again.directives))


def _we_speak(exchange: Exchange, conversation: Conversation, reply: Reply) -> Reply:
    """Say in three languages which two are spoken here; the answer itself stays."""
    spoken = Message(exchange.prompt("other_language", conversation))
    return Reply((spoken, *reply.messages), reply.directives)


def _speak(exchange: Exchange, conversation: Conversation, code: str) -> None:
    conversation.language = code
    conversation.locale = exchange.municipality(conversation).locale(code)


def _metadata(exchange: Exchange, conversation: Conversation) -> dict[str, Any]:
    """What travels with every turn (decision 1)."""
    return {
        "municipality": conversation.municipality,
        "language": conversation.language,
        "locale": conversation.locale,
        "channel": conversation.channel,
        "now": exchange.now(conversation).isoformat(),
        "misses": conversation.misses,
    }


def _note_understanding(citizen: Turn, reply: Reply) -> None:
    understood = next((d for d in reply.directives if "intent" in d), None)
    if understood:
        citizen.intent = understood["intent"]
        citizen.decision = understood["decision"]
        citizen.confidence = understood["confidence"]


def _count(conversation: Conversation, reply: Reply) -> None:
    """Count misses; a clarifying question is neither a miss nor an understanding (decision 4)."""
    understood = reply.directive("understood")
    if understood and not understood["understood"]:
        conversation.misses += 1
    elif understood and understood.get("decision") != "clarify":
        conversation.misses = 0
    if reply.directive("task_closed"):
        conversation.rasa_session = RESTART_AFTER


def record_reply(
    session: Session,
    conversation: Conversation,
    reply: Reply,
    now: datetime,
    client_id: str | None = None,
) -> list[Turn]:
    """Record the bot's messages and what can be pressed; return them as turns, in order."""
    expected = reply.directive("expect")
    conversation.expect = expected["kind"] if expected else "free"
    commands = {key: {**old, "offered": False} for key, old in conversation.commands.items()}
    turns = []
    for number, message in enumerate(reply.messages, start=1):
        buttons = []
        for position, choice in enumerate(message.choices, start=1):
            key = f"{conversation.turns}.{number}.{position}"
            buttons.append({"id": key, "title": choice.title})
            commands[key] = {
                "title": choice.title,
                "command": choice.command.as_json(),
                "offered": True,
            }
        turns.append(
            conversations.add_turn(
                session,
                conversation,
                "bot",
                message.text,
                now=now,
                buttons=buttons,
                expect=conversation.expect if number == len(reply.messages) else None,
                answers=client_id,
            )
        )
    conversation.commands = dict(list(commands.items())[-KEPT_CHOICES:])
    return turns
