"""How like a text is to a choice of known ones, as features (Nyström's approximation of a kernel).

A plane through the embeddings cannot say "like this or like that, but not like what lies between";
likeness to single lines can, and what is learnt from it is still convex.
"""

from typing import Dict

import numpy as np

SCALE = 24.0
"""The length of the features, beside the n-grams' (chosen by leaving whole themes out)."""
LEAST = 1e-4
"""Below it an eigenvalue of the kernel is noise, which differs from processor to processor."""


class Likeness:
    """Features of unit vectors by their likeness to landmarks, also unit vectors."""

    def __init__(self) -> None:
        """Know nothing yet: `learn` or `restore` comes first."""
        self._landmarks = np.zeros((0, 0), np.float32)
        self._root = np.zeros((0, 0), np.float32)

    def learn(self, landmarks: np.ndarray) -> None:
        """Take the landmarks, a row each. The root is symmetric: no eigenvector's sign is in it."""
        self._landmarks = landmarks.astype(np.float32)
        values, vectors = np.linalg.eigh(self._kernel(self._landmarks).astype(np.float64))
        root = (vectors * np.maximum(values, LEAST) ** -0.5) @ vectors.T
        self._root = (SCALE * root).astype(np.float32)

    def of(self, rows: np.ndarray) -> np.ndarray:
        """Return the features of unit vectors, a row each."""
        return np.asarray(self._kernel(rows) @ self._root, np.float32)

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt as plain arrays."""
        return {"landmarks": self._landmarks, "root": self._root}

    def restore(self, state: Dict[str, np.ndarray]) -> None:
        """Take back what `state` returned."""
        self._landmarks, self._root = state["landmarks"], state["root"]

    def _kernel(self, rows: np.ndarray) -> np.ndarray:
        return np.exp(2 * (rows @ self._landmarks.T) - 2)
