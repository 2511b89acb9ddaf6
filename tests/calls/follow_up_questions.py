"""Follow-up questions as data (`follow_ups/<language>.yml`), and whether an answer is right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Literal

import yaml

from intake.answer_bank import Banks, tell
from intake.catalogue import Catalogue
from tests.calls.numbers import own_number
from webhook.services import Services
from webhook.simulator.script import Script, Step
from webhook.simulator.terminal import client_for

QUESTIONS = Path(__file__).parent / "follow_ups"
CHANNELS: tuple[Literal["chat", "voice", "sms"], ...] = ("chat", "voice", "chat", "sms")
"""By which channel one question after the other is asked."""
TELLING = 40
"""Letters by which an answer is known; what follows is cut or spelled on some channels."""


@dataclass(frozen=True)
class FollowUp:
    """A question that follows something, and what its answer must hold."""

    script: Script
    """The conversation before it, and the question as its last step."""
    kind: str
    units: tuple[str, ...]
    says: str

    @property
    def asked(self) -> str:
        """The words of the question."""
        return str(self.script.steps[-1].say)

    @property
    def told(self) -> Sequence[str]:
        """What was said before it."""
        return [str(step.say) for step in self.script.steps[:-1]]


def all_of(language: str) -> Iterator[FollowUp]:
    """Return the follow-up questions of a language, the channels taking turns."""
    number = count()
    for written in yaml.safe_load((QUESTIONS / f"{language}.yml").read_text(encoding="utf-8")):
        for asked in written["asked"]:
            yield _one(language, written, asked, CHANNELS[next(number) % len(CHANNELS)])


def _one(
    language: str,
    written: dict[str, Any],
    asked: dict[str, Any],
    channel: Literal["chat", "voice", "sms"],
) -> FollowUp:
    script = Script(
        municipality=written["municipality"],
        channel=channel,
        language=language,
        at=written["at"],
        steps=[Step(say=line) for line in (*written["told"], asked["asks"])],
    )
    return FollowUp(script, asked["kind"], tuple(asked.get("unit", ())), asked.get("says", ""))


def answer_to(services: Services, url: str, question: FollowUp) -> str:
    """Lead the conversation and return what was said to the question, its choices left out."""
    client = client_for(services, url, question.script, own_number())
    client.open(question.script.municipality, question.script.language)
    heard = [client.say(line) for line in (*question.told, question.asked)]
    return " ".join(one.text for one in heard[-1] if one.sender == "bot")


def is_right(services: Services, question: FollowUp, answer: str) -> bool:
    """Say whether an answer tells one of the units, or what is looked for in it."""
    if question.says and re.search(question.says, answer, re.IGNORECASE | re.DOTALL):
        return True
    return any(_plain(text)[:TELLING] in _plain(answer) for text in _texts(services, question))


def _texts(services: Services, question: FollowUp) -> Iterator[str]:
    profile, at = services.profiles.get(question.script.municipality), question.script.at
    bank = _banks(services.settings.data_dir).of(profile)
    for id_ in question.units:
        unit = bank.unit(id_)
        assert unit is not None, f"{id_} is no unit of {profile.id}"
        assert isinstance(at, datetime)
        told = tell(unit, profile, question.script.language, at)
        if told is not None:
            yield told.answer.text


@cache
def _banks(data_dir: Path) -> Banks:
    return Banks(data_dir, Catalogue.load(data_dir / "services.yml"), "development")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d]+", text.casefold()))
