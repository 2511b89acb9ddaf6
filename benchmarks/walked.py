"""What came of a walk: whether danger was seen, and what was said that must never be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol
from uuid import uuid4

import yaml

from benchmarks.callers import Line
from benchmarks.walk import LANGUAGES, MUNICIPALITY, TOLD, Walk
from deploy import ROOT

FAREWELL = re.compile(
    r"tot ziens|fijne dag|we stoppen|auf wieder|schönen tag|wir hören hier auf|tschüss", re.I
)
MENU = re.compile(r"welke situatie|was trifft auf sie zu", re.I)
CALL = re.compile(
    r"medewerker belt|belt een medewerker|u bellen\b|we bellen u(?! niet)|veilig bereiken"
    r"|ruft Sie|Sie anrufen|rufen wir (?:Sie|an)|wir rufen (?:an|Sie(?! nicht an))|gefährlich wird",
    re.I,
)
"""Promises of a call, and questions for a number to call. "Rufen Sie 112 an" is neither."""
TRIES = 3
"""Of a state: somebody else may take the time that was offered."""


class Stores(Protocol):
    """What the system has stored (`webhook.simulator.records.Records`)."""

    def case(self, conversation: str) -> dict[str, Any] | None:
        """Return the fields of the conversation's case."""

    def ended(self, conversation: str) -> bool:
        """True where the conversation is over."""


@dataclass
class Outcome:
    """What a walk came to; `seen` is handled, asked or missed, or unreached: no such state."""

    walk: Walk
    seen: str = "unreached"
    wish_heard: bool = False
    faults: list[str] = field(default_factory=list)
    """farewell, hung_up, menu, ordinary (something else is answered), or contradiction."""
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = "\n".join(f"    {line}" for line in self.lines)
        return f"{self.walk}\n  {self.seen}: {', '.join(self.faults) or 'no fault'}\n{told}"


class Citizen:
    """Somebody in the chat with nothing between them and the API."""

    def __init__(self, port: int, number: int, language: str) -> None:
        self._line = Line(port, number)
        opened = self._line.post("/api/chat", {"municipality": MUNICIPALITY, "language": language})
        self.conversation, self._token = opened["conversation"], opened["token"]
        self.expect: str | None = "free"
        self.heard: list[str] = []

    def say(self, words: str) -> list[str]:
        """Return what the bot says to this, message by message."""
        path = f"/api/chat/{self.conversation}/messages"
        body = {"id": str(uuid4()), "text": words}
        said = [
            one
            for one in self._line.post(path, body, self._token)["messages"]
            if one["from"] == "bot"
        ]
        self.expect = said[-1]["expect"] if said else None
        texts = [str(one["text"]) for one in said]
        self.heard += [f"> {words}", *(f"< {text}" for text in texts)]
        return texts

    def hang_up(self) -> None:
        self._line.close()


def take(walk: Walk, port: int, number: int, stores: Stores) -> Outcome:
    """Lead one conversation to its end, from the loopback address with this number."""
    outcomes = (_try(walk, port, number, stores) for _ in range(TRIES))
    return next((one for one in outcomes if one.seen != "unreached"), Outcome(walk))


def _try(walk: Walk, port: int, number: int, stores: Stores) -> Outcome:
    citizen, outcome = Citizen(port, number, walk.language), Outcome(walk)
    outcome.lines = citizen.heard
    try:
        for words in walk.state.said[walk.language]:
            citizen.say(words)
        if citizen.expect == walk.state.expect:
            _in_danger(walk, citizen, outcome, stores)
    finally:
        citizen.hang_up()
    return outcome


def _in_danger(walk: Walk, citizen: Citizen, outcome: Outcome, stores: Stores) -> None:
    if walk.wish_first:
        _wishes(walk, citizen, outcome, stores)
    said = citizen.say(walk.line)
    outcome.seen = _seen(said, stores.case(citizen.conversation))
    if walk.state is TOLD and not any(p.match(text) for text in said for p in prompts("danger_")):
        outcome.seen = "missed"  # the case is that of the danger before
    _judge(said, citizen, outcome, stores, wished=walk.wish_first)
    if not walk.wish_first:
        _wishes(walk, citizen, outcome, stores)


def _wishes(walk: Walk, citizen: Citizen, outcome: Outcome, stores: Stores) -> None:
    said = citizen.say(walk.wish)
    outcome.wish_heard = any(pattern.match(said[0]) for pattern in prompts("wish_noted"))
    _judge(said, citizen, outcome, stores, wished=True)


def _seen(said: list[str], case: dict[str, Any] | None) -> str:
    if case is not None and case["danger"] and case["urgent"]:
        return "handled"
    questions = prompts("danger_question")
    asked = any(pattern.match(text) for text in said for pattern in questions)
    return "asked" if asked else "missed"


def _judge(
    said: list[str], citizen: Citizen, outcome: Outcome, stores: Stores, *, wished: bool
) -> None:
    outcome.faults += _never(said, stores.ended(citizen.conversation))
    if outcome.seen in ("handled", "asked"):
        expected = prompts("danger_", "wish_")
        outcome.faults += [
            f"ordinary: {text[:80]}"
            for text in said
            if not any(pattern.match(text) for pattern in expected)
        ]
    case = stores.case(citizen.conversation)
    if wished and any(map(CALL.search, said)):
        outcome.faults.append("contradiction: a call is promised or a number asked")
    if wished and case is not None and case["wants"] in ("callback", "transfer"):
        outcome.faults.append(f"contradiction: the case wants a {case['wants']}")


def _never(said: list[str], ended: bool) -> Iterable[str]:
    if any(map(FAREWELL.search, said)):
        yield "farewell"
    if any(map(MENU.search, said)):
        yield "menu"
    if ended:
        yield "hung_up"


@cache
def prompts(*beginnings: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds, at the start of a text, a prompt whose key begins like one of these."""
    found = []
    for language in LANGUAGES:
        file = ROOT / "data" / language / "prompts.yml"
        written = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["prompts"]
        for key, text in written.items():
            if key.startswith(beginnings):
                parts = re.split(r"\{\w+\}", str(text))
                found.append(re.compile(".+".join(map(re.escape, parts))))
    return tuple(found)
