"""What the gateway may send for one turn: checked before anything reaches Rasa."""

import re
from typing import Any, Dict, NamedTuple, Optional, Text

from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

CHANNELS = ("voice", "sms", "chat")
CONVERSATION = re.compile(r"[A-Za-z0-9-]{1,64}")
COMMAND = re.compile(r"[a-z_]{1,40}")
MAX_TEXT = 1000
# Read by Rasa as commands wherever they come first (RegexMessageHandler), also after white space.
COMMAND_MARKS = "/@ \t\r\n\u00a0\u200b\ufeff"


class BadTurn(ValueError):
    """The body is not a turn; the message is a stable code for the gateway."""


class TurnBody(NamedTuple):
    """One turn: a citizen's words or a trusted command, with what travels along."""

    conversation: Text
    text: Text
    parse_data: Optional[Dict[Text, Any]]
    metadata: Dict[Text, Any]

    @classmethod
    def read(cls, body: Any) -> "TurnBody":
        """Return the turn of a JSON body; raise BadTurn with a code where it is none."""
        if not isinstance(body, dict) or not isinstance(body.get("metadata"), dict):
            raise BadTurn("bad_body")
        conversation, metadata = body.get("conversation"), body["metadata"]
        if not isinstance(conversation, str) or not CONVERSATION.fullmatch(conversation):
            raise BadTurn("bad_conversation")
        if metadata.get("channel") not in CHANNELS:
            raise BadTurn("bad_channel")
        if "command" in body:
            name, parsed = _command(body["command"])
            return cls(conversation, f"/{name}", parsed, metadata)
        return cls(conversation, _text(body.get("text")), None, metadata)


def _text(text: Any) -> Text:
    if not isinstance(text, str) or len(text) > MAX_TEXT:
        raise BadTurn("bad_text")
    # The gateway neutralises first; this is the second lock on the same door. A lone surrogate
    # would end the whole server in the tracker store (hazards.md, 0.2).
    safe = text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "").lstrip(COMMAND_MARKS)
    if not safe:
        raise BadTurn("bad_text")
    return safe


def _command(command: Any) -> Any:
    name = command.get("name") if isinstance(command, dict) else None
    if not isinstance(name, str) or not COMMAND.fullmatch(name):
        raise BadTurn("bad_command")
    entities = command.get("entities") or {}
    if not isinstance(entities, dict):
        raise BadTurn("bad_command")
    return name, {
        "text": f"/{name}",
        INTENT: {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0},
        "intent_ranking": [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0}],
        ENTITIES: [{"entity": key, "value": value} for key, value in entities.items()],
    }
