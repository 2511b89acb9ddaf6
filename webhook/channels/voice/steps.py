"""What a caller meets next: a question, a person's telephone, a pause, or the end of the call."""

from dataclasses import dataclass

from intake.wording.languages import Locale


@dataclass(frozen=True)
class Line:
    """Something said, in the voice of its locale."""

    text: str
    locale: Locale


@dataclass(frozen=True)
class Keys:
    """How an answer is keyed in, and how long it is waited for."""

    most: int | None = 1
    """Keys after which the answer is complete; None where a hash ends it."""
    wait: int = 6
    """Seconds until somebody begins to speak or presses a key."""
    pause: int = 2
    """Seconds of silence after which somebody has finished speaking."""


@dataclass(frozen=True)
class Ask:
    """Lines that can be interrupted, and the wait for an answer."""

    lines: tuple[Line, ...]
    hears: Locale
    """As which language the answer is heard."""
    turn: int
    """Number of the turn that the answer will be: it tells a repeated webhook from a new one."""
    keys: Keys = Keys()
    hints: tuple[str, ...] = ()
    """Words that are likely to be said."""
    heard: str = ""
    """What is asked back, sealed: it comes back with the answer."""


@dataclass(frozen=True)
class PutThrough:
    """Lines, and then a department's telephone rings."""

    lines: tuple[Line, ...]
    number: str
    caller_id: str
    """Both E.164; a caller's own number may be withheld, so the municipality's is shown."""
    turn: int
    call: str = ""
    """CallSid of the caller, by which whoever picks up is told of them; empty where nothing can be
    told, and whoever picks up is connected at once."""


@dataclass(frozen=True)
class Whisper:
    """Lines for whoever picked up a department's telephone, and the wait for their key."""

    lines: tuple[Line, ...]
    call: str
    """CallSid of the caller."""
    turn: int
    again: bool = False
    """Whether it is said for the second time."""


@dataclass(frozen=True)
class AskAgainSoon:
    """Nothing can be told to whoever picked up at this moment: in a second, perhaps."""

    call: str
    turn: int


@dataclass(frozen=True)
class Connect:
    """Whoever picked up takes the call: the two may speak."""


@dataclass(frozen=True)
class HoldOn:
    """A line while the answer is still being looked for."""

    lines: tuple[Line, ...]
    turn: int


@dataclass(frozen=True)
class HangUp:
    """The last lines of a call."""

    lines: tuple[Line, ...]


Situation = Ask | PutThrough | Whisper | AskAgainSoon | Connect | HoldOn | HangUp
