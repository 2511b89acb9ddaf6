"""What tells danger from what only looks like it: two regressions over the same features.

One tells the kinds, the near misses and the intents of every day apart, the other danger from all
the rest; their log-odds are averaged. Each errs where the other does not.
"""

from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np

from bot import softmax
from bot.danger_examples import DangerLine
from bot.features import Features
from bot.softmax import Blocks, Weights

DEFAULTS: Dict[str, Any] = {
    "weights": {"use": 5.0, "e5": 5.0, "spelling": 8.0},
    "grams": {"shortest": 2, "longest": 5, "at_least": 3},
    "penalties": {"kinds": 3.0, "danger": 10.0},
    "steps": 50,
}
NEAR = "near"
DAILY = "daily:"
"""How the names of classes begin that are no danger."""
LEAST = 1e-9


class DangerModel:
    """Learns from lines of danger, near misses and daily lines; reads any line."""

    def __init__(self, config: Dict[str, Any]) -> None:
        """Take the settings (`DEFAULTS`) with the folders `data` and `cache`."""
        self._config = config
        folders = Path(config["data"]), Path(config["cache"])
        self._features = Features(config["weights"], config["grams"], *folders, purpose="danger")
        self._classes: List[str] = []
        self._kinds = Weights(np.zeros((0, 0)), np.zeros(0))
        self._danger = Weights(np.zeros((0, 0)), np.zeros(0))

    def learn(self, lines: Sequence[DangerLine], ordinary: Sequence[Tuple[str, str]]) -> None:
        """Learn; `ordinary` are texts of every day with their intents."""
        texts = [line.text for line in lines] + [text for text, _ in ordinary]
        named = [_class(line) for line in lines] + [DAILY + intent for _, intent in ordinary]
        self._classes = sorted(set(named))
        number = {name: i for i, name in enumerate(self._classes)}
        blocks = self._features.learn(texts)
        truth = np.array([number[name] for name in named])
        real = np.array([_is_danger(name) for name in named]).astype(int)
        penalties, steps = self._config["penalties"], self._config["steps"]
        self._kinds = softmax.fit(blocks, truth, len(number), penalties["kinds"], steps)
        self._danger = softmax.fit(blocks, real, 2, penalties["danger"], steps)

    def read(self, texts: List[str]) -> Iterator[Tuple[float, str]]:
        """Yield for each text how likely it is danger, 0 to 1, and its likeliest kind."""
        blocks = self._features.of(texts)
        shares = _shares(blocks, self._kinds)
        real = np.array([_is_danger(name) for name in self._classes])
        odds = (_odds(shares[:, real].sum(axis=1)) + _odds(_shares(blocks, self._danger)[:, 1])) / 2
        kinds = np.where(real, shares, 0).argmax(axis=1)
        for likely, kind in zip(1 / (1 + np.exp(-odds)), kinds, strict=True):
            yield float(likely), self._classes[kind]

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt as plain arrays."""
        learnt = {"kinds": self._kinds, "danger": self._danger}
        flat = {f"{n}_{f}": v for n, w in learnt.items() for f, v in w._asdict().items()}
        return {"classes": np.array(self._classes), **flat, **self._features.state()}

    def restore(self, state: Dict[str, np.ndarray]) -> None:
        """Take back what `state` returned; raise OtherNumbers where the encoders are others."""
        self._classes = state["classes"].tolist()
        self._kinds = Weights(state["kinds_features"], state["kinds_bias"])
        self._danger = Weights(state["danger_features"], state["danger_bias"])
        self._features.restore(state)


def _class(line: DangerLine) -> str:
    return line.kind or NEAR


def _is_danger(name: str) -> bool:
    return not name.startswith((NEAR, DAILY))


def _shares(blocks: Blocks, weights: Weights) -> np.ndarray:
    return softmax.probabilities(blocks.times(weights.features) + weights.bias)


def _odds(shares: np.ndarray) -> np.ndarray:
    kept = np.clip(shares, LEAST, 1 - LEAST)
    return np.log(kept / (1 - kept))
