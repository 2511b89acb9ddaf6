"""What the gateway may send for one turn: checked before anything reaches Rasa."""

import json
import re
import unicodedata
from typing import Any, Dict, NamedTuple, Optional, Text

from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

CHANNELS = ("voice", "sms", "chat")
CONVERSATION = re.compile(r"[A-Za-z0-9-]{1,64}")
TURN = re.compile(r"[0-9]{1,9}\.[0-9]{1,2}")
"""Number of the citizen's turn, and which of its questions to Rasa this is."""
COMMAND = re.compile(r"[a-z_]{1,40}")
TRAVELS_ALONG = ("municipality", "language", "locale", "channel", "now")
"""Keys of the metadata without which no action can answer."""
MAX_BODY = 16 * 1024
MAX_TEXT = 1000
# Rasa takes "/name{...}" for a command, also after white space (RegexMessageHandler). The last
# three look like a slash.
SLASHES = "/\u2044\u2215\u29f8"
# Control, format and surrogate characters: nobody sees them, and one may hide a slash.
UNSEEN = frozenset({"Cc", "Cf", "Cs"})


class BadTurn(ValueError):
    """The body is not a turn; the message is a stable code for the gateway."""


class TurnBody(NamedTuple):
    """One turn: a citizen's words, or a trusted command with the words around it."""

    conversation: Text
    text: Text
    parse_data: Optional[Dict[Text, Any]]
    metadata: Dict[Text, Any]
    beside: Text = ""
    """Words that came beside a command: a name may be given with a cry for help."""

    @classmethod
    def parse(cls, raw: bytes) -> "TurnBody":
        """Return the turn of a request's body; raise BadTurn with a code where it is none."""
        if len(raw) > MAX_BODY:
            raise BadTurn("too_large")
        try:
            return cls.read(json.loads(raw))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise BadTurn("bad_json") from None

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
        if not all(isinstance(metadata.get(key), str) for key in TRAVELS_ALONG):
            raise BadTurn("bad_metadata")
        name = metadata.get("turn", "0.0")
        if not isinstance(name, str) or not TURN.fullmatch(name) or not _can_be_stored(metadata):
            raise BadTurn("bad_metadata")
        if "command" in body:
            name, parsed = _command(body["command"])
            beside = _text(body["text"]) if body.get("text") else ""
            return cls(conversation, f"/{name}", parsed, metadata, beside)
        return cls(conversation, _text(body.get("text")), None, metadata)


def _can_be_stored(value: Any) -> bool:
    """Say whether Rasa's tracker store takes it: a lone surrogate ends the whole server."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _text(text: Any) -> Text:
    if not isinstance(text, str):
        raise BadTurn("bad_text")
    # The gateway neutralises first; this is the second lock on the same door.
    safe = _neutral(text)
    if not safe or max(len(text), len(safe)) > MAX_TEXT:
        raise BadTurn("bad_text")
    return safe


def _neutral(text: Text) -> Text:
    """Return text that Rasa reads as words: folded first, since that may make a slash."""
    folded = unicodedata.normalize("NFKC", text)
    seen = "".join(
        " " if letter.isspace() else letter
        for letter in folded
        if letter.isspace() or unicodedata.category(letter) not in UNSEEN
    )
    return seen.lstrip(SLASHES + " ").rstrip()


def _command(command: Any) -> Any:
    name = command.get("name") if isinstance(command, dict) else None
    if not isinstance(name, str) or not COMMAND.fullmatch(name):
        raise BadTurn("bad_command")
    entities = command.get("entities") or {}
    if not isinstance(entities, dict) or not _can_be_stored(entities):
        raise BadTurn("bad_command")
    return name, {
        "text": f"/{name}",
        INTENT: {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0},
        "intent_ranking": [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0}],
        ENTITIES: [{"entity": key, "value": value} for key, value in entities.items()],
    }
