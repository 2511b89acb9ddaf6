"""Citizens who chat with two gateways while parts of them die, and what became of each message."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Engine, select

from benchmarks.dialogue import sentences
from intake.conversations import Turn
from intake.database import read_scope
from webhook.simulator.chat_client import ChatClient, ChatError, Refused

MUNICIPALITY = "gemeente-leek"
LINES = 6
"""Of one conversation."""
PAUSE, RETRY_EVERY, PATIENCE = 1.0, 0.5, 90.0
AGAIN = 0.3
"""How often an answered message is sent again, under its id, to the other gateway."""


@dataclass(frozen=True)
class Accepted:
    """A message that was answered, and how."""

    conversation: str
    id: str
    heard: tuple[str, ...]
    otherwise: bool = False
    """Whether a second delivery was answered with other words."""


@dataclass
class Talked:
    """What all citizens took from it; safe to add to from every thread."""

    accepted: list[Accepted] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    unanswered: int = 0
    """Messages for which nobody had an answer within the patience of a citizen."""


def talk(urls: Sequence[str], number: int, end: threading.Event, talked: Talked) -> None:
    """Hold conversation after conversation until the end, each line until it is answered."""
    chance = random.Random(number)
    while not end.is_set():
        windows = _opened(urls, chance, end)
        if windows is None:
            return
        for turn, words in enumerate(sentences(chance.randrange(100), LINES)):
            if end.is_set():
                return
            _say(windows, words, f"line-{turn}", chance, talked)
            end.wait(PAUSE)


def _opened(
    urls: Sequence[str], chance: random.Random, end: threading.Event
) -> list[ChatClient] | None:
    """Open a conversation at one gateway; return its window to each, None at the end."""
    while not end.is_set():
        first, *others = chance.sample(urls, len(urls))
        window = ChatClient(first)
        try:
            window.open(MUNICIPALITY, "nl")
        except (ChatError, KeyError):
            end.wait(RETRY_EVERY)
            continue
        return [window, *map(window.through, others)]
    return None


def _say(
    windows: Sequence[ChatClient], words: str, id_: str, chance: random.Random, talked: Talked
) -> None:
    began = time.monotonic()
    heard = _patiently(windows, words, id_)
    if heard is None:
        talked.unanswered += 1
        return
    talked.seconds.append(time.monotonic() - began)
    again = _patiently(windows[::-1], words, id_) if chance.random() < AGAIN else heard
    one = windows[0].conversation
    talked.accepted.append(Accepted(one, id_, heard, otherwise=again not in (heard, None)))


def _patiently(windows: Sequence[ChatClient], words: str, id_: str) -> tuple[str, ...] | None:
    """Send the same again, to one gateway and the other, as a browser behind a balancer does."""
    end, tries = time.monotonic() + PATIENCE, 0
    while time.monotonic() < end:
        try:
            return tuple(each.text for each in windows[tries % len(windows)].say(words, id_))
        except Refused as refused:
            if refused.status in (401, 404):
                return None
        except (ChatError, KeyError, TypeError):
            pass
        tries += 1
        time.sleep(RETRY_EVERY)
    return None


def judged(engine: Engine, accepted: Iterable[Accepted]) -> dict[str, int]:
    """Return how many messages were kept, lost, answered twice, or told otherwise later."""
    found: Counter[str] = Counter(kept=0, lost=0, twice=0, otherwise=0)
    with read_scope(engine) as session:
        for one in accepted:
            rows = session.scalars(select(Turn).where(Turn.conversation_id == one.conversation))
            found[verdict(one, list(rows))] += 1
    return dict(found)


def verdict(one: Accepted, turns: Sequence[Turn]) -> str:
    """Return kept, or what is wrong with a message, by all that is recorded of its conversation."""
    said = [turn for turn in turns if turn.sender == "citizen" and turn.client_id == one.id]
    told = [turn for turn in turns if turn.answers == one.id and turn.text]
    if not said or not told:
        return "lost"
    if len(said) > 1 or len(told) > len(one.heard):
        return "twice"
    return "otherwise" if one.otherwise else "kept"
