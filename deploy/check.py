"""`make test`, `make lint`, `make types`: every check of the system, all of them run to the end."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from deploy import ROOT, children, debian, node
from deploy.banks import ensure_own_banks
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import APP, RASA, Environment, ensure
from deploy.installation import RASA_ENVIRON, own_arithmetic
from deploy.model import ensure_trained
from deploy.steps import SetUpError

Check = tuple[Environment, tuple[str, ...]]

LINT: dict[str, Check] = {
    "lint": (APP, ("ruff", "check", "--quiet", ".")),
    "format": (APP, ("ruff", "format", "--check", "--quiet", ".")),
    "imports": (APP, ("lint-imports", "--no-logo")),
}
TYPES: dict[str, Check] = {"types": (APP, ("mypy", "intake", "actions", "webhook", "deploy"))}
ELSEWHERE = ("--ignore=tests/bot", "--ignore=tests/calls")
TESTS: dict[str, Check] = {"all other tests": (APP, ("pytest", "tests", *ELSEWHERE))}
# On the other core: whole conversations mostly wait for the system that they talk to.
BESIDE: dict[str, Check] = {
    "tests of bot/ in Rasa's environment": (RASA, ("pytest", "tests/bot")),
    "whole conversations": (APP, ("pytest", "tests/calls")),
}


def run(checks: Mapping[str, Check], environ: Mapping[str, str], console: Console) -> list[str]:
    """Run the checks one after the other, their output shown; return the names of those failed."""
    failed = []
    for name, (environment, (program, *arguments)) in checks.items():
        console.say(f"--- {name}")
        command = _command(environment, program, *arguments)
        if subprocess.run(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL).returncode:
            failed.append(name)
    return failed


def everything(environ: Mapping[str, str], console: Console) -> list[str]:
    """Set up, train while lint and types are checked, then run all tests; return what failed."""
    ensure([APP, RASA], console)
    log = ROOT / "var" / "log" / "train-for-tests.log"
    training = children.start([sys.executable, "-m", "deploy.model"], environ, log, ROOT)
    try:
        debian.ensure("browser tests", console)
        node.ensure_tools(console)
        failed = run({**LINT, **TYPES}, environ, console)
        _follow(training, console)
    finally:
        children.end(training, patience=5)
    # Says what is wrong where the training above has failed.
    ensure_trained(console)
    return [*failed, *_banks(console), *_tests(environ, console)]


def _banks(console: Console) -> list[str]:
    """Let the installations of the tests find fitted banks; return what failed."""
    try:
        ensure_own_banks(console)
    except SetUpError as error:
        console.say(str(error))
        return ["banks of answers"]
    return []


def _tests(environ: Mapping[str, str], console: Console) -> list[str]:
    """Run all tests, on both cores; return what failed."""
    log = ROOT / "var" / "log" / "tests-beside.log"
    log.unlink(missing_ok=True)
    command = [sys.executable, "-m", "deploy.check", "beside"]
    beside = children.start(command, environ, log, ROOT)
    try:
        failed = run(TESTS, environ, console)
        code = beside.wait()
    finally:
        children.end(beside, patience=5)
    sys.stdout.write(log.read_text("utf-8", "replace"))
    return [*failed, *BESIDE] if code else failed


def _command(environment: Environment, program: str, *arguments: str) -> list[str]:
    return [str(environment.path / "bin" / program), *arguments]


def main(arguments: Sequence[str]) -> int:
    """Run the part named (lint, types, beside), or everything; 1 where something failed."""
    console, began = Console(), time.monotonic()
    environ = own_arithmetic({**os.environ, **RASA_ENVIRON})
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if arguments:
        ensure([APP], console)
        parts = {"lint": LINT, "types": TYPES, "beside": BESIDE}
        failed = run(parts[arguments[0]], environ, console)
    else:
        failed = everything(environ, console)
    if failed:
        raise SetUpError(f"Failed: {', '.join(failed)}")
    console.say(f"All checks are green, after {time.monotonic() - began:.0f} s.")
    return 0


def _follow(training: "subprocess.Popen[bytes]", console: Console) -> None:
    while training.poll() is None:
        console.wait("train the model")
        time.sleep(0.2)


if __name__ == "__main__":
    carry_out(lambda: main(sys.argv[1:]))
