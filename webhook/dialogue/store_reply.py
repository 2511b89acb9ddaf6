"""What is kept of an answer: its messages, what can be pressed, and what was understood."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from intake import conversations
from intake.conversations import Conversation, Turn
from webhook.wire import Message, Reply

KEPT_CHOICES = 40
IF_AGAIN = "again"
"""What is awaited after the question if somebody comes about what runs under their number."""
SAME_AS = {"holder": "name", "address": "free", IF_AGAIN: "choice"}
"""What the channels wait for alike: whose name it is, that words are an address, and what yes means
only the gateway needs to know."""


def record_reply(
    session: Session,
    conversation: Conversation,
    reply: Reply,
    now: datetime,
    client_id: str | None = None,
) -> list[Turn]:
    """Record the bot's messages with their choices and numbers; return them as turns, in order.

    `client_id` is that of the message that they answer.
    """
    expected = reply.directive("expect")
    conversation.expect = expected["kind"] if expected else "free"
    commands = {key: {**old, "offered": False} for key, old in conversation.commands.items()}
    turns = []
    for number, message in enumerate(reply.messages, start=1):
        pressed = dict(_choices(f"{conversation.turns}.{number}", message))
        commands |= pressed
        buttons = [_button(key, one) for key, one in pressed.items()]
        calls = [call.as_json() for call in message.calls]
        turns.append(_said(conversation, message, buttons + calls, client_id))
    if turns:
        turns[-1].expect = SAME_AS.get(conversation.expect, conversation.expect)
        _add_booking(turns, reply.directive("booked"))
    conversation.commands = dict(list(commands.items())[-KEPT_CHOICES:])
    conversations.add_turns(session, conversation, turns, now)
    return turns


def _choices(prefix: str, message: Message) -> Iterator[tuple[str, dict[str, Any]]]:
    for position, choice in enumerate(message.choices, start=1):
        command = choice.command.as_json()
        yield f"{prefix}.{position}", {"title": choice.title, "command": command, "offered": True}


def _button(key: str, choice: dict[str, Any]) -> dict[str, str]:
    """What a channel is told of a choice: a time also as the moment that it is."""
    told = {"id": key, "title": choice["title"]}
    moment = choice["command"]["entities"].get("starts_at")
    return told | ({"starts_at": moment} if moment else {})


def _add_booking(turns: list[Turn], booked: dict[str, Any] | None) -> None:
    """Put the appointment to the message that tells its number."""
    if booked is None:
        return
    facts = {key: str(value) for key, value in booked.items() if key != "type"}
    telling = next((turn for turn in turns if facts["reference"] in turn.text), turns[-1])
    telling.buttons = [*telling.buttons, facts]


def _said(
    conversation: Conversation,
    message: Message,
    buttons: list[dict[str, str]],
    client_id: str | None,
) -> Turn:
    return Turn(
        conversation_id=conversation.id,
        sender="bot",
        text=message.text,
        language=message.language or conversation.language,
        buttons=buttons,
        answers=client_id,
    )


def note_understanding(session: Session, citizen: Turn, reply: Reply) -> None:
    """Write to the citizen's turn what the pipeline understood by it, where it tells that."""
    told = next((d for d in reply.directives if "intent" in d), None)
    if told:
        conversations.note_understanding(
            session, citizen, told["intent"], told["decision"], told["confidence"]
        )
