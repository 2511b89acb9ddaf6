"""Features of many texts, some blocks dense and some sparse, multiplied on two threads of ours."""

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from typing import List, Tuple

import numpy as np
from scipy.sparse import csr_matrix, issparse

THREADS = 2
MANY = 1_000_000
"""Numbers from which on a block is parted among threads."""
COMMON = 0.04
"""A sparse feature of more rows than this share is multiplied sooner as a dense one: numpy makes
some thirty products while scipy makes one."""
FEW = 8
"""For so few columns the reading of numbers takes the time, not their products."""
Block = np.ndarray | csr_matrix


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

    def arranged(self, columns: int) -> Tuple["Blocks", np.ndarray]:
        """Return the same features in the order that is multiplied fastest with so many columns,
        and for each of them the place where it stood."""
        if columns < FEW:
            return self, np.arange(self.width)
        blocks: List[Block] = []
        places: List[np.ndarray] = []
        for start, block in zip([0, *self._ends], self._blocks, strict=True):
            for part, at in _by_frequency(block):
                blocks.append(part)
                places.append(start + at)
        return Blocks(blocks), np.concatenate(places)

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


def _by_frequency(block: Block) -> List[Tuple[Block, np.ndarray]]:
    """Return the features of a block that many rows have as a dense block, the rest as it is."""
    if not issparse(block):
        return [(block, np.arange(block.shape[1]))]
    counted = np.bincount(block.indices, minlength=block.shape[1])
    common = counted > COMMON * block.shape[0]
    places = np.flatnonzero(common), np.flatnonzero(~common)
    by_column = block.tocsc()
    dense, rest = by_column[:, places[0]].toarray(), by_column[:, places[1]].tocsr()
    return [(dense, places[0]), (rest, places[1])]


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
