"""`python -m bot.encoders.side_by_side MODEL`: embeds many texts, a model on each core."""

import io
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import List

import numpy as np

from bot.encoders.models import rows_together

ROOT = Path(__file__).parents[2]
MANY = 400
"""Texts below which starting another process costs more than it brings."""


def rows(model: str, texts: List[str]) -> List[np.ndarray]:
    """Return the embeddings of texts, in their order, computed on every core."""
    # Texts of like length together: a batch costs what its longest text costs.
    texts_by_length = sorted(texts, key=len)
    workers = min(os.cpu_count() or 1, 1 + len(texts) // MANY)
    if workers == 1:
        shares, done = [texts_by_length], [rows_together(model, texts_by_length)]
    else:
        shares = [texts_by_length[i::workers] for i in range(workers)]
        with ThreadPoolExecutor(workers) as pool:
            done = list(pool.map(partial(_in_a_process, model), shares))
    vectors = {
        text: row
        for share, made in zip(shares, done, strict=True)
        for text, row in zip(share, made, strict=True)
    }
    return [vectors[text] for text in texts]


def _in_a_process(model: str, texts: List[str]) -> np.ndarray:
    """Embed in a Python of its own; multiprocessing would import Rasa and TensorFlow in it."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.encoders.side_by_side", model],
        input=json.dumps(texts).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    return np.asarray(np.load(io.BytesIO(done.stdout), allow_pickle=False))


def main() -> int:
    """Command line: MODEL; reads a JSON list of texts, writes their embeddings as an array."""
    made = rows_together(sys.argv[1], json.load(sys.stdin))
    # Not straight to the pipe: numpy asks a file where it stands, and a pipe cannot say.
    written = io.BytesIO()
    np.save(written, made)
    sys.stdout.buffer.write(written.getvalue())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
