"""What tells danger from what only looks like it: two regressions over the same features.

One tells the kinds, the near misses and the intents of every day apart by meaning and spelling; the
other danger from all the rest by likeness to known lines and spelling. Their log-odds are averaged:
each errs where the other does not.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np

from bot.encoders.models import DIMENSIONS
from bot.examples.danger import DangerLine, read_danger
from bot.examples.questions import read_asked
from bot.learning import softmax
from bot.learning.blocks import Blocks
from bot.learning.features import Features
from bot.learning.likeness import Likeness
from bot.learning.softmax import Weights

DEFAULTS: Dict[str, Any] = {
    "weights": {"use": 5.0, "e5": 5.0, "spelling": 8.0},
    "grams": {"shortest": 2, "longest": 5, "at_least": 12},
    "penalties": {"kinds": 5.0, "danger": 20.0},
    "steps": {"kinds": 33, "danger": 45},
    "landmarks": 1500,
    "daily": 6.0,
}
BY_KIND = 0.65
"""What the kinds weigh of the two: plain cries for help are read best so (tests/sentences), at as
many near misses taken for danger."""
NEAR = "near"
DAILY = "daily:"
"""How the names of classes begin that are no danger."""
LEAST = 1e-9
INTENT_OF_DANGER = "report_urgent"
QUESTION, NEED = "question", "need"
"""What lines are that ask or tell something, of every day as those with an intent are."""


class DangerModel:
    """Learns from lines of danger, near misses and daily lines; reads any line."""

    def __init__(self, config: Dict[str, Any]) -> None:
        """Take the settings (`DEFAULTS`) with the folders `data` and `cache`."""
        self._config = config
        folders = Path(config["data"]), Path(config["cache"])
        self._features = Features(config["weights"], config["grams"], *folders, purpose="danger")
        self._likeness = Likeness()
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
        real = np.array([_is_danger(name) for name in named])
        daily = np.array([name.startswith(DAILY) for name in named])
        counts = np.where(daily, self._config["daily"], 1.0)
        penalty, steps = self._config["penalties"]["kinds"], self._config["steps"]["kinds"]
        # Beside each other: numpy and scipy let go of Python while they multiply.
        with ThreadPoolExecutor(2) as both:
            kinds = both.submit(softmax.fit, blocks, truth, len(number), penalty, steps, counts)
            danger = both.submit(self._learn_likeness, blocks, real, daily, counts)
            self._kinds, self._danger = kinds.result(), danger.result()

    def _learn_likeness(
        self, blocks: Blocks, real: np.ndarray, daily: np.ndarray, counts: np.ndarray
    ) -> Weights:
        self._likeness.learn(_chosen(self._unit(blocks), daily, self._config["landmarks"]))
        penalty, steps = self._config["penalties"]["danger"], self._config["steps"]["danger"]
        return softmax.fit(self._alike(blocks), real.astype(int), 2, penalty, steps, counts)

    def read(self, texts: List[str]) -> Iterator[Tuple[float, str]]:
        """Yield for each text how likely it is danger, 0 to 1, and its likeliest kind."""
        blocks = self._features.of(texts)
        shares = _shares(blocks, self._kinds)
        real = np.array([_is_danger(name) for name in self._classes])
        alike = _shares(self._alike(blocks), self._danger)
        by_kind, by_likeness = _odds(shares[:, real].sum(axis=1)), _odds(alike[:, 1])
        odds = BY_KIND * by_kind + (1 - BY_KIND) * by_likeness
        kinds = np.where(real, shares, 0).argmax(axis=1)
        for likely, kind in zip(1 / (1 + np.exp(-odds)), kinds, strict=True):
            yield float(likely), self._classes[kind]

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt as plain arrays."""
        learnt = {"kinds": self._kinds, "danger": self._danger}
        flat = {f"{n}_{f}": v for n, w in learnt.items() for f, v in w._asdict().items()}
        learnt_from = {**self._features.state(), **self._likeness.state()}
        return {"classes": np.array(self._classes), **flat, **learnt_from}

    def restore(self, state: Dict[str, np.ndarray]) -> None:
        """Take back what `state` returned; raise OtherNumbers where the encoders are others."""
        self._classes = state["classes"].tolist()
        self._kinds = Weights(state["kinds_features"], state["kinds_bias"])
        self._danger = Weights(state["danger_features"], state["danger_bias"])
        self._features.restore(state)
        self._likeness.restore(state)

    def _unit(self, blocks: Blocks) -> np.ndarray:
        """Return the embeddings of texts as rows of length 1, each encoder weighing the same."""
        found = [self._config["weights"][model] for model in DIMENSIONS]
        parts = np.split(blocks.first, [DIMENSIONS["use"]], axis=1)
        even = [part / weight for part, weight in zip(parts, found, strict=True)]
        return np.asarray(np.hstack(even) / np.sqrt(len(found)), np.float32)

    def _alike(self, blocks: Blocks) -> Blocks:
        return blocks.with_first(self._likeness.of(self._unit(blocks)))


def lines(data: Path, said: Sequence[Tuple[str, str]]) -> Tuple[List[DangerLine], List]:
    """Return the lines of danger and near misses, and what is said every day, each text once.

    That is what is `said` with an intent, and what asks or tells something.
    """
    asked = read_asked(data)
    needs, questions = dict.fromkeys(asked.needs, NEED), dict.fromkeys(asked.questions, QUESTION)
    found = {**needs, **questions, **dict(said)}
    ordinary = [(text, named) for text, named in found.items() if named != INTENT_OF_DANGER]
    return read_danger(data), ordinary


def learnt(
    config: Dict[str, Any], lines: Tuple[Sequence[DangerLine], Sequence[Tuple[str, str]]]
) -> Dict[str, np.ndarray]:
    """Return the state of a model that has learnt from these lines (`lines`)."""
    model = DangerModel(config)
    model.learn(*lines)
    return model.state()


def _chosen(rows: np.ndarray, daily: np.ndarray, count: int) -> np.ndarray:
    """Return the landmarks, the same every time: four in five are of danger or its near misses."""
    chance, rare = np.random.default_rng(5), int(count * 0.8)
    first = chance.permutation(np.flatnonzero(~daily))[:rare]
    then = chance.permutation(np.flatnonzero(daily))[: count - rare]
    return rows[np.concatenate([first, then])]


def _class(line: DangerLine) -> str:
    return line.kind or NEAR


def _is_danger(name: str) -> bool:
    return not name.startswith((NEAR, DAILY))


def _shares(blocks: Blocks, weights: Weights) -> np.ndarray:
    return softmax.probabilities(blocks.times(weights.features) + weights.bias)


def _odds(shares: np.ndarray) -> np.ndarray:
    kept = np.clip(shares, LEAST, 1 - LEAST)
    return np.log(kept / (1 - kept))
