"""Tells a line that asks about something from one that wants it done, or that answers the bot.

One softmax over questions, needs, each act, small talk, danger and what is no matter of ours.
The share of questions is the gate: a second reading beside the intents, which stay as they are.
"""

from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np

from bot.examples.danger import DangerLine, read_danger
from bot.examples.questions import Asked, read_asked
from bot.learning import line_model
from bot.learning.line import Line
from bot.learning.line_model import LineModel, features, learnt

QUESTION, NEED, DANGER = "question", "need", "danger"
ASKS = frozenset({"ask_opening_hours", "ask_location"})
"""Intents whose lines are questions that a bank answers, too."""
EITHER = frozenset(
    {"request_wmo", "request_benefits", "request_document", "ask_debt_help", "ask_integration",
     "ask_prevention", "ask_other_municipal"}
)  # fmt: skip
"""Intents whose lines ask, or want something done, or both: they teach the gate nothing."""
LINES_OF_DANGER = 1200
DEFAULTS: Dict[str, Any] = {
    **line_model.DEFAULTS,
    "weights": {"use": 5.0, "e5": 5.0, "spelling": 8.0},
    "grams": {**line_model.DEFAULTS["grams"], "at_least": 3},
    "steps": 40,
}


class Gate:
    """Says how likely a line asks about something."""

    def __init__(self, model: LineModel) -> None:
        """Take what was learnt."""
        self.model = model
        self._question = model.classes.index(QUESTION)

    def question(self, line: Line) -> float:
        """Return how likely a line is a question, 0 to 1."""
        return float(self.model.shares(line)[self._question])


def lines(data: Path, said: Sequence[Tuple[str, str]]) -> Tuple[Asked, List, List[DangerLine]]:
    """Return all that a gate learns from: questions and needs, what is `said`, and danger."""
    return read_asked(data), list(said), read_danger(data)


def learnt_from(
    config: Dict[str, Any], lines: Tuple[Asked, Sequence[Tuple[str, str]], Sequence[DangerLine]]
) -> Dict[str, np.ndarray]:
    """Return the state of a gate that has learnt from these lines (`lines`)."""
    return learn(*lines, config, Path(config["cache"])).model.state()


def learn(
    asked: Asked,
    said: Sequence[Tuple[str, str]],
    danger: Sequence[DangerLine],
    settings: Dict[str, Any],
    cache: Path,
) -> Gate:
    """Learn from questions and needs, from what is said every day with its intent, and danger."""
    texts, named = zip(*examples(asked, said, danger), strict=True)
    return Gate(learnt(texts, named, features(settings, cache), settings))


def examples(
    asked: Asked, said: Sequence[Tuple[str, str]], danger: Sequence[DangerLine]
) -> List[Tuple[str, str]]:
    """Return each text once with its class: a question where anybody says that it is one."""
    found = {**dict.fromkeys(asked.needs, NEED), **dict.fromkeys(asked.questions, QUESTION)}
    for text, intent in said:
        if intent not in EITHER:
            found.setdefault(text, QUESTION if intent in ASKS else intent)
    real = [one.text for one in danger if one.kind]
    for i in np.random.default_rng(5).permutation(len(real))[:LINES_OF_DANGER]:
        found.setdefault(real[i], DANGER)
    return list(found.items())
