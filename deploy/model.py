"""The trained model: named after what it was trained from, trained again when that changes."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from deploy import ROOT
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import RASA, ensure
from deploy.exclusive import waiting_turn
from deploy.installation import RASA_ENVIRON, own_arithmetic
from deploy.steps import Step, run

SOURCES = (
    "config.yml",
    "domain.yml",
    "bot",
    "requirements/rasa.txt",
    "data/services.yml",
    "data/languages.yml",
    "data/dialogue",
    "data/*/danger",
    "data/*/nlu",
    "data/*/questions.yml",
    "data/*/courtesies.yml",
    "data/*/responses",
    "data/*/lookups",
)
"""These and nothing else. Profiles and sentences are reread while running (`Profiles`, `Texts`),
what needs a restart instead is in docs/operations.md; encoders are packages.

Editors' answers are none: the gate learns from the questions that are there when it is trained, and
a new one asks for no training.
"""


def fingerprint(root: Path = ROOT) -> str:
    """Return the hash of every file that the model is trained from, by path and content."""
    digest = hashlib.sha256()
    for path in sorted(set(_files(root))):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:16]


def model_path(root: Path = ROOT) -> Path:
    """Return where the model of these sources lies, or will lie once trained."""
    return root / "models" / f"{fingerprint(root)}.tar.gz"


def ensure_trained(console: Console, force: bool = False) -> Path:
    """Return the model that fits, trained now where it is missing; drop those that no longer fit.

    Needs Rasa's environment. Raises SetUpError with the end of the log where training fails.
    """
    with waiting_turn(ROOT / "var" / "training.lock", "training", console):
        path = model_path()
        if force or not path.exists():
            _train(path, console)
            for old in set(path.parent.glob("*.tar.gz")) - {path}:
                old.unlink()
    return path


def training_step(path: Path) -> Step:
    """Return the command that trains; the model appears beside its place, to be moved there."""
    name = path.name.removesuffix(".tar.gz")
    command = training_command(name, path.parent / "draft")
    return Step("train the model", command, ROOT / "var" / "log" / "train.log")


def training_command(name: str, out: Path) -> list[str]:
    """Return what trains the sources of the working directory, to a model of this name."""
    return [str(RASA.python), "-m", "bot.train", name, str(out)]


def _train(path: Path, console: Console) -> None:
    run([training_step(path)], own_arithmetic({**os.environ, **RASA_ENVIRON}), console)
    draft = path.parent / "draft"
    (draft / path.name).replace(path)
    draft.rmdir()


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        for found in root.glob(source):
            inside = found.rglob("*") if found.is_dir() else [found]
            yield from (path for path in inside if path.is_file() and _counts(path, root))


def _counts(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return "__pycache__" not in parts and not any(part.startswith(".") for part in parts)


def main() -> int:
    """Command line: train, with --force also where a model fits already."""
    console = Console()
    ensure([RASA], console)
    path = ensure_trained(console, force="--force" in sys.argv[1:])
    console.say(f"model {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    carry_out(main)
