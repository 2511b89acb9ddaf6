"""What lines of municipalities taught e5: small matrices, added to the weights of the package.

`make adapt` writes the file (`bot/adaptation/`). A product of two matrices of low rank
belongs to each matrix of the upper layers (LoRA, Hu et al. 2021); biases and norms are there in
full.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Dict

import numpy as np

from bot.encoders.e5_file import Contents, Weights

FILE = Path(__file__).with_name("e5_adapter.npz")
DOWN, UP = "down", "up"
"""How the names of the two matrices end: `l6.q.w.down` (rank x in), `l6.q.w.up` (out x rank)."""


class Adapted(Weights):
    """The package's tensors with what was learnt in place of them, or added to them."""

    def __init__(self, weights: Weights, learnt: Dict[str, np.ndarray]) -> None:
        """Take the package's weights and what `FILE` holds."""
        self._weights, self._learnt = weights, learnt

    def vector(self, name: str) -> np.ndarray:
        """Return a tensor that is kept in full; raise KeyError for an unknown name."""
        if name in self._learnt:
            return self._learnt[name].astype(np.float32)
        return self._weights.vector(name)

    def matrix(self, name: str, width: int) -> np.ndarray:
        """Return a matrix in rows of `width`; raise KeyError for an unknown name."""
        matrix = self._weights.matrix(name, width)
        down = self._learnt.get(f"{name}.{DOWN}")
        if down is None:
            return matrix
        up = self._learnt[f"{name}.{UP}"]
        return matrix + up.astype(np.float32) @ down.astype(np.float32)


def adapted(contents: Contents, file: Path = FILE) -> Contents:
    """Return the model with what this installation's file has learnt."""
    with np.load(file, allow_pickle=False) as stored:
        learnt = {name: stored[name] for name in stored.files}
    return contents._replace(weights=Adapted(contents.weights, learnt))


@cache
def digest(file: Path = FILE) -> str:
    """Return what tells this adapter from another: part of the name of all that is made with it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]
