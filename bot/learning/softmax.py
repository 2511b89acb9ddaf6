"""Softmax regression over blocks of features: what decides among the intents."""

from typing import Callable, NamedTuple, Optional, Tuple

import numpy as np
from scipy.special import expit

from bot.learning.blocks import Blocks
from bot.learning.minimum import minimum

Loss = Callable[[np.ndarray], Tuple[float, np.ndarray]]


class Weights(NamedTuple):
    """What was learnt: one row a feature and one column a class, and one bias a class."""

    features: np.ndarray
    bias: np.ndarray


def probabilities(scores: np.ndarray) -> np.ndarray:
    """Return softmax of each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def fit(
    blocks: Blocks,
    truth: np.ndarray,
    classes: int,
    penalty: float,
    steps: int,
    counts: Optional[np.ndarray] = None,
) -> Weights:
    """Return the weights with the least cross-entropy plus `penalty` / 2 times their squares.

    A row counts as often as `counts` says, once where that is not given.

    `truth` holds a class number a row. Starts from zero and takes at most `steps` steps, so the
    same rows give the same weights. It computes in float64: what rows of another processor lack in
    their seventh digit stays there, in place of growing with every step.
    """
    counted = np.ones(len(truth)) if counts is None else counts.astype(float)
    seek = _of_two if classes == 2 else _of_many
    found, places = seek(blocks.exact(), truth, classes, penalty, steps, counted)
    features = np.empty((blocks.width, classes), np.float32)
    features[places] = found.features
    return Weights(features, found.bias.astype(np.float32))


def _of_many(
    blocks: Blocks,
    truth: np.ndarray,
    classes: int,
    penalty: float,
    steps: int,
    counted: np.ndarray,
) -> Tuple[Weights, np.ndarray]:
    """Return the weights, and which feature each row of them is of."""
    arranged, places = blocks.arranged(classes)
    rows, size = np.arange(len(truth)), blocks.width * classes
    wanted = np.zeros((len(truth), classes))
    wanted[rows, truth] = 1

    def loss(flat: np.ndarray) -> Tuple[float, np.ndarray]:
        features, bias = flat[:size].reshape(-1, classes), flat[size:]
        said = probabilities(arranged.times(features) + bias)
        surprise = -counted @ np.log(np.maximum(said[rows, truth], 1e-30))
        error = (said - wanted) * counted[:, None]
        slope = arranged.turned_times(error) + penalty * features
        value = surprise + penalty / 2 * float(np.vdot(features, features))
        return value / counted.sum(), np.concatenate([slope.ravel(), error.sum(0)]) / counted.sum()

    flat = minimum(loss, np.zeros(size + classes), steps)
    return Weights(flat[:size].reshape(-1, classes), flat[size:]), places


def _of_two(
    blocks: Blocks, truth: np.ndarray, _: int, penalty: float, steps: int, counted: np.ndarray
) -> Tuple[Weights, np.ndarray]:
    """Return what `_of_many` would for two classes, whose weights are each other's opposite.

    So one column is sought in place of two, the square root of two times as long: then its steps
    are as long, and as many.
    """
    total, half = counted.sum(), np.sqrt(0.5)

    def loss(flat: np.ndarray) -> Tuple[float, np.ndarray]:
        scores = (blocks.times(flat[:-1]) + flat[-1]) / half
        surprise = counted @ np.logaddexp(0, np.where(truth, -scores, scores))
        error = (expit(scores) - truth) * counted / half
        slope = blocks.turned_times(error) + penalty * flat[:-1]
        value = surprise + penalty / 2 * float(flat[:-1] @ flat[:-1])
        return value / total, np.append(slope, error.sum()) / total

    flat = half * minimum(loss, np.zeros(blocks.width + 1), steps)
    sides = np.stack([-flat, flat], axis=1)
    return Weights(sides[:-1], sides[-1]), np.arange(blocks.width)
