"""What is seen of each action: counted for /metrics and told to the log, never what was said."""

import logging
from typing import Any

from rasa_sdk.executor import ActionExecutor

from intake import stopwatch
from intake.cases import Case
from intake.monitoring.heartbeat import Progress, Pulse
from intake.monitoring.meters import WHOSE, Meters

log = logging.getLogger(__name__)

PROCESS = "actions"
STUCK_SECONDS = 30.0
"""Longer than any action lasts: Rasa itself gives up sooner."""


class WatchedExecutor(ActionExecutor):
    """Runs actions as the sdk does, and notes how long each took and whether it failed."""

    def __init__(self, meters: Meters) -> None:
        super().__init__()
        self._meters = meters
        self.progress = Progress(Pulse(STUCK_SECONDS))
        """Whether actions come to an end: what the heartbeat tells."""

    async def run(self, action_call: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        outcome, parts = "failed", dict[str, float]()
        self.progress.begins()
        try:
            with stopwatch.running() as parts:
                result = await super().run(action_call, *args, **kwargs)
            outcome = "done"
            return result
        finally:
            self.progress.ends()
            self._tell(action_call, outcome, parts)

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        """Return an empty domain: Rasa does not send it (endpoints.yml), and no action reads it."""
        return {}

    def _tell(self, call: dict[str, Any], outcome: str, parts: dict[str, float]) -> None:
        self._meters.time(PROCESS, parts, total="action")
        if outcome == "failed":
            self._meters.breakdowns.labels("ActionFailed").inc()
        facts = {"conversation": call.get("sender_id"), "action": call.get("next_action")}
        told = {**facts, "outcome": outcome, **stopwatch.milliseconds(parts)}
        log.info("action", extra={"facts": told})


def case_opened(meters: Meters, case: Case) -> None:
    """Note that a new case was opened, and why."""
    whose = {name: getattr(case, name) for name in WHOSE}
    meters.handovers.labels(reason=case.reason, **whose).inc()
    facts = {"conversation": case.conversation_id, "reason": case.reason, **whose}
    log.info("case opened", extra={"facts": {**facts, "department": case.department}})
