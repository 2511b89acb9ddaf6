"""`make bench`: measure the system, and Rasa's own starter beside it; see docs/benchmarks.md.

ONLY=paced,saturated measures some parts; SECONDS=60 lengthens a round. What was measured earlier
stays in the results, with its own time.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import (
    banks,
    bench_profiles,
    bench_spoken,
    chaos,
    crowd,
    danger,
    desk,
    edits,
    hearing,
    ours,
    parts,
    picture,
    promises,
    promises_kept,
    starter,
    table,
    training,
)
from benchmarks.commit import commit
from benchmarks.systems import System
from deploy import ROOT
from deploy.banks import ensure_own_banks
from deploy.console import Console
from deploy.environments import APP, RASA, ensure
from deploy.model import ensure_trained

ROUND_SECONDS = 30.0
RESULTS = ROOT / "var" / "bench"
TALKING: dict[str, Callable[[Sequence[System], float], dict[str, Any]]] = {
    "paced": parts.paced,
    "saturated": parts.saturated,
    "growth": lambda systems, _: parts.growth(systems),
    "memory": lambda systems, _: parts.memory(systems),
}
"""Parts for which both systems run."""
ALONE: dict[str, Callable[..., dict[str, Any]]] = {
    "profiles": bench_profiles.measure,
    "spoken": bench_spoken.measure,
    "danger": danger.measure,
    "edits": edits.measure,
    "banks": banks.measure,
    "hearing": hearing.measure,
    "promises": promises.measure,
    "crowd": crowd.measure,
    "chaos": chaos.measure,
    "desk": desk.measure,
}
"""Parts that nothing has to run for; danger, edits, hearing, promises, crowd, chaos and desk
start installations of their own."""
TIMED = ("chaos", "crowd", "promises", "desk")
"""Those of them that last as long as one says; where one does not, chaos ten minutes, and promises
until everything was broken."""
ALL = ("training", "start", *TALKING, *ALONE)


def main() -> None:
    """Measure what was asked for, add it to the results, and print them."""
    asked = _arguments()
    console = Console()
    ensure([APP, RASA], console)
    ensure_trained(console)
    ensure_own_banks(console)
    file = RESULTS / "results.json"
    results = json.loads(file.read_text()) if file.exists() else {"parts": {}}
    with tempfile.TemporaryDirectory(prefix="intake-bench-") as directory:
        for name, told in _measured(asked, Path(directory), console):
            results["parts"][name] = {"at": _now(), "commit": commit(), **told}
            results["machine"] = _machine()
            results["ratios"] = parts.ratios(results["parts"])
            _write(file, results)
    print(table.written(results))
    console.say(f"{file.parent.relative_to(ROOT)}/results.json, .md and .svg")


def _measured(
    asked: argparse.Namespace, directory: Path, console: Console
) -> Iterator[tuple[str, dict[str, Any]]]:
    only, seconds = asked.only, asked.seconds
    for name in [name for name in ALONE if name in only]:
        console.say(f"--- {name}")
        timed = {"seconds": seconds} if seconds and name in TIMED else {}
        chosen = {"faults": asked.fault} if name == "promises" else {}
        yield name, ALONE[name](**timed, **chosen)
    if set(only) <= set(ALONE):
        return
    project = directory / "starter"
    starter.write(project)
    if "training" in only:
        console.say("--- training")
        yield "training", _trained(project, directory / "ours")
    else:
        console.say("--- the starter's model")
        starter.ensure_trained(project, RESULTS)
    with _systems(directory, project, console) as (systems, started):
        if "start" in only:
            yield "start", started
        for name in [name for name in TALKING if name in only]:
            console.say(f"--- {name}")
            yield name, TALKING[name](systems, seconds or ROUND_SECONDS)


def _trained(project: Path, copy: Path) -> dict[str, Any]:
    """Train the starter twice, and a copy of ours twice."""
    seconds = {name: round(starter.train(project), 1) for name in ("cold", "warm")}
    return {"ours": training.cold_and_warm(copy), "starter": seconds}


@contextmanager
def _systems(
    directory: Path, project: Path, console: Console
) -> Iterator[tuple[list[System], dict[str, Any]]]:
    console.say("--- start")
    with starter.running(project) as (theirs, seconds):
        began = time.perf_counter()
        with ours.installation(directory / "installation") as installation:
            ready = time.perf_counter() - began
            started = {"ours": {"seconds": round(ready, 1)}}
            started["starter"] = {"seconds": round(seconds, 1)}
            yield [ours.Ours(installation), theirs], started


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", type=_names, default=list(ALL), metavar=",".join(ALL))
    parser.add_argument("--seconds", type=float, help="of each round, of chaos or promises")
    parser.add_argument("--fault", type=_faults, default=[], help="what promises break, else all")
    return parser.parse_args()


def _names(value: str) -> list[str]:
    names = [name for name in value.replace(" ", ",").split(",") if name] or list(ALL)
    unknown = set(names) - set(ALL)
    if unknown:
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return names


def _faults(value: str) -> list[str]:
    asked = [name for name in value.replace(" ", ",").split(",") if name]
    try:
        promises_kept.chosen(promises.FAULTS, asked)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return asked


def _write(file: Path, results: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, indent=2) + "\n")
    file.with_suffix(".md").write_text(table.written(results) + "\n")
    file.with_suffix(".svg").write_text(picture.drawn(results))


def _machine() -> dict[str, Any]:
    cpu = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
    return {
        "cores": len(os.sched_getaffinity(0)),
        "cpu": cpu[0].partition(":")[2].strip() if cpu else platform.machine(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


if __name__ == "__main__":
    main()
