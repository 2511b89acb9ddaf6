"""Softmax regression over the meaning and spelling of a line, small and quick to serve.

It learns from the features of `bot/learning/features.py` as the intents do. What is served keeps
only the largest weights of n-grams, and neither sklearn nor its dictionary of n-grams.
"""

from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from scipy.linalg import cholesky, solve_triangular

from bot.encoders.models import DIMENSIONS
from bot.learning import softmax
from bot.learning.blocks import Blocks
from bot.learning.features import Features
from bot.learning.line import LONGEST, Line, numbers
from bot.learning.softmax import Weights

DEFAULTS: Dict[str, Any] = {
    "weights": {"use": 8.0, "e5": 16.0, "spelling": 6.0},
    "grams": {"shortest": 2, "longest": LONGEST, "at_least": 2},
    "penalty": 1.0,
    "steps": 25,
    "kept": 300_000,
}
"""`kept`: how many weights of n-grams are stored. `steps`: an editor waits for them; with twice as
many up to half a point more of the questions held out find their unit (Leek, two folds of eight),
and a share differs by up to 0.12. With twenty varied questions a unit, meaning tells more than
letters: the encoders weigh more than for intents.
"""
NEARLY_ONE_LINE = 1e-7
"""Added to the diagonal of the lines' likeness, as a share of it: two lines may be spelt alike."""


class LineModel:
    """Tells classes of lines apart; arrays only, all of them in `state`."""

    def __init__(self, state: Dict[str, np.ndarray], weights: Dict[str, float]) -> None:
        """Take what `learnt` returned, and what each block of features weighs."""
        self.classes: List[str] = state["classes"].tolist()
        self._state, self._weights = state, weights

    def shares(self, line: Line, lean: Optional[np.ndarray] = None) -> np.ndarray:
        """Return how likely each class is, together 1.

        `lean` is added to the scores: what speaks for each class besides the line.
        """
        scores = self._dense(line) @ self._state["dense"] + self._state["bias"]
        scores += self._spelt(line)
        if lean is not None:
            scores += lean
        powers = np.exp(scores - scores.max())
        return np.asarray(powers / powers.sum())

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt, as plain arrays."""
        return self._state

    def fingerprint(self) -> Dict[str, np.ndarray]:
        """Return what the encoders made of the probes when this was learnt."""
        return {model: self._state[f"probe_{model}"] for model in DIMENSIONS}

    def meaning(self, line: Line, model: str) -> np.ndarray:
        """Return what an encoder makes of a line, seen from the middle of all that was learnt.

        Its length is 1.
        """
        centred = line.vectors[model] - self._state[model]
        return np.asarray(centred / np.float32(max(float(np.sqrt(centred @ centred)), 1e-9)))

    def _dense(self, line: Line) -> np.ndarray:
        parts = (np.float32(self._weights[m]) * self.meaning(line, m) for m in DIMENSIONS)
        return np.concatenate(list(parts))

    def _spelt(self, line: Line) -> np.ndarray:
        """Return what the n-grams add to the score of each class: their rows' few weights."""
        vocabulary, classes = self._state["grams"], len(self.classes)
        at = np.minimum(np.searchsorted(vocabulary, line.grams), len(vocabulary) - 1)
        known = vocabulary[at] == line.grams
        at = at[known]
        values = line.counts[known] * self._state["idf"][at]
        length = max(float(np.sqrt(values @ values)), 1e-9)
        starts = self._state["starts"][at]
        sizes = self._state["starts"][at + 1] - starts
        before = np.cumsum(sizes) - sizes
        chosen = np.repeat(starts - before, sizes) + np.arange(sizes.sum())
        weighed = self._state["found"][chosen] * np.repeat(values, sizes)
        summed = np.bincount(self._state["columns"][chosen], weighed, minlength=classes)
        return summed * (self._weights["spelling"] / length)


def learnt(
    texts: Sequence[str], named: Sequence[str], features: Features, settings: Dict[str, Any]
) -> LineModel:
    """Return the model of these texts, each of them of the class named at its place."""
    classes, weights = fitted(texts, named, features, settings)
    return LineModel(_served(classes, weights, features, settings["kept"]), settings["weights"])


def fitted(
    texts: Sequence[str], named: Sequence[str], features: Features, settings: Dict[str, Any]
) -> Tuple[List[str], Weights]:
    """Return the classes of these texts and all their weights, small ones, too."""
    classes = sorted(set(named))
    number = {name: i for i, name in enumerate(classes)}
    blocks = features.learn(list(texts))
    truth = np.array([number[name] for name in named])
    # The fewer of both: lines of a bank are fewer than features, lines of the gate are not.
    seek = _by_lines if len(texts) < blocks.width / 4 else softmax.fit
    return classes, seek(blocks, truth, len(classes), settings["penalty"], settings["steps"])


def features(settings: Dict[str, Any], cache: Path, first_from: Optional[Path] = None) -> Features:
    """Return the features of these settings, with embeddings from a cache for answers."""
    unused = Path("data")  # names of services are no feature here
    return Features(settings["weights"], settings["grams"], unused, cache, "answers", first_from)


def _by_lines(
    blocks: Blocks, truth: np.ndarray, classes: int, penalty: float, steps: int
) -> Weights:
    """Return what `softmax.fit` returns, sought among combinations of lines, not of features.

    The best weights are a combination of lines, and lines are fewer than features. The root of the
    lines' likeness stands for them with all their lengths and angles, so the steps are the same.
    """
    likeness = blocks.exact().likeness()
    likeness[np.diag_indices_from(likeness)] += NEARLY_ONE_LINE * likeness.trace() / len(truth)
    root = cholesky(likeness, lower=True, overwrite_a=True, check_finite=False)
    fitted = softmax.fit(Blocks([root]), truth, classes, penalty, steps)
    mixed = solve_triangular(root, fitted.features, trans="T", lower=True, check_finite=False)
    return Weights(blocks.turned_times(mixed.astype(np.float32)), fitted.bias)


def _served(
    classes: List[str], fitted: Weights, features: Features, kept: int
) -> Dict[str, np.ndarray]:
    """Return the state of a model: dense weights whole, of the n-grams' the largest."""
    state = features.state()
    meaning = sum(DIMENSIONS.values())
    dense, spelt = fitted.features[:meaning], fitted.features[meaning:]
    codes = numbers(state.pop("grams").tolist())
    order = np.argsort(codes)
    spelt = spelt[order]
    size = np.abs(spelt)
    if spelt.size > kept:
        floor = np.partition(size, spelt.size - kept, axis=None)[spelt.size - kept]
        spelt = np.where(size >= floor, spelt, 0)
    rows, columns = np.nonzero(spelt)
    starts = np.searchsorted(rows, np.arange(len(codes) + 1))
    return {
        **state,
        "classes": np.array(classes),
        "grams": codes[order],
        "idf": state["idf"][order].astype(np.float32),
        "dense": dense.astype(np.float32),
        "bias": fitted.bias.astype(np.float32),
        "starts": starts.astype(np.int32),
        "columns": columns.astype(np.uint16),
        "found": spelt[rows, columns].astype(np.float16),
    }
