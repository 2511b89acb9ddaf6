"""What people say to a question is heard by every form and offer alike, in words of their own."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from deploy.processes import Installation
from tests.calls.numbers import own_number
from webhook.services import Services
from webhook.simulator.script import Script, Step
from webhook.simulator.terminal import client_for

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)
FILE = Path(__file__).parent / "bearings.yml"
CHANNELS: tuple[Literal["chat", "voice", "sms"], ...] = ("chat", "voice", "sms")
AT_ONCE = 3
WEEKS = 2 * AT_ONCE
"""Conversations led at once play in different weeks: none takes the time another was offered."""
FLOOR = {"nl": 0.86, "de": 0.80}
"""The share of bearings heard below which something has been lost."""


@dataclass(frozen=True)
class Bearing:
    """One thing said to one question, and what is heard then."""

    script: Script
    named: str
    holds: str


def bearings(language: str) -> list[Bearing]:
    """Return all of a language, the channels taking turns; a place is chosen in a chat."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))[language]
    channels = zip(written["bearings"], cycle(CHANNELS), strict=False)
    return [
        _one(language, written, one, channel, timedelta(weeks=number % WEEKS))
        for number, (one, channel) in enumerate(channels)
    ]


def _one(
    language: str,
    written: dict[str, Any],
    one: dict[str, Any],
    channel: Literal["chat", "voice", "sms"],
    later: timedelta,
) -> Bearing:
    lines = [*written["questions"][one["to"]], one["says"]]
    script = Script(
        municipality="gemeente-leek",
        channel="chat" if one["to"] == "office" else channel,
        language=language,
        at=written["at"] + later,
        steps=[Step(say=line) for line in lines],
    )
    return Bearing(script, f"{one['bearing']}, {one['to']}: {one['says']}", one["holds"])


def heard(services: Services, url: str, bearing: Bearing) -> str:
    """Lead the conversation and return what was said to the last line, with its choices."""
    client = client_for(services, url, bearing.script, own_number())
    client.open(bearing.script.municipality, bearing.script.language)
    said = [client.say(str(step.say)) for step in bearing.script.steps]
    return " ".join(f"{one.text} {[b.title for b in one.buttons]}" for one in said[-1])


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_question_hears_what_people_say_to_it(
    language: str, installation: Installation, beside: Services
) -> None:
    known = bearings(language)
    with ThreadPoolExecutor(AT_ONCE) as speaking:
        answers = list(speaking.map(lambda one: heard(beside, installation.url, one), known))
    missed = [
        f"{one.named} > {answer[:120]}\n"
        for one, answer in zip(known, answers, strict=True)
        if not re.search(one.holds, answer, re.IGNORECASE)
    ]
    sys.stdout.writelines(missed)
    sys.stdout.write(f"{language}: {len(known) - len(missed)} of {len(known)} bearings heard\n")
    assert 1 - len(missed) / len(known) >= FLOOR[language]
