"""Sentence embeddings of two models, with a cache for training."""

import hashlib
import threading
from pathlib import Path
from typing import Dict, List, Optional

import numpy as np

from bot.encoders import models, side_by_side
from bot.encoders.kept import KeptVectors, one_process

PROBES = ("ik wil een nieuw paspoort", "Wo bekomme ich heute noch Hilfe für meine Mutter?")
"""What the embeddings of one machine are told from those of another by (`fingerprint`)."""


class Embedder:
    """One model. Training texts are kept on disk by hash; a citizen's words never are."""

    def __init__(
        self,
        model: str,
        cache_dir: Optional[Path] = None,
        purpose: str = "intents",
        first_from: Optional[Path] = None,
    ) -> None:
        """Take the folder of the cache; what another purpose has computed there is found, too.

        While nothing lies in that folder, what lies in the one of `first_from` is found.
        """
        self._model = model
        self._encode: Optional[models.Encode] = None
        self._kept = KeptVectors(model, cache_dir, purpose, first_from)
        # A message is encoded beside Rasa's loop, and in it where that was not done.
        self._one_at_a_time = threading.Lock()

    def encode(self, text: str) -> np.ndarray:
        """Return the embedding of one text, a float32 vector of the model's dimension."""
        return self.encode_batch([text])[0]

    def encode_batch(self, texts: List[str]) -> List[np.ndarray]:
        """Return the embeddings of texts, the same as of each alone to the last bit."""
        with self._one_at_a_time:
            if self._encode is None:
                self._encode = models.LOADERS[self._model]()
            return models.rows_alone(self._encode, texts)

    def encode_many(self, texts: List[str]) -> np.ndarray:
        """Return a row for each text, as `models.rows_together` does."""
        return models.rows_together(self._model, texts)

    def probes(self) -> np.ndarray:
        """Return what the embeddings of the cache are told by: a row for each of `PROBES`.

        What is learnt is learnt from the cache, whichever processor has filled it.
        """
        known = self._kept.load()
        if all(_key(text) in known for text in PROBES):
            return np.stack([known[_key(text)] for text in PROBES])
        return self.encode_many(list(PROBES))

    def encode_training(self, texts: List[str]) -> Dict[str, np.ndarray]:
        """Return text -> embedding, computing only what the cache on disk lacks.

        Where anything was lacking, the file of this purpose then holds these texts and no others.
        """
        with one_process(self._kept.folder):
            return self.fill(texts)

    def fill(self, texts: List[str]) -> Dict[str, np.ndarray]:
        """Do as `encode_training` does, for who is that one process already (`one_process`)."""
        known, first = self._kept.load(), self._kept.is_first
        missing = sorted({text for text in texts if _key(text) not in known})
        if missing:
            made = side_by_side.rows(self._model, missing)
            known.update(zip(map(_key, missing), made, strict=True))
        if missing or first:
            self._kept.save({_key(text): known[_key(text)] for text in texts})
        return {text: known[_key(text)] for text in texts}


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
