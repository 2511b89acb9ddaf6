"""How long our model takes to train: from nothing, and with the embeddings of its lines at hand."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from deploy import ROOT
from deploy.installation import RASA_ENVIRON, own_arithmetic
from deploy.model import SOURCES, training_command

BESIDE = "data/thresholds.yml"
"""No source of the model, but a component wants it there when it is made."""


def cold_and_warm(directory: Path) -> dict[str, float]:
    """Train a copy of our sources twice; return the seconds of each."""
    for source in (*SOURCES, BESIDE):
        for found in ROOT.glob(source):
            target = directory / found.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if found.is_dir() else shutil.copy)(found, target)
    return {"cold": _train(directory), "warm": _train(directory)}


def _train(directory: Path) -> float:
    environ = own_arithmetic({**os.environ, **RASA_ENVIRON, "PYTHONPATH": str(directory)})
    command = training_command("measured", directory / "models")
    began = time.perf_counter()
    done = subprocess.run(command, cwd=directory, env=environ, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the model cannot be trained:\n{done.stderr[-2000:]}")
    return round(time.perf_counter() - began, 1)
