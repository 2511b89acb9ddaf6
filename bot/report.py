"""What the pipeline understood of the turn in hand, carried to the channel past the tracker."""

from contextvars import ContextVar
from typing import Any

# One dict a turn, put there by the channel; components write into it while Rasa parses. Rasa runs
# the whole graph in the task that called it, so the variable reaches them.
_turn: ContextVar[dict[str, Any] | None] = ContextVar("turn_report", default=None)


def begin() -> dict[str, Any]:
    """Start the report of a new turn and return it; it fills while the turn is parsed."""
    report: dict[str, Any] = {}
    _turn.set(report)
    return report


def add(**facts: Any) -> None:
    """Add facts about the message being parsed; outside a turn (training) nothing happens."""
    report = _turn.get()
    if report is not None:
        report.update(facts)
