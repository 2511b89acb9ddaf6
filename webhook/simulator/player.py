"""Plays a script against the running system and tells where the system does otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Protocol

from webhook.simulator.chat_client import ChatError
from webhook.simulator.checks import Stores, differences
from webhook.simulator.expectation import Expectation
from webhook.simulator.heard import Button, Heard
from webhook.simulator.script import Script, Step

Write = Callable[[str], object]
INDENT = " " * 9


class Client(Protocol):
    """A citizen on one channel."""

    conversation: str
    offered: tuple[Button, ...]

    def open(self, municipality: str, language: str) -> list[Heard]:
        """Begin; raise ChatError."""

    def say(self, words: str) -> list[Heard]:
        """Say something; raise ChatError."""

    def press(self, number: int) -> list[Heard]:
        """Press a choice by its number; raise ChatError."""

    def button(self, title: str) -> list[Heard]:
        """Press a choice by its title; raise ChatError."""

    def advance(self, time: timedelta) -> list[Heard]:
        """Let time pass; raise ChatError."""


@dataclass(frozen=True)
class Failure:
    """A step that led to something else: what was expected of it, and what was really said."""

    step: int
    act: str
    expected: tuple[str, ...]
    said: str

    def __str__(self) -> str:
        missed = "; ".join(self.expected)
        return f"step {self.step} ({self.act}): expected {missed}. Said: {self.said}"


@dataclass
class Transcript:
    """A played conversation: its lines as printed, and what was not as expected."""

    conversation: str = ""
    lines: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def play(script: Script, client: Client, stores: Stores, write: Write) -> Transcript:
    """Play a script with this client; an act that cannot be done ends the conversation.

    `write` gets every line as it is said.
    """
    played = Playing(client, stores, write)
    opening, steps = _opening(script.steps)
    heard = played.act(
        1,
        opening,
        lambda: client.open(script.municipality, script.language),
        citizen_begins=script.channel == "sms",
    )
    for number, step in steps:
        if heard is None:
            break
        heard = played.act(number, step, _doing(client, step))
    played.transcript.conversation = client.conversation
    return played.transcript


def _opening(steps: Sequence[Step]) -> tuple[Step, list[tuple[int, Step]]]:
    numbered = list(enumerate(steps, start=1))
    if steps[0].acts:
        return Step(), numbered
    return steps[0], numbered[1:]


def _doing(client: Client, step: Step) -> Callable[[], list[Heard]]:
    (act, value), *_ = step.acts.items()
    return lambda: getattr(client, act)(value)


class Playing:
    """One conversation while it goes on."""

    def __init__(self, client: Client, stores: Stores, write: Write) -> None:
        self.transcript = Transcript()
        self._client = client
        self._stores = stores
        self._write = write

    def act(
        self,
        number: int,
        step: Step,
        do: Callable[[], list[Heard]],
        citizen_begins: bool = False,
    ) -> list[Heard] | None:
        """Do one step and check it; return what was heard, None where it could not be done.

        Nobody writes a text message first to a citizen: `citizen_begins` allows silence.
        """
        if step.acts:
            self._tell(f"citizen  {_done(step, self._client.offered)}")
        try:
            heard = do()
        except ChatError as error:
            self._fail(Failure(number, str(step), ("an answer",), str(error)))
            return None
        for line in shown(heard):
            self._tell(line)
        if heard or not citizen_begins or step.expect:
            self._check(number, step, heard)
        return heard

    def _check(self, number: int, step: Step, heard: list[Heard]) -> None:
        expected = step.expect or Expectation()
        told = differences(expected, heard, self._stores, self._client.conversation)
        if expected.silent and heard:
            told.insert(0, "silence")
        if not (heard or expected.silent or step.advance or step.hang_up):
            told.insert(0, "an answer, never silence")
        if told:
            self._fail(Failure(number, str(step), tuple(told), _said(heard)))

    def _fail(self, failure: Failure) -> None:
        self.transcript.failures.append(failure)
        self._tell(f"FAILED   {failure}")

    def _tell(self, line: str) -> None:
        self.transcript.lines.append(line)
        self._write(f"{line}\n")


def shown(heard: Sequence[Heard]) -> list[str]:
    """Return messages as lines for a terminal: numbers to call, and choices numbered through."""
    lines, numbers = [], count(1)
    for each in heard:
        lines.append(f"{each.sender:<9}{each.text}")
        lines += [f"{'call':<9}{call.title}: {call.tel}" for call in each.calls]
        titles = [f"[{next(numbers)}] {button.title}" for button in each.buttons]
        if titles:
            lines.append(INDENT + "  ".join(titles))
    return lines


def _done(step: Step, offered: tuple[Button, ...]) -> str:
    if step.say is not None:
        return step.say
    if isinstance(step.press, int) and step.press <= len(offered):
        return f"[{offered[step.press - 1].title}]"
    return f"({step})"


def _said(heard: Sequence[Heard]) -> str:
    return " | ".join(" ".join(line.split()) for line in shown(heard)) or "nothing"
