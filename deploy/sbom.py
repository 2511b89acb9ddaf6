"""`make sbom`: what every part of an installation is made of, as CycloneDX (ECMA-424)."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy import ROOT
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import APP, NODE, RASA, SBOM, Environment, ensure
from deploy.steps import Step, run

FOLDER = ROOT / "var" / "sbom"
FORM = ("--of", "JSON", "--output-reproducible")
"""Without moment and number, so that two lists of the same libraries are the same file."""


def main(arguments: Sequence[str] = ()) -> int:
    """Write a list for each environment and one for what npm installs; return 0.

    The environments are listed as they are installed, with licences and who needs whom. Raises
    SetUpError with the end of the log of a list that cannot be written.
    """
    folder, console = Path(arguments[0]) if arguments else FOLDER, Console()
    ensure([APP, RASA, SBOM, NODE], console)
    folder.mkdir(parents=True, exist_ok=True)
    run([_listing(environment, folder) for environment in (APP, RASA)], os.environ, console)
    run([_of_npm(folder)], _with_npm(), console)
    for file in sorted(folder.glob("*.cdx.json")):
        console.say(str(file))
    return 0


def _listing(environment: Environment, folder: Path) -> Step:
    file = folder / f"{environment.name}.cdx.json"
    lister = SBOM.path / "bin" / "cyclonedx-py"
    command: list[str | Path] = [lister, "environment", *FORM, "-o", file, environment.python]
    return Step(f"list .venv/{environment.name}", command, _log(environment.name))


def _of_npm(folder: Path) -> Step:
    """Return what lists the files of pages: npm's own command, which prints the list."""
    told = (
        f'npm sbom --sbom-format cyclonedx --package-lock-only --omit dev > "{folder}/npm.cdx.json"'
    )
    return Step("list package-lock.json", ["/bin/sh", "-c", told], _log("npm"))


def _with_npm() -> dict[str, str]:
    # Debian's npm knows no such command yet.
    return {**os.environ, "PATH": f"{NODE.path / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}


def _log(name: str) -> Path:
    return ROOT / "var" / "log" / f"sbom-{name}.log"


if __name__ == "__main__":
    carry_out(lambda: main(sys.argv[1:]))
