"""Encoders whose vectors are arithmetic over words: alike where words are shared, and quick."""

import hashlib
import threading

import numpy as np

from bot.encoders import ahead, models


class FakeEncoder:
    """Adds a vector for each word; notes what it was asked."""

    def __init__(self, model: str) -> None:
        self.model, self.asked = model, list[str]()

    def __call__(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return np.stack([self._of(text) for text in texts])

    def _of(self, text: str) -> np.ndarray:
        words = text.casefold().replace("?", "").split() or [""]
        return np.sum([self._word(word) for word in words], axis=0) / np.sqrt(len(words))

    def _word(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256(f"{self.model} {word}".encode()).digest()[:4], "big")
        drawn = np.random.default_rng(seed).standard_normal(models.DIMENSIONS[self.model])
        return drawn.astype(np.float32)


class FakeModel:
    """A model whose vectors are arithmetic; notes what it was asked, and in which thread."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[str] = set()

    def __call__(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        self.threads.add(threading.current_thread().name)
        return np.array([[len(text), *map(ord, text[:383].ljust(383))] for text in texts], "f4")


def put_in_place(monkeypatch) -> dict[str, FakeEncoder]:
    """Let both encoders be fakes, and no pipeline serve."""
    fakes = {model: FakeEncoder(model) for model in models.DIMENSIONS}
    for model, fake in fakes.items():
        monkeypatch.setitem(models.LOADERS, model, lambda fake=fake: fake)
    monkeypatch.setattr(ahead, "_serving", {})
    return fakes
