"""The training examples as they are read outside Rasa: for calibrating and comparing."""

from pathlib import Path
from typing import Dict, List, NamedTuple

import numpy as np
import yaml

from bot.encoders.encoder import Embedder

NEAR = 0.7
"""Cosine of centred embeddings from which two examples say nearly the same."""


class Example(NamedTuple):
    """A line somebody could say, in which language, and what it means."""

    text: str
    language: str
    intent: str


def read_examples(data: Path) -> List[Example]:
    """Return every example of `<data>/<language>/nlu/<intent>.yml`, in a fixed order."""
    found: Dict[str, Example] = {}
    for file in sorted(data.glob("*/nlu/*.yml")):
        for section in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            for line in section["examples"].splitlines():
                text = line.removeprefix("- ").strip()
                example = Example(text, file.parent.parent.name, section["intent"])
                found.setdefault(text, example)
    return list(found.values())


def folds(texts: List[str], count: int, cache: Path) -> np.ndarray:
    """Return the fold of each text; texts that say nearly the same share one.

    Whoever writes a line writes three like it. Parted among folds they would let the model look
    surer of strangers' lines than it is.
    """
    known = Embedder("use", cache).encode_training(texts)
    vectors = np.stack([known[text] for text in texts])
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    leader_of = _leaders(vectors)
    leaders = np.unique(leader_of)
    fold_of_leader = dict(
        zip(leaders, np.random.default_rng(5).integers(0, count, len(leaders)), strict=True)
    )
    return np.array([fold_of_leader[leader] for leader in leader_of])


def _leaders(vectors: np.ndarray) -> np.ndarray:
    """Return for each vector the first one near it that follows no other."""
    leader_of = np.full(len(vectors), -1)
    for i, vector in enumerate(vectors):
        if leader_of[i] < 0:
            near = (vectors[i:] @ vector >= NEAR) & (leader_of[i:] < 0)
            leader_of[i:][near] = i
            leader_of[i] = i
    return leader_of
