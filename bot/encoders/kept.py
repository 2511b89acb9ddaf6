"""Embeddings kept on disk: a file for each purpose, which all purposes read."""

import contextlib
import fcntl
from pathlib import Path
from typing import Dict, Iterator, Optional, Set

import numpy as np

from bot.encoders.models import made_by

Vectors = Dict[str, np.ndarray]
"""By the key of a text."""


class KeptVectors:
    """What one model has made of texts, by their keys; without a folder nothing is kept."""

    def __init__(
        self, model: str, folder: Optional[Path], purpose: str, first_from: Optional[Path] = None
    ) -> None:
        """While `purpose` has nothing in its folder, what lies in that of `first_from` is found."""
        self._model, self._made_by = model, made_by(model)
        self._file = folder / f"{model}-{self._made_by}.{purpose}.npz" if folder else None
        self._first_from = first_from

    @property
    def folder(self) -> Optional[Path]:
        """Where they are kept."""
        return self._file.parent if self._file else None

    @property
    def is_first(self) -> bool:
        """Whether what is found was made for others, in the folder to begin from."""
        return bool(self._first_from and self._file and not self._file.exists())

    def load(self) -> Vectors:
        """Return all that these very versions have made, for whichever purpose."""
        known: Vectors = {}
        for file in self._files():
            with np.load(file, allow_pickle=False) as stored:
                known.update(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
        return known

    def save(self, known: Vectors) -> None:
        """Keep these and no others for this purpose; what other versions made goes."""
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".draft.npz")
        np.savez(draft, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        draft.replace(self._file)
        for old in set(self._file.parent.glob(f"{self._model}-*.npz")) - self._files():
            old.unlink()

    def _files(self) -> Set[Path]:
        if self._file is None:
            return set()
        folder = self._first_from if self.is_first else self._file.parent
        same = f"{self._model}-{self._made_by}.*.npz"
        return set(folder.glob(same)) - set(folder.glob("*.draft.npz"))


@contextlib.contextmanager
def one_process(folder: Optional[Path]) -> Iterator[None]:
    """Wait until no other process embeds for this folder; what it has embedded is found then."""
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "embedding.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
