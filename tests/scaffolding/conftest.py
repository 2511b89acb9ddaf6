"""Things are added in a copy of the repository, and then used there by processes of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.scaffolding.steps import copied, follow

PACKAGES = ("actions", "intake", "webhook", "data", "domain.yml")


class Copy:
    """A copy of the repository."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def runs(self, *command: str) -> str:
        """Run Python there and return what it prints; it must end well."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def says(self, script: str) -> str:
        """Run a script there; return what it prints."""
        return self.runs("-c", script).strip()


@pytest.fixture
def added(tmp_path: Path) -> Callable[..., Copy]:
    """Follows a section of the guide in a copy of these folders, beside the packages and data."""

    def add(name: str, *more: Any) -> Copy:
        root = copied(tmp_path, *PACKAGES, *more)
        assert follow(name, root)
        return Copy(root)

    return add
