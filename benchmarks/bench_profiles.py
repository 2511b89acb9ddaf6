"""How long 400 generated profiles of 300 lines take to load, and one question to route.

`python -m benchmarks.bench_profiles` prints one line of JSON; the limits are those of the
issue "Knowing the municipality": under 2 s to load, under 1 ms to route.
"""

import json
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake.advice.public_holidays import public_holidays
from intake.advice.routing import Question, route
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles
from intake.settings import ROOT
from intake.wording.languages import load as load_languages

PROFILES = 400
LINES = 300
LOAD_LIMIT_S = 2.0
ROUTE_LIMIT_MS = 1.0
QUESTIONS = (
    {"topic": "debt"},
    {"topic": "documents", "service": "passport", "language": "de"},
    {"topic": "income", "intent": "speak_to_human"},
    {"topic": "support", "service": "household_help", "district": "buitenwijk"},
)


def measure() -> dict[str, float | int | bool]:
    """Return what was measured, and whether it keeps the limits."""
    catalogue = Catalogue.load(ROOT / "data" / "services.yml")
    languages = load_languages(ROOT / "data")
    public_holidays("NL", None, 2027)  # imports the country: start-up, which is not measured
    with tempfile.TemporaryDirectory() as folder:
        lines = generate(Path(folder), catalogue)
        started, busy = time.perf_counter(), time.process_time()
        profiles = Profiles(Path(folder), catalogue, "development", languages)
        loaded, worked = time.perf_counter() - started, time.process_time() - busy
        if profiles.problems:
            raise SystemExit(str(profiles.problems[0]))
        routed = _routing_ms(profiles.all())
    return {
        "profiles": PROFILES,
        "lines_each": lines,
        "load_s": round(loaded, 3),
        "load_cpu_s": round(worked, 3),
        "route_median_ms": round(routed[len(routed) // 2], 4),
        "route_p99_ms": round(routed[len(routed) * 99 // 100], 4),
        "kept": loaded < LOAD_LIMIT_S and routed[len(routed) // 2] < ROUTE_LIMIT_MS,
    }


def generate(folder: Path, catalogue: Catalogue) -> int:
    """Write profiles made of the form and more services into a folder; return the lines of each."""
    form = (ROOT / "data" / "municipalities" / "_example.yml").read_text(encoding="utf-8")
    kept = [line for line in form.splitlines() if line and not line.lstrip().startswith("#")]
    more = [line for id_ in catalogue if f"  {id_}:" not in kept for line in _service(id_)]
    more = more[: (LINES - len(kept)) // 8 * 8]
    place = kept.index("services:") + 1
    text = "\n".join([*kept[:place], *more, *kept[place:]]) + "\n"
    for number in range(PROFILES):
        numbered = text.replace("+31594000099", f"+3159410{number:04d}")
        (folder / f"gemeente-{number:03d}.yml").write_text(numbered, encoding="utf-8")
    return text.count("\n")


def _service(id_: str) -> list[str]:
    return [
        f"  {id_}:",
        "    department: contact_centre",
        "    offices: [town_hall]",
        "    minutes: 20",
        "    answers:",
        "      - text:",
        '          nl: "Daarover praat u met {department}. Bel {phone} of maak een afspraak."',
        '          de: "Darüber sprechen Sie mit uns. Rufen Sie {phone} an."',
    ]


def _routing_ms(profiles: list[Municipality]) -> list[float]:
    """Return the sorted times of a question to each profile at moments all over the week."""
    first = datetime(2027, 3, 1, tzinfo=UTC)
    times = []
    for number, profile in enumerate(profiles * 5):
        asked = QUESTIONS[number % len(QUESTIONS)]
        question = Question(at=first + timedelta(minutes=37 * number), **asked)
        started = time.perf_counter()
        route(profile, question)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)


if __name__ == "__main__":
    found = measure()
    print(json.dumps(found))
    sys.exit(0 if found["kept"] else 1)
