"""`make test`, `make lint`, `make types`: every check of the system, all of them run to the end."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from deploy import debian, node
from deploy.banks import ensure_own_banks
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import APP, RASA, Environment, ensure
from deploy.installation import RASA_ENVIRON, own_arithmetic
from deploy.model import ensure_trained
from deploy.parts import Part, play
from deploy.steps import SetUpError


def _of(environment: Environment, program: str, *arguments: str) -> tuple[str | Path, ...]:
    return (environment.path / "bin" / program, *arguments)


def _tests(environment: Environment, *paths: str) -> tuple[str | Path, ...]:
    """Return what runs the tests under these paths, those after a "-" left out."""
    chosen = [f"--ignore={path[1:]}" if path.startswith("-") else path for path in paths]
    return _of(environment, "pytest", *chosen)


LINT = (
    Part("lint", _of(APP, "ruff", "check", "--quiet", ".")),
    Part("format", _of(APP, "ruff", "format", "--check", "--quiet", ".")),
    Part("imports", _of(APP, "lint-imports", "--no-logo")),
)
TYPES = (Part("types", _of(APP, "mypy", "intake", "actions", "webhook", "deploy")),)
PREPARED = ("model", "tools")
"""What is made ready for tests, each by this module's own argument."""
OWN_INSTALLATION = (
    "tests/calls/test_a_confirmation_outlives_its_worker.py",
    "tests/calls/test_an_edit_is_heard_at_once.py",
    "tests/calls/test_broken_parts.py",
    "tests/calls/test_production.py",
    "tests/calls/test_promises_under_faults.py",
    "tests/calls/test_what_the_processes_tell.py",
)
"""Whole conversations with installations that nobody else may talk to."""
OTHERS = tuple(f"-tests/{name}" for name in ("actions", "bot", "calls", "intake", "webhook"))
TESTS = (
    Part("tests of bot/", _tests(RASA, "tests/bot"), ("model",)),
    Part("tests of webhook/", _tests(APP, "tests/webhook", "-tests/webhook/browser"), ("tools",)),
    Part(
        "conversations",
        _tests(APP, "tests/calls", *(f"-{path}" for path in OWN_INSTALLATION)),
        PREPARED,
    ),
    Part("conversations under faults", _tests(APP, *OWN_INSTALLATION), PREPARED),
    Part("tests in browsers", _tests(APP, "tests/webhook/browser"), ("tools",)),
    Part("tests of intake/", _tests(APP, "tests/intake")),
    Part("all other tests", _tests(APP, "tests", *OTHERS), ("tools",)),
    Part("tests of actions/", _tests(APP, "tests/actions")),
)
"""The longest first: what is long and comes last leaves the other core with nothing to do."""


def everything(environ: Mapping[str, str], console: Console) -> list[str]:
    """Set up, then train and check, two parts at a time; return what failed."""
    ensure([APP, RASA], console)
    prepared = [Part(name, (sys.executable, "-m", "deploy.check", name)) for name in PREPARED]
    return play([*prepared, *LINT, *TYPES, *TESTS], environ, console)


def model(environ: Mapping[str, str], console: Console) -> list[str]:
    """Train where no model fits, and let the installations of the tests find fitted banks."""
    ensure_trained(console)
    ensure_own_banks(console)
    return []


def tools(environ: Mapping[str, str], console: Console) -> list[str]:
    """Install what the tests need beside both environments: a browser, and Node's tools."""
    debian.ensure("browser tests", console)
    node.ensure_tools(console)
    return []


def _only(parts: Sequence[Part]) -> Callable[[Mapping[str, str], Console], list[str]]:
    def check(environ: Mapping[str, str], console: Console) -> list[str]:
        ensure([APP], console)
        return play(parts, environ, console)

    return check


NAMED = {"lint": _only(LINT), "types": _only(TYPES), "model": model, "tools": tools}


def main(arguments: Sequence[str]) -> int:
    """Do what is named (lint, types, model, tools), or everything; 1 where something failed."""
    console, began = Console(), time.monotonic()
    environ = own_arithmetic({**os.environ, **RASA_ENVIRON})
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    failed = (NAMED[arguments[0]] if arguments else everything)(environ, console)
    if failed:
        raise SetUpError(f"Failed: {', '.join(failed)}")
    if not arguments:
        console.say(f"All checks are green, after {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    carry_out(lambda: main(sys.argv[1:]))
