"""`make journeys`: made-up citizens with a goal, each played several times, judged by the store.

NUMBER goals of a SEED are played TIMES times each, in an installation of their own. ONLY takes
kinds of goals and channels (ONLY=book,voice), SECONDS ends earlier, with whole goals. What it came
to is written to var/bench/journeys.json and, with transcripts of each kind of fault, journeys.txt.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, takewhile
from pathlib import Path

from sqlalchemy import create_engine

from benchmarks.journeys.goals import CHANNELS, KINDS, Goal, every_goal
from benchmarks.journeys.play import Played, System, play
from benchmarks.journeys.report import counts, written
from deploy import ROOT
from deploy.processes import Installation
from intake.catalogue import Catalogue
from intake.settings import Settings
from webhook import build_services

NUMBER, TIMES, SEED = 2000, 3, 1
AT_ONCE = 4
RESULTS = ROOT / "var" / "bench" / "journeys.json"


def main() -> None:
    """Play what the arguments say, write and print what it came to."""
    asked = _arguments()
    with (
        tempfile.TemporaryDirectory(prefix="intake-journeys-") as folder,
        Installation(Path(folder)) as installation,
    ):
        system = beside(installation)
        every = every_goal(system.services.profiles, asked.seed)
        goals = until(islice(chosen(every, asked.only), asked.number), asked.seconds)
        played = all_played(
            goals, lambda goal, trial: play(system, goal, trial, asked.seed), asked.times
        )
        system.services.engine.dispose()
    told = counts(played)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    report = written(told, played)
    RESULTS.with_suffix(".txt").write_text(report, encoding="utf-8")
    print(report.partition("## ")[0])
    print(json.dumps(told["faults"], indent=2))


def beside(installation: Installation) -> System:
    """Return an installation that runs, seen from outside and from beside."""
    settings = Settings.from_env(installation.environ)
    return System(
        installation.url,
        build_services(settings),
        create_engine(settings.rasa_store_url),
        Catalogue.load(settings.data_dir / "services.yml"),
    )


def chosen(goals: Iterable[Goal], only: Sequence[str]) -> Iterator[Goal]:
    """Yield the goals of these kinds, by these channels; all where neither is named."""
    kinds = [name for name in only if name in KINDS] or list(KINDS)
    channels = [name for name in only if name in CHANNELS] or list(CHANNELS)
    return (goal for goal in goals if goal.kind in kinds and goal.channel in channels)


def until(goals: Iterable[Goal], seconds: float | None) -> Iterator[Goal]:
    """Yield goals as long as the time has not run out; all of them where there is no limit."""
    end = time.monotonic() + seconds if seconds else float("inf")
    return takewhile(lambda _: time.monotonic() < end, goals)


def all_played(
    goals: Iterator[Goal], played: Callable[[Goal, int], Played], times: int
) -> list[Played]:
    """Play each goal so many times, some goals at once; a goal is taken when somebody is free."""
    one_at_a_time = threading.Lock()

    def taken() -> list[Played]:
        done: list[Played] = []
        while True:
            with one_at_a_time:
                goal = next(goals, None)
            if goal is None:
                return done
            done += [played(goal, trial) for trial in range(times)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        together = [pool.submit(taken) for _ in range(AT_ONCE)]
        return [one for each in together for one in each.result()]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make journeys", description=__doc__)
    parser.add_argument("--number", type=int, default=NUMBER, help="of goals")
    parser.add_argument("--times", type=int, default=TIMES, help="each goal is played")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, help="after which no goal is begun any more")
    parser.add_argument("--only", type=names, default=[], metavar=",".join((*KINDS, *CHANNELS)))
    return parser.parse_args()


def names(value: str) -> list[str]:
    """Return what is named; raise ArgumentTypeError for what is neither a goal nor a channel."""
    named = [name for name in value.replace(" ", ",").split(",") if name]
    unknown = set(named) - set(KINDS) - set(CHANNELS)
    if unknown:
        raise argparse.ArgumentTypeError(f"no such goal or channel: {', '.join(sorted(unknown))}")
    return named


if __name__ == "__main__":
    main()
