"""Turns a text into the numbers the classifier reads: its meaning, its spelling, its subjects."""

import re
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

import numpy as np
from scipy.sparse import csr_matrix

from bot.encoders import ahead
from bot.encoders.encoder import Embedder
from bot.encoders.fingerprint import check
from bot.encoders.models import DIMENSIONS
from bot.learning.blocks import Blocks
from bot.learning.word_grams import WordGrams
from bot.words.folding import fold
from bot.words.marks import unmarked

NOT_SPELLING = re.compile(r"[^\w?]+")
"""All but the question mark goes: a recogniser writes none, and people are as sparing."""


def spelling(text: str) -> str:
    """Return the text as its n-grams are read: folded, without punctuation or marks."""
    return NOT_SPELLING.sub(" ", fold(unmarked(text))).strip()


class Features:
    """Sentence embeddings, tf-idf of character n-grams, and the services that are named.

    The embeddings are centred and brought to one length, so that their weights compare.
    """

    def __init__(
        self,
        weights: Dict[str, float],
        grams: Dict[str, int],
        data: Path,
        cache: Path,
        purpose: str = "intents",
        first_from: Optional[Path] = None,
    ) -> None:
        """Take the weight of each block (`use`, `e5`, `spelling`, `subjects`; none of weight 0 is
        computed), the n-grams' settings, the data folder with the names of services, and the
        embeddings' cache with what it is for (`Embedder`)."""
        self._weights = weights
        self._embedders = {
            m: Embedder(m, cache, purpose, first_from) for m in DIMENSIONS if weights.get(m)
        }
        self._grams = _vectorizer(grams)
        self._subjects = _subjects(data) if weights.get("subjects") else None
        self._means: Dict[str, np.ndarray] = {}

    def learn(self, texts: List[str]) -> Blocks:
        """Return the features of training texts, and keep what later texts are measured by."""
        embedded = self._from_cache(texts)
        # e5 points every text much the same way; only what is left tells them apart.
        self._means = {model: vectors.mean(axis=0) for model, vectors in embedded.items()}
        return self._together(texts, embedded, self._grams.fit_transform(map(spelling, texts)))

    def of(self, texts: List[str]) -> Blocks:
        """Return the features of texts as they are served: nothing is kept on disk."""
        embedded = {model: self._now(model, texts) for model in self._embedders}
        return self._together(texts, embedded, self._grams.transform(map(spelling, texts)))

    def serve(self) -> None:
        """Let what citizens say be encoded ahead, beside Rasa's loop, by these very models."""
        for model, embedder in self._embedders.items():
            ahead.serve(model, embedder.encode)

    def _now(self, model: str, texts: List[str]) -> np.ndarray:
        found = [ahead.known(model, text) for text in texts]
        if any(vector is None for vector in found):
            return np.stack(self._embedders[model].encode_batch(texts))
        return np.stack(found)

    def meanings(self, model: str, texts: List[str]) -> np.ndarray:
        """Return what an encoder makes of texts of ours, centred, in rows of length 1."""
        return _of_one_length(self._from_cache(texts)[model] - self._means[model])

    def of_examples(self, texts: List[str]) -> Blocks:
        """Return the features of texts of ours, whose embeddings the cache has."""
        embedded = self._from_cache(texts)
        return self._together(texts, embedded, self._grams.transform(map(spelling, texts)))

    def _from_cache(self, texts: List[str]) -> Dict[str, np.ndarray]:
        known = {m: e.encode_training(texts) for m, e in self._embedders.items()}
        return {m: np.stack([vectors[text] for text in texts]) for m, vectors in known.items()}

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt as plain arrays, none of them of Python objects."""
        grams = sorted(self._grams.vocabulary_, key=self._grams.vocabulary_.__getitem__)
        probes = {f"probe_{m}": one.probes() for m, one in self._embedders.items()}
        return {"grams": np.array(grams), "idf": self._grams.idf_, **self._means, **probes}

    def restore(self, state: Dict[str, np.ndarray]) -> None:
        """Take back what `state` returned; raise OtherNumbers where the encoders are others."""
        check({model: state[f"probe_{model}"] for model in self._embedders})
        self._grams.vocabulary = {gram: i for i, gram in enumerate(state["grams"].tolist())}
        self._grams.idf_ = state["idf"]
        self._means = {model: state[model] for model in self._embedders}

    def _together(
        self, texts: List[str], embedded: Dict[str, np.ndarray], grams: csr_matrix
    ) -> Blocks:
        dense = []
        if self._subjects is not None:
            dense.append(self._weights["subjects"] * self._subjects.of(texts))
        for model, vectors in embedded.items():
            dense.append(self._weights[model] * _of_one_length(vectors - self._means[model]))
        spelt = grams * np.float32(self._weights["spelling"])
        return Blocks([np.hstack(dense).astype(np.float32), spelt])


def _subjects(data: Path) -> Any:
    from bot.learning.subjects import (
        Subjects,  # spaCy, a second that a bank of answers need not wait for
    )

    return Subjects(data)


def grams_of(grams: Dict[str, int]) -> Callable[[str], List[str]]:
    """Return what parts a spelt text into its n-grams, as the features do."""
    return _vectorizer(grams).build_analyzer()


def _vectorizer(grams: Dict[str, int]) -> WordGrams:
    return WordGrams(
        analyzer="char_wb",
        ngram_range=(grams["shortest"], grams["longest"]),
        min_df=grams["at_least"],
        sublinear_tf=True,
        lowercase=False,
        dtype=np.float32,
    )


def _of_one_length(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
