"""Which commit is measured."""

import subprocess

from deploy import ROOT


def commit() -> str:
    """Return the commit of this tree, short; empty where git does not know."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()
