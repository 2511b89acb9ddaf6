"""The whole walk: every line of danger in every state of the dialogue, with a contact wish.

`python -m benchmarks.danger 500 7` walks five hundred of them, those of seed 7. What went wrong is
written to var/bench/danger.txt, each conversation whole.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.walk import LANGUAGES, Walk, every_walk
from benchmarks.walked import Outcome, Stores, take
from deploy import ROOT
from deploy.processes import Installation
from intake.settings import Settings
from webhook import build_services
from webhook.services import Services
from webhook.simulator.records import Records

AT_ONCE = 6
ADDRESSES = 400
"""The gateway limits the rate of each loopback address."""
FAULTS = {
    "farewells": "farewell",
    "hung_up": "hung_up",
    "menus": "menu",
    "ordinary": "ordinary",
    "contradictions": "contradiction",
}
"""What may never be, as it is counted: by the beginning of a fault (`walked.Outcome`)."""
WRONG = ROOT / "var" / "bench" / "danger.txt"


def measure(most: int | None = None, seed: int = 1) -> dict[str, Any]:
    """Walk all, or so many, in an installation of its own; return the counts."""
    with (
        tempfile.TemporaryDirectory(prefix="intake-walk-") as folder,
        Installation(Path(folder)) as installation,
    ):
        services = build_services(Settings.from_env(installation.environ))
        port = int(installation.environ["PORT"])
        outcomes = walk(every_walk(seed)[:most], port, stores_of(services))
        services.engine.dispose()
    WRONG.parent.mkdir(parents=True, exist_ok=True)
    WRONG.write_text("\n".join(str(one) for one in outcomes if wrong(one)), encoding="utf-8")
    return counts(outcomes)


def stores_of(services: Services) -> Records:
    """Return what an installation has stored, seen from beside."""
    return Records(services.engine, services.profiles, services.appointments)


def walk(walks: Sequence[Walk], port: int, stores: Stores) -> list[Outcome]:
    """Take these walks, some at once; return what came of each, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as together:
        return list(
            together.map(
                lambda numbered: take(numbered[1], port, numbered[0] % ADDRESSES, stores),
                enumerate(walks),
            )
        )


def wrong(outcome: Outcome) -> bool:
    """True for a walk with anything to look at: a fault, a miss, a state that was not reached."""
    return bool(outcome.faults) or outcome.seen in ("missed", "unreached")


def counts(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return how many walks came to what; one with several faults counts under each of them."""
    seen = Counter(outcome.seen for outcome in outcomes)
    told: dict[str, Any] = {"walks": len(outcomes)}
    told |= {name: seen[name] for name in ("handled", "asked", "missed", "unreached")}
    told |= {
        f"missed_{language}": sum(
            outcome.seen == "missed" and outcome.walk.language == language for outcome in outcomes
        )
        for language in LANGUAGES
    }
    told |= {
        name: sum(any(each.startswith(fault) for each in outcome.faults) for outcome in outcomes)
        for name, fault in FAULTS.items()
    }
    reached = [outcome for outcome in outcomes if outcome.seen != "unreached"]
    return {**told, "wishes_missed": sum(not outcome.wish_heard for outcome in reached)}


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    sys.stdout.write(json.dumps(measure(*asked)) + "\n")
