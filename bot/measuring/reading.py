"""Reads lines with a trained model, outside any conversation: for measuring and for tests."""

import asyncio
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.encoders import ahead

MODELS = Path("models")


class NoModel(Exception):
    """There is no trained model to read with."""


@dataclass(frozen=True)
class Reading:
    """What the bot makes of one line, and how long it took (milliseconds)."""

    decision: str
    alternatives: List[Dict[str, Any]]
    detected_language: Optional[str]
    entities: List[Dict[str, Any]]
    danger: Dict[str, Any]
    """Verdict (yes, perhaps or no), kind and share."""
    milliseconds: float
    answer: Optional[Dict[str, Any]] = None
    """What the municipality's bank says of it (`bot/answers/reader.py`); None without a bank."""
    intent: str = ""
    """What the dialogue hears: an intent, or what stands for one that the bot is not sure of."""

    @property
    def predicted(self) -> str:
        """Return the best of the 30 intents, also where the bot does not act on it."""
        return str(self.alternatives[0]["intent"])

    @property
    def confidence(self) -> float:
        """Return the confidence of the best intent, 0 to 1."""
        return float(self.alternatives[0]["confidence"])

    @property
    def lead(self) -> float:
        """Return how far the reading is from another one: of the intents, and of danger."""
        others = [float(other["confidence"]) for other in self.alternatives[1:]]
        ahead_of_others = self.confidence - max(others, default=0.0)
        margin = float(self.danger.get("margin", 1.0))
        return margin if self.danger["verdict"] == "yes" else min(margin, ahead_of_others)


class Reader:
    """A trained model, loaded once."""

    def __init__(self, model: Path) -> None:
        """Load a model; raises NoModel where there is none."""
        if not model.is_file():
            raise NoModel(f"no trained model at {model}: run make train")
        self._processor = Agent.load(model).processor
        self._loop = asyncio.new_event_loop()

    def read(self, text: str, channel: str, municipality: str = "") -> Reading:
        """Return what the bot makes of a text that came over a channel to a municipality, if any.

        Without one no bank answers, and the intents alone are read.
        """
        metadata = {"channel": channel, **({"municipality": municipality} if municipality else {})}
        message = UserMessage(text, metadata=metadata)
        started = time.perf_counter()
        parsed = self._loop.run_until_complete(self._parsed(message))
        spent = (time.perf_counter() - started) * 1000
        return Reading(
            decision=parsed["decision"],
            alternatives=parsed["readings"],
            detected_language=parsed["language"]["name"],
            entities=[_plain(entity) for entity in parsed["entities"]],
            danger=parsed["danger"],
            milliseconds=spent,
            answer=parsed.get("answer"),
            intent=parsed["intent"]["name"],
        )

    async def _parsed(self, message: UserMessage) -> Dict[str, Any]:
        """Encode first, as the channel does: each encoder then computes once a line."""
        await ahead.encode(message.text)
        return dict(await self._processor.parse_message(message))


def newest_model(folder: Path = MODELS) -> Path:
    """Return the model trained last; raises NoModel where there is none."""
    found = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise NoModel(f"no trained model in {folder}: run make train")
    return found[-1]


def hush() -> None:
    """Keep Rasa's own log lines out of a report, down to warnings."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    logging.getLogger("rasa").setLevel(logging.WARNING)


def _plain(entity: Dict[str, Any]) -> Dict[str, Any]:
    return {name: entity[name] for name in ("entity", "value", "start", "end")}
