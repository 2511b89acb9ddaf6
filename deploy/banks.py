"""The banks of answers: written by `intake`, fitted by `bot`; what fits already is left alone."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from deploy import ROOT, secret_files
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import APP, RASA, ensure
from deploy.installation import RASA_ENVIRON, complete, own_arithmetic
from deploy.steps import SetUpError, Step, run

OWN = ROOT / "var"
"""Where this tree keeps what is fitted to its own data: other installations take it over."""


def ensure_banks(environ: Mapping[str, str], console: Console) -> None:
    """Write the banks of an installation and fit those that have changed.

    Needs both environments. Raises SetUpError with the end of the log where an editor's file has
    mistakes, after everything else is written and fitted: the others answer all the same.
    """
    mistakes: SetUpError | None = None
    try:
        write_banks(environ, console)
    except SetUpError as error:
        mistakes = error
    var_dir = Path(environ["INTAKE_VAR_DIR"])
    fitting = [str(RASA.python), "-m", "bot.answers.bank_fit"]
    log = var_dir / "log" / "fit-banks.log"
    run([Step("fit the banks of answers", fitting, log)], _arithmetic(environ), console)
    if mistakes:
        raise mistakes


def ensure_own_banks(console: Console) -> None:
    """Do the same for this tree's own data, so that those of tests have nothing left to fit."""
    own = {
        "INTAKE_ENV": "test",
        "INTAKE_VAR_DIR": str(OWN),
        "INTAKE_DATA_DIR": str(ROOT / "data"),
    }
    given = {**os.environ, **secret_files.fresh(), **own}
    ensure_banks(complete(given, env_file=None), console)


def write_banks(environ: Mapping[str, str], console: Console) -> None:
    """Write the banks of an installation, and fit none: take what this tree has fitted already.

    Raises SetUpError with the end of the log where an editor's file has mistakes.
    """
    var_dir = Path(environ["INTAKE_VAR_DIR"])
    writing = [str(APP.python), "-m", "intake.answer_bank"]
    log = var_dir / "log" / "write-banks.log"
    try:
        run([Step("write the banks of answers", writing, log)], environ, console)
    finally:
        take_over(OWN / "banks", var_dir / "banks")


def take_over(theirs: Path, ours: Path) -> None:
    """Copy what is fitted to the very same bank elsewhere, where ours has none."""
    for written in ours.glob("*.json"):
        fitted, there = written.with_suffix(".npz"), theirs / written.name
        if fitted.exists() or not there.with_suffix(".npz").exists():
            continue
        if there.exists() and there.read_bytes() == written.read_bytes():
            draft = fitted.with_suffix(f".{os.getpid()}.draft.npz")
            shutil.copyfile(there.with_suffix(".npz"), draft)
            draft.replace(fitted)


def _arithmetic(environ: Mapping[str, str]) -> dict[str, str]:
    return own_arithmetic({**environ, **RASA_ENVIRON})


def main() -> int:
    """Command line (`make banks`): write and fit the banks of this installation."""
    console = Console()
    ensure([APP, RASA], console)
    ensure_banks(complete(os.environ, demand_secrets=False), console)
    return 0


if __name__ == "__main__":
    carry_out(main)
