"""Softmax regression over blocks of features: what decides among the intents."""

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from typing import List, NamedTuple, Optional

import numpy as np
from scipy.sparse import csr_matrix, issparse

from bot.learning.minimum import minimum

THREADS = 2
MANY = 1_000_000
"""Numbers from which on a block is parted among threads."""
Block = np.ndarray | csr_matrix


class Weights(NamedTuple):
    """What was learnt: one row a feature and one column a class, and one bias a class."""

    features: np.ndarray
    bias: np.ndarray


class Blocks:
    """Features of many texts, some blocks dense and some sparse, side by side."""

    def __init__(self, blocks: List[Block]) -> None:
        """Take blocks of as many rows each."""
        self._blocks = blocks
        self._ends = np.cumsum([b.shape[1] for b in blocks])[:-1]

    @cached_property
    def _parted(self) -> List[List[Block]]:
        return [_parted(b) for b in self._blocks]

    @cached_property
    def _turned(self) -> List[List[Block]]:
        return [_parted(b.T.tocsr() if issparse(b) else b.T) for b in self._blocks]

    def exact(self) -> "Blocks":
        """Return the same features in float64."""
        return Blocks([block.astype(np.float64) for block in self._blocks])

    def with_first(self, block: np.ndarray) -> "Blocks":
        """Return the features with this block in place of the first."""
        return Blocks([block, *self._blocks[1:]])

    @property
    def first(self) -> np.ndarray:
        """Return the first block: the dense one."""
        return np.asarray(self._blocks[0])

    @property
    def width(self) -> int:
        """Return the number of features of all blocks."""
        return sum(block.shape[1] for block in self._blocks)

    def likeness(self) -> np.ndarray:
        """Return the product of each row with each other: their kernel."""
        products = [b @ b.T for b in self._blocks]
        return sum(p.toarray() if issparse(p) else p for p in products)

    def times(self, features: np.ndarray) -> np.ndarray:
        """Return rows times weights: a score for each text and class."""
        parts = np.split(features, self._ends)
        return sum(_product(rows, part) for rows, part in zip(self._parted, parts, strict=True))

    def turned_times(self, scores: np.ndarray) -> np.ndarray:
        """Return the transpose times scores: a gradient for each feature and class."""
        return np.concatenate([_product(rows, scores) for rows in self._turned])


def _parted(block: Block) -> List[Block]:
    """Return a block in pieces to be multiplied beside each other; each row stays whole.

    scipy multiplies on one thread; OpenBLAS on several, but those that wait for others burn a
    third of the time of both cores (`bot.train` lets it have one).
    """
    rows = block.shape[0]
    if (block.nnz if issparse(block) else block.size) < MANY:
        return [block]
    ends = [rows * i // THREADS for i in range(THREADS + 1)]
    return [block[start:end] for start, end in zip(ends, ends[1:], strict=False)]


def _product(pieces: List[Block], other: np.ndarray) -> np.ndarray:
    if len(pieces) == 1:
        return pieces[0] @ other
    return np.concatenate(list(_threads().map(lambda piece: piece @ other, pieces)))


@lru_cache(1)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS)


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
    rows, size = len(truth), blocks.width * classes
    counted = np.ones(rows) if counts is None else counts.astype(float)
    exact, total = blocks.exact(), counted.sum()
    wanted = np.zeros((rows, classes))
    wanted[np.arange(rows), truth] = 1

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        features, bias = flat[:size].reshape(-1, classes), flat[size:]
        said = probabilities(exact.times(features) + bias)
        surprise = -counted @ np.log(np.maximum(said[np.arange(rows), truth], 1e-30))
        error = (said - wanted) * counted[:, None]
        slope = exact.turned_times(error) + penalty * features
        value = surprise + penalty / 2 * float(np.vdot(features, features))
        return value / total, np.concatenate([slope.ravel(), error.sum(0)]) / total

    start = np.zeros(size + classes)
    flat = minimum(loss, start, steps)
    return Weights(
        flat[:size].reshape(-1, classes).astype(np.float32), flat[size:].astype(np.float32)
    )
