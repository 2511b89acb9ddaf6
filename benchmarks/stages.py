"""Where the time of our turns went: read from the lines that each process writes of a turn."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

STAGES = ("gateway", "rasa", "actions", "sql")
"""Each contains those it waits for; `sql` is that of gateway and actions."""


class Reader:
    """Reads what the processes of one installation log from now on."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._since = datetime.now(UTC)

    def milliseconds(self) -> dict[str, list[float]]:
        """Return the milliseconds of every turn since then, by stage."""
        found: dict[str, list[float]] = defaultdict(list)
        for line in self._lines("gateway"):
            found["gateway"].append(line["ms"])
            found["rasa"].append(line.get("rasa_ms", 0.0))
            found["sql"].append(line.get("sql_ms", 0.0))
        for line in self._lines("actions"):
            found["actions"].append(line["ms"])
            found["sql"].append(line.get("sql_ms", 0.0))
        return {stage: found[stage] for stage in STAGES}

    def _lines(self, process: str) -> Iterator[dict[str, Any]]:
        for raw in (self._logs / f"{process}.log").read_text().splitlines():
            line = json.loads(raw) if raw.startswith("{") else {}
            if "ms" in line and datetime.fromisoformat(line["at"]) >= self._since:
                yield line


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that this share of all does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(share * 1000) // 1000) - 1)]


def summary(milliseconds: Sequence[float]) -> dict[str, float]:
    """Return count, median, p95, p99 and the slowest."""
    if not milliseconds:
        return {"turns": 0}
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    told = {name: round(percentile(milliseconds, share), 1) for name, share in shares.items()}
    return {"turns": len(milliseconds), **told, "max": round(max(milliseconds), 1)}
