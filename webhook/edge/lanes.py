"""Who waits in which line: danger before all, then calls, text messages, chats.

A call that was answered goes before one that was not: better a few who are helped than all half.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from intake.recognition import danger
from intake.wording import languages

TOLD_A_SECOND = 50
READ_CHARACTERS = 1000
"""So much of what was said is read for danger here; the dialogue reads all of it."""


@dataclass(frozen=True)
class Lane:
    """One line of those who wait."""

    name: str
    room: str
    """Which seats it waits for: of a "turn", a "page", or of who is "held" for an answer."""
    rank: int
    """Whoever has the lower one goes first."""
    patience: float
    """Seconds from arrival until somebody without a seat is told something."""
    standing: int
    """How many may wait; the next one hears at once to come later."""
    holds: float = 0.0
    """Seconds from arrival for which it keeps its place after that; 0 where it loses it."""

    def waits(self, standing: int) -> float:
        """Return the seconds until somebody is told something, behind so many: the longer the line,
        the sooner, so that not all are told in the same moment."""
        return max(self.patience / 4, self.patience - standing / TOLD_A_SECOND)


# A caller is told after some seconds that it takes a moment, comes back for the answer and hears it
# again; after half a minute nobody believes that any more.
DANGER = Lane("danger", "turn", 0, 6.0, 200, holds=30.0)
CALL = Lane("call", "turn", 1, 6.0, 500, holds=30.0)
NEW_CALL = Lane("new_call", "turn", 2, 6.0, 500, holds=30.0)
TEXT = Lane("text", "turn", 3, 8.0, 200)
CHAT = Lane("chat", "turn", 4, 15.0, 200)
PAGE = Lane("page", "page", 5, 15.0, 200)
HELD = Lane("held", "held", 5, 6.0, 500)
LANES = (DANGER, CALL, NEW_CALL, TEXT, CHAT, PAGE, HELD)


def lane_of(method: str, path: str, query: str) -> Lane:
    """Return the lane of a request by what it asks for."""
    # Reports of Twilio's wait for nobody, and that somebody writes is no turn.
    if method != "POST" or path.endswith(("/status", "/writing")):
        return PAGE
    if path.startswith("/twilio/voice"):
        if "wait=" in query:
            return HELD
        return NEW_CALL if path == "/twilio/voice" else CALL
    if path.startswith("/twilio/sms"):
        return TEXT
    return CHAT if path.startswith("/api/chat") else PAGE


def is_in_danger(body: bytes, data_dir: Path) -> bool:
    """Say whether what was said plainly names a danger, in any language that is spoken."""
    words = _words(body)[:READ_CHARACTERS]
    return bool(words) and any(
        danger.kind_in(words, code, data_dir) for code in languages.load(data_dir).names
    )


def _words(body: bytes) -> str:
    """Return what was said, on whatever channel; what is neither form nor JSON says nothing."""
    told = body.decode(errors="replace")
    if told.lstrip().startswith("{"):
        try:
            return str(json.loads(told).get("text") or "")
        except (ValueError, RecursionError):
            return ""
    fields = parse_qs(told)
    return " ".join(fields.get("SpeechResult", []) + fields.get("Body", []))
