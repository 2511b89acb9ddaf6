"""What 400 banks of answers cost, and how soon a change of one profile's answers is live.

`make bench ONLY=banks`. The profiles are generated (`benchmarks/bench_profiles.py`); what Rasa does
with fitted banks is measured in its own environment (`benchmarks/bench_answers.py`). A change waits
for the next look of the worker, then for that of the process that fits: both count in full.
"""

import json
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import bench_profiles
from benchmarks.edits import UNIT
from benchmarks.memory import resident_mib_of
from deploy import ROOT
from deploy.environments import RASA
from deploy.installation import RASA_ENVIRON, own_arithmetic
from intake.answer_bank import Banks
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.wording.languages import load as load_languages
from intake.worker import BankWriter
from webhook.worker import WRITE_EVERY

ONE = "gemeente-000"
LOOKS_EVERY = 1.0
"""Seconds between two looks of the process that fits (`bot/answers/bank_watch.py`)."""
LIMIT_SECONDS = 10.0
PATIENCE = 900
"""Seconds after which a step is given up, on however busy a machine."""


def measure() -> dict[str, float | int | bool]:
    """Return what was measured, and whether a change is live within the limit."""
    try:
        return _measured()
    finally:
        shutil.rmtree(ROOT / "var" / "embeddings" / "answers" / ONE, ignore_errors=True)


def _measured() -> dict[str, float | int | bool]:
    with tempfile.TemporaryDirectory(prefix="intake-banks-") as folder:
        data, var_dir = Path(folder) / "data", Path(folder) / "var"
        writer, units = _laid_out(data, var_dir)
        before = resident_mib_of(os.getpid())
        written = _seconds(writer.write_changed)
        grown = resident_mib_of(os.getpid()) - before
        _fit(var_dir)
        answers = data / "municipalities" / "answers" / f"{ONE}.yml"
        answers.parent.mkdir()
        answers.write_text(f"units:\n{UNIT}", encoding="utf-8")
        seen = _seconds(writer.write_changed)
        computed = _computed_by_children()
        fitted = _seconds(lambda: _fit(var_dir))
        computed = _computed_by_children() - computed
    live = WRITE_EVERY + seen + LOOKS_EVERY + fitted
    return {
        "municipalities": bench_profiles.PROFILES,
        "units_each": units,
        "written_s": round(written, 1),
        "writer_mib": round(grown, 1),
        "change_seen_s": round(seen, 2),
        "change_fitted_s": round(fitted, 1),
        "change_fitted_cpu_s": round(computed, 1),
        "change_live_s": round(live, 1),
        **_in_rasa(),
        "kept": live <= LIMIT_SECONDS,
    }


def _laid_out(data: Path, var_dir: Path) -> tuple[BankWriter, int]:
    """Lay out our data with generated profiles; return their writer, and the units each has."""
    (data / "municipalities").mkdir(parents=True)
    for entry in (ROOT / "data").iterdir():
        if entry.name != "municipalities":
            (data / entry.name).symlink_to(entry)
    catalogue = Catalogue.load(data / "services.yml")
    bench_profiles.generate(data / "municipalities", catalogue)
    languages = load_languages(data)
    profiles = Profiles(data / "municipalities", catalogue, "development", languages)
    banks = Banks(data, catalogue, "development")
    units = len(banks.of(profiles.all()[0]).units)
    return BankWriter(profiles, banks, var_dir), units


def _fit(var_dir: Path) -> None:
    """Fit the one bank in a process of its own, as the watcher does."""
    _in_rasas_environment("bot.answers.bank_fit", ONE, INTAKE_VAR_DIR=str(var_dir))


def _in_rasa() -> dict[str, float]:
    """Return what the banks cost the process that answers: memory, loading, and a line."""
    told = json.loads(_in_rasas_environment("benchmarks.bench_answers").splitlines()[-1])
    kept = ("400_mib", "400_load_one_ms", "line_p95_ms", "file_mib")
    return {f"rasa_{name.removeprefix('400_')}": told[name] for name in kept}


def _in_rasas_environment(module: str, *arguments: str, **environ: str) -> str:
    command = [str(RASA.python), "-m", module, *arguments]
    given = own_arithmetic({**os.environ, **RASA_ENVIRON, **environ})
    done = subprocess.run(
        command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=PATIENCE
    )
    # The benchmark says by its code that a limit of its own was missed: its figures stand.
    if done.returncode and not done.stdout.strip():
        raise RuntimeError(f"{module} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _computed_by_children() -> float:
    """Return the processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
