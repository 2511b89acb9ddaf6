"""Debian packages that some targets need: installed as root on Debian, named otherwise."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence

from deploy import ROOT
from deploy.console import Console
from deploy.steps import SetUpError, Step, run

BROWSER = "chromium-headless-shell"
"""Chromium without windows and menus: half the processor time of one that only hides them."""
PACKAGES: dict[str, tuple[str, ...]] = {"browser tests": (BROWSER,)}
"""What is needed for which purpose."""


def missing(packages: Sequence[str]) -> list[str]:
    """Return those of the packages that dpkg does not know as installed."""
    return [name for name in packages if not _installed(name)]


def ensure(
    purpose: str,
    console: Console,
    packages: Sequence[str] | None = None,
    may_install: Callable[[], bool] | None = None,
) -> None:
    """Install what this purpose lacks; asks Debian's servers only when something is missing.

    Raises SetUpError naming the packages where this is not Debian, or not root.
    """
    wanted = PACKAGES[purpose] if packages is None else packages
    lacking = missing(wanted)
    if not lacking:
        return
    if not (may_install or _may_install)():
        names = " ".join(lacking)
        raise SetUpError(f"For {purpose}, install as root first: apt-get install {names}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    log = ROOT / "var" / "log" / "setup-debian.log"
    run([Step("apt-get update", ["apt-get", "update"], log)], quiet, console)
    install = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    run([Step(f"apt-get install {' '.join(lacking)}", install, log)], quiet, console)


def _installed(name: str) -> bool:
    if shutil.which("dpkg-query") is None:
        return False
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None
