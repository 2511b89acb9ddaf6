"""How near a line is to the questions by which a bank knows a unit.

A share only says which unit a line means most: of units of which none is meant, one still has the
largest. A question that no unit answers is far from all that are known.
"""

from functools import cached_property
from itertools import pairwise
from typing import Dict, Sequence

import numpy as np

MODEL = "e5"
"""The encoder by which nearness is told; the other one adds little to it."""
STEPS = 127
"""Into how many steps a number is parted on either side of zero: a byte each, a megabyte spared."""


class KnownQuestions:
    """The embeddings of a bank's questions, those of a unit together."""

    def __init__(self, state: Dict[str, np.ndarray]) -> None:
        """Take what `of` returned."""
        self._state = state

    @classmethod
    def of(cls, vectors: np.ndarray, units: Sequence[int], count: int) -> "KnownQuestions":
        """Keep vectors of length 1, each a question of the unit with the number at its place."""
        order = np.argsort(units, kind="stable")
        ends = np.searchsorted(np.asarray(units)[order], np.arange(count + 1))
        peak = max(float(np.abs(vectors).max()), 1e-9)
        rows = np.round(vectors[order] * (STEPS / peak)).astype(np.int8)
        scale = np.array(peak / STEPS, np.float32)
        return cls({"asked": rows, "asked_scale": scale, "asked_from": ends.astype(np.int32)})

    def nearness(self, unit: int, vector: np.ndarray) -> float:
        """Return the cosine of a vector of length 1 and the nearest question of a unit, -1 to 1.

        A unit that nobody has written a question for is near to nothing: 0.
        """
        start, end = self._state["asked_from"][unit : unit + 2]
        rows = self._state["asked"][start:end]
        if not len(rows):
            return 0.0
        return float((rows.astype(np.float32) @ vector).max() * self._state["asked_scale"])

    @cached_property
    def middles(self) -> np.ndarray:
        """The middle of the questions of each unit, of length 1; of none it is nothing."""
        ends = self._state["asked_from"]
        rows = self._state["asked"].astype(np.float32)
        summed = np.stack([rows[a:b].sum(axis=0) for a, b in pairwise(ends)])
        return np.asarray(summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9))

    def state(self) -> Dict[str, np.ndarray]:
        """Return what is kept, as plain arrays."""
        return self._state
