"""The two Python environments, built from hashed lock files and rebuilt when those change."""

import hashlib
import os
import shutil
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy import ROOT, steps
from deploy.command import carry_out
from deploy.console import Console
from deploy.exclusive import waiting_turn
from deploy.steps import Step

REQUIREMENTS = ROOT / "requirements"


@dataclass(frozen=True)
class Environment:
    """One virtual environment below .venv/ and the lock files it is built from."""

    name: str
    locks: tuple[str, ...]
    home: Path = ROOT / ".venv"

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.home / self.name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.path / "bin" / "python"

    @property
    def lock_files(self) -> list[Path]:
        """Its lock files."""
        return [REQUIREMENTS / lock for lock in self.locks]

    def fits(self) -> bool:
        """True where it was built to the end, from these very lock files, and still runs."""
        stamp = self.path / ".built-from"
        return stamp.exists() and stamp.read_text() == self._wanted() and self.python.exists()

    def stamp(self) -> None:
        """Note what it was built from: the last act of building it."""
        (self.path / ".built-from").write_text(self._wanted())

    def _wanted(self) -> str:
        locks = b"".join(path.read_bytes() for path in self.lock_files)
        return hashlib.sha256(locks).hexdigest()


APP = Environment("app", ("app.txt", "dev.txt"))
RASA = Environment("rasa", ("rasa.txt", "rasa-test.txt"))
SETUP = Environment("setup", ("setup.txt",))
LOCK = Environment("lock", ("lock.txt",))
NODE = Environment("node", ("node.txt",))


def ensure(environments: Sequence[Environment], console: Console) -> None:
    """Build those of the environments that do not fit, at the same time.

    Raises SetUpError where an installation fails.
    """
    if all(environment.fits() for environment in environments):
        return
    with waiting_turn(ROOT / ".venv" / "lock-file", "setting up", console):
        missing = [environment for environment in environments if not environment.fits()]
        if missing and not SETUP.fits():
            _build([SETUP], console)
        _build(missing, console)


def _build(environments: Sequence[Environment], console: Console) -> None:
    for environment in environments:
        shutil.rmtree(environment.path, ignore_errors=True)
        # The installer brings a newer pip from outside; only its own environment needs one.
        venv.create(environment.path, symlinks=True, with_pip=environment == SETUP)
    steps.run([_installation(environment) for environment in environments], os.environ, console)
    for environment in environments:
        environment.stamp()


def _installation(environment: Environment) -> Step:
    pip: list[str | Path] = [SETUP.python, "-m", "pip"]
    if environment != SETUP:
        pip += ["--python", environment.python]
    # Not compiled: most of what Rasa brings is never imported; what is, compiles at its first use.
    options = ["--no-compile", "--no-deps", "--ignore-requires-python", "--require-hashes"]
    files = [part for path in environment.lock_files for part in ("-r", path)]
    return Step(
        f"install .venv/{environment.name}",
        [*pip, "install", "--progress-bar", "off", *options, *files],
        ROOT / "var" / "log" / f"setup-{environment.name}.log",
    )


def main() -> int:
    """Command line: build both environments."""
    ensure([APP, RASA], Console())
    return 0


if __name__ == "__main__":
    carry_out(main)
