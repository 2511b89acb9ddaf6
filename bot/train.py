"""`python -m bot.train NAME OUT`: trains the model of this folder, its lines embedded meanwhile."""

import os
import subprocess
import sys
from typing import List, Sequence

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""What is learnt is multiplied on two threads of our own (`bot.learning.softmax`)."""


def commands(name: str, out: str) -> List[List[str]]:
    """Return what embeds, and what trains a model of this name into the folder `out`."""
    python = [sys.executable, "-m"]
    # What Rasa would validate, `make test` does: it costs a quarter of a training.
    train = ["rasa", "train", "--skip-validation", "--fixed-model-name", name, "--out", out]
    return [[*python, "bot.embedding"], [*python, *train]]


def main(arguments: Sequence[str]) -> int:
    """Train; should embedding fail, the training does it itself, and says what is wrong."""
    name, out = arguments
    embed, train = commands(name, out)
    embedding = subprocess.Popen(embed)
    try:
        return subprocess.run(train, env={**os.environ, **ONE_THREAD}).returncode
    finally:
        embedding.terminate()
        embedding.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
