"""`python -m bot.train NAME OUT`: trains the model of this folder.

What takes longest is done beside Rasa, which uses one core: lines are embedded, and what only needs
them is learnt.
"""

import os
import subprocess
import sys
import tempfile
from typing import List, Sequence

from bot.learning import beside

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""What is learnt is multiplied on two threads of our own (`bot.learning.softmax`)."""


def commands(name: str, out: str) -> List[List[str]]:
    """Return what trains a model of this name into the folder `out`, and before it what helps."""
    python = [sys.executable, "-m"]
    helpers = [["bot.embedding"], ["bot.beside", "danger"], ["bot.beside", "gate", "intents"]]
    # What Rasa would validate, `make test` does: it costs a quarter of a training. Without --force
    # it first looks for what its cache has, which is kept empty.
    train = ["rasa", "train", "--skip-validation", "--force", "--fixed-model-name", name]
    return [*([*python, *helper] for helper in helpers), [*python, *train, "--out", out]]


def main(arguments: Sequence[str]) -> int:
    """Train; where a helper fails, the training does its part itself, and says what is wrong."""
    *helpers, train = commands(*arguments)
    with tempfile.TemporaryDirectory(prefix="intake-training-") as folder:
        environ = {**os.environ, **ONE_THREAD, beside.FOLDER: folder}
        helping = [subprocess.Popen(helper, env=environ) for helper in helpers]
        try:
            return subprocess.run(train, env=environ).returncode
        finally:
            for process in helping:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
