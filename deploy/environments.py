"""The two Python environments, built from hashed lock files and rebuilt when those change."""

import hashlib
import os
import shutil
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy import ROOT, steps
from deploy.command import carry_out
from deploy.console import Console
from deploy.exclusive import waiting_turn
from deploy.steps import SetUpError, Step

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
NODE = Environment("node", ("node.txt",))
SBOM = Environment("sbom", ("sbom.txt",))
UV = SETUP.path / "bin" / "uv"


def ensure(environments: Sequence[Environment], console: Console) -> None:
    """Build those of the environments that do not fit, at the same time.

    Raises SetUpError where an installation fails.
    """
    if all(environment.fits() for environment in environments):
        return
    with waiting_turn(ROOT / ".venv" / "lock-file", "setting up", console):
        if not SETUP.fits():
            _install(_by_pip, [SETUP], console)
        missing = [environment for environment in environments if not environment.fits()]
        if missing:
            _build(missing, console)


def _build(environments: Sequence[Environment], console: Console) -> None:
    try:
        _install(_by_uv, environments, console)
    except SetUpError:
        # uv knows nothing of a mirror that pip.conf names.
        console.say("uv could not install; pip, which is slower, tries now")
        _install(_by_pip, environments, console)


def _install(
    command: Callable[[Environment], list[str]],
    environments: Sequence[Environment],
    console: Console,
) -> None:
    for environment in environments:
        shutil.rmtree(environment.path, ignore_errors=True)
        venv.create(environment.path, symlinks=True, with_pip=environment == SETUP)
    steps.run([_step(environment, command) for environment in environments], os.environ, console)
    for environment in environments:
        environment.stamp()


def _step(environment: Environment, command: Callable[[Environment], list[str]]) -> Step:
    # Not compiled: most of what Rasa brings is never imported; what is, compiles at its first use.
    files = [part for path in environment.lock_files for part in ("-r", str(path))]
    return Step(
        f"install .venv/{environment.name}",
        [*command(environment), "--no-deps", "--require-hashes", *files],
        ROOT / "var" / "log" / f"setup-{environment.name}.log",
    )


def _by_uv(environment: Environment) -> list[str]:
    return [str(UV), "pip", "install", "--no-progress", "--python", str(environment.python)]


def _by_pip(environment: Environment) -> list[str]:
    pip = [str(SETUP.python), "-m", "pip", "--python", str(environment.python), "install"]
    return [*pip, "--progress-bar", "off", "--no-compile", "--ignore-requires-python"]


def main() -> int:
    """Command line: build both environments."""
    ensure([APP, RASA], Console())
    return 0


if __name__ == "__main__":
    carry_out(main)
