"""How long one phrase about a day or a time takes to understand, over the phrases of the tests.

`python -m benchmarks.bench_spoken` prints one line of JSON; the limit is that of the issue
"Understanding": typically under 1 ms a phrase.
"""

import json
import os
import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import yaml

from intake.settings import ROOT, data_folder
from intake.spoken import understand

LIMIT_MS = 1.0
ROUNDS = 5
DATA = data_folder(os.environ)
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZONE)


def measure() -> dict[str, float | int | bool]:
    """Return the times per phrase in milliseconds, and whether they keep the limit."""
    phrases = [(language, phrase) for language in ("nl", "de") for phrase in _phrases(language)]
    started = time.perf_counter()
    understand("morgen", "nl", NOW, ZONE, data_dir=DATA)
    understand("morgen", "de", NOW, ZONE, data_dir=DATA)
    loaded = (time.perf_counter() - started) * 1000
    times = sorted(_time_ms(language, phrase) for language, phrase in phrases)
    median, p95 = times[len(times) // 2], times[len(times) * 95 // 100]
    return {
        "phrases": len(phrases),
        "first_use_ms": round(loaded, 1),
        "median_ms": round(median, 3),
        "p95_ms": round(p95, 3),
        "max_ms": round(times[-1], 3),
        "kept": p95 < LIMIT_MS,
    }


def _phrases(language: str) -> list[str]:
    path = ROOT / "tests" / "intake" / "phrases" / f"{language}.yml"
    groups = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return [phrase for group in groups for phrase in group["phrases"]]


def _time_ms(language: str, phrase: str) -> float:
    """Return the best of a few rounds, so that a busy machine does not count."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        understand(phrase, language, NOW, ZONE, data_dir=DATA)
        best = min(best, time.perf_counter() - started)
    return best * 1000


if __name__ == "__main__":
    found = measure()
    sys.stdout.write(json.dumps(found) + "\n")
    sys.exit(0 if found["kept"] else 1)
