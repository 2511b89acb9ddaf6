"""A line as the models of questions read it: encoded once, its n-grams counted once for all."""

from collections import Counter
from functools import lru_cache
from typing import Callable, Dict, List, NamedTuple, Sequence

import numpy as np

from bot.encoders import ahead
from bot.encoders.encoder import Embedder
from bot.encoders.models import DIMENSIONS
from bot.learning.features import grams_of, spelling

LONGEST = 5
"""Letters of the longest n-gram: five of them fit into one number."""
BITS = 12
"""A letter beyond them is none of a language that the bot knows."""
Vectors = Dict[str, np.ndarray]


class Line(NamedTuple):
    """Its vectors by model, and its n-grams as numbers with how much each counts (1 + log)."""

    vectors: Vectors
    grams: np.ndarray
    counts: np.ndarray


class Lines:
    """Makes lines of texts, with the pipeline's own encoders where there is a pipeline."""

    def __init__(self) -> None:
        """Load nothing yet: an encoder of its own is made where no pipeline serves one."""
        self._own = {model: Embedder(model) for model in DIMENSIONS}

    def of(self, text: str) -> Line:
        """Return a text as the models read it."""
        return line(text, {model: self._vector(model, text) for model in DIMENSIONS})

    def _vector(self, model: str, text: str) -> np.ndarray:
        found = ahead.now(model, text)
        return self._own[model].encode(text) if found is None else found


def line(text: str, vectors: Vectors) -> Line:
    """Return a line whose vectors are known."""
    counted = Counter(_grams()(spelling(text)))
    times = np.fromiter(counted.values(), np.float32, len(counted))
    return Line(vectors, numbers(list(counted)), 1 + np.log(times))


def numbers(grams: Sequence[str]) -> np.ndarray:
    """Return each n-gram as a number: looked up faster than a word, and smaller on disk."""
    if not len(grams):
        return np.zeros(0, np.uint64)
    letters = np.array(grams, f"<U{LONGEST}").view("<u4").reshape(-1, LONGEST)
    kept = np.minimum(letters, 2**BITS - 1).astype(np.uint64)
    places = np.arange(LONGEST, dtype=np.uint64) * np.uint64(BITS)
    return np.asarray((kept << places).sum(axis=1, dtype=np.uint64))


@lru_cache(1)
def _grams() -> Callable[[str], List[str]]:
    return grams_of({"shortest": 2, "longest": LONGEST, "at_least": 1})
