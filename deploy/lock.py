"""`make lock`: compile requirements/*.in into lock files with the hash of every wheel."""

import subprocess
import sys

from deploy import ROOT
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import SETUP, UV, ensure

# Rasa declares itself for Python below 3.11 only, so its lock is resolved for 3.10 and installed
# on 3.11 (docs/decisions/0001). No index address and no path of this machine gets into a lock.
RASA_OPTIONS = ("--python-version", "3.10", "--override", "requirements/rasa-overrides.txt")
LOCKS: dict[str, tuple[str, ...]] = {
    "app": ("--python-version", "3.11"),
    "dev": ("--python-version", "3.11"),
    "rasa": RASA_OPTIONS,
    "rasa-test": ("--python-version", "3.10"),
    "setup": ("--python-version", "3.11"),
    "node": ("--python-version", "3.11"),
    "sbom": ("--python-version", "3.11"),
}
"""In this order: dev is held to app, and rasa-test to rasa."""

HASHED = ("--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet")


def main() -> int:
    """Compile every lock; what is given on the command line goes to uv (--upgrade)."""
    console = Console()
    ensure([SETUP], console)
    uv = [str(UV), "pip", "compile", *HASHED, *sys.argv[1:]]
    for name, options in LOCKS.items():
        console.say(f"requirements/{name}.txt")
        files = [f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
        code = subprocess.run([*uv, *options, *files], cwd=ROOT).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    carry_out(main)
