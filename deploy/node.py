"""Node and what package.json names: the pages' own files, and the tools of the tests."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy import ROOT
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import NODE, ensure
from deploy.exclusive import waiting_turn
from deploy.steps import Step, run

LEAST = (18, 20)
"""What Prism 5.14 runs on; it is also Debian 12's own."""
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"


def ensure_tools(console: Console) -> None:
    """Install everything that package-lock.json names, where it is not there from this very lock.

    Uses the machine's Node with npm where it is recent enough. Else Node comes as a wheel from
    PyPI, by hash and without root: Debian's npm would bring four hundred packages. Raises
    SetUpError with the end of the log.
    """
    _ensure([], _everything(), console)


def ensure_pages(console: Console) -> None:
    """Install what pages are made of (htmx, the typeface), as `ensure_tools` does; not the tools.

    Raises SetUpError with the end of the log.
    """
    if not pages_fit():
        _ensure(["--omit=dev"], f"{_everything()} pages", console)


def pages_fit() -> bool:
    """True where what the pages are made of was installed from this very lock."""
    return _stamp().exists() and _stamp().read_text().split(" ")[0] == _everything()


def environ() -> dict[str, str]:
    """Return the environment in which `node` is one that fits."""
    if fits(shutil.which("node"), shutil.which("npm")):
        return dict(os.environ)
    return {**os.environ, "PATH": f"{NODE.path / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}


def fits(node: str | None, npm: str | None) -> bool:
    """True where both are there and Node is recent enough."""
    if node is None or npm is None:
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True)
    version = re.match(r"v(\d+)\.(\d+)\.", told.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= LEAST


def _ensure(options: Sequence[str], wanted: str, console: Console) -> None:
    if _installed(wanted):
        return
    with waiting_turn(ROOT / "var" / "node.lock", "installing from npm", console):
        if _installed(wanted):
            return
        if not fits(shutil.which("node"), shutil.which("npm")):
            ensure([NODE], console)
        # Not "npm" by its name: the new PATH counts for the child, not for finding it.
        npm = shutil.which("npm", path=environ()["PATH"])
        install = [str(npm), "ci", "--no-progress", *options]
        step = Step("install from npm (npm ci)", install, ROOT / "var" / "log" / "npm.log")
        run([step], environ(), console)
        _stamp().write_text(wanted)


def _installed(wanted: str) -> bool:
    return _stamp().exists() and _stamp().read_text() == wanted


def _stamp() -> Path:
    return MODULES / ".built-from"


def _everything() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Command line: install what the pages are made of (`pages`), or the test tools as well."""
    (ensure_pages if list(arguments) == ["pages"] else ensure_tools)(Console())
    return 0


if __name__ == "__main__":
    carry_out(lambda: main(sys.argv[1:]))
