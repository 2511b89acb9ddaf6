"""What the dialogue answers to a turn, in the language of the citizen."""

from dataclasses import replace
from typing import Any

from intake import contact_wishes
from intake.conversations import Conversation
from webhook import language
from webhook.exchange import Exchange
from webhook.reply import Choice, Command, Message, Reply
from webhook.said import Said

RESTART_AFTER = 40
"""Turns after which Rasa starts a new session: its cost a turn grows with the session."""
TASK_CLOSED = 1_000_000
"""Stands for the count of turns once a task is closed: the session after it begins with nothing."""


def converse(exchange: Exchange, conversation: Conversation, said: Said) -> Reply:
    """Return the answer; what it changes stays in `conversation`, unsaved. Raises RasaError."""
    if said.send is None:
        return _unreadable(exchange, conversation)
    if conversation.rasa_session > RESTART_AFTER:
        goes_on = conversation.rasa_session < TASK_CLOSED
        metadata = {**_metadata(exchange, conversation), "goes_on": goes_on}
        exchange.rasa.restart(conversation.id, metadata)
        conversation.rasa_session = 1
    metadata = _metadata(exchange, conversation) | _wished(said)
    reply = exchange.rasa.send(conversation.id, _with_reference(said), metadata)
    reply = _read_again(exchange, conversation, reply)
    reply = _in_their_language(exchange, conversation, said, reply)
    return _wish_confirmed(exchange, conversation, said, reply)


def _wished(said: Said) -> dict[str, str]:
    """Tell Rasa of a wish to be reached in some way: "nicht anrufen" is no wish for a person."""
    return {"contact_wish": said.wish.how or "no_call"} if said.wish else {}


def _wish_confirmed(
    exchange: Exchange, conversation: Conversation, said: Said, reply: Reply
) -> Reply:
    """Say before all else that a wish was heard; it is kept already."""
    as_ever = said.wish == contact_wishes.ContactWish("call")
    if not said.wish or as_ever:
        return reply

    def say(key: str) -> str:
        return exchange.prompt(key, conversation)

    wish = contact_wishes.words_of(said.wish, say) or contact_wishes.welcome(said.wish, say)
    heard = Message(exchange.prompt("wish_noted", conversation, wish=wish))
    return Reply((heard, *reply.messages), reply.directives)


def _read_again(exchange: Exchange, conversation: Conversation, reply: Reply) -> Reply:
    """Let the words that sounded like danger be answered, once it is known that there is none."""
    again = reply.directive("read_again")
    if again is None:
        return reply
    metadata = {**_metadata(exchange, conversation), "safe": True}
    answer = exchange.rasa.send(conversation.id, str(again["text"]), metadata)
    return Reply((*reply.messages, *answer.messages), (*reply.directives, *answer.directives))


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
    if "reference" in said.contacts:
        reference = said.contacts["reference"]
        facts = {"kind": "reference", "reference": reference}
        return replace(said.send, entities=facts) if isinstance(said.send, Command) else said.send
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
