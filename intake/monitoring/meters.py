"""What a process counts and times of its work, in Prometheus's terms; see docs/watching.md."""

import logging

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

log = logging.getLogger(__name__)

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 15.0)
"""A citizen notices 0.25, is told to wait at 8, and Twilio gives up at 15."""
WHOSE = ("channel", "language", "municipality")


class Meters:
    """The meters of one process, in a registry of their own; safe to use from every thread."""

    def __init__(self) -> None:
        # One more line a series, which nobody reads.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.conversations = self._count("conversations", "Conversations begun.", *WHOSE)
        self.turns = self._count("turns", "Turns taken, by how they ended.", *WHOSE, "outcome")
        self.intents = self._count("intents", "What was understood.", "intent", "language")
        self.decisions = self._count(
            "decisions", "act, clarify or offer.", "decision", "language", "channel"
        )
        self.misses = self._count("misses", "Turns not understood.", "language", "channel")
        self.handovers = self._count(
            "handovers", "Cases opened, by why the bot hands over.", "reason", *WHOSE
        )
        self.silences = self._count("silences", "Questions answered by silence.", *WHOSE)
        self.satisfaction = self._count(
            "satisfaction", "Chats that were ended, by whether they helped.", *WHOSE, "answer"
        )
        self.duplicates = self._count("duplicates", "Deliveries that came again.", "channel")
        self.breakdowns = self._count("breakdowns", "Answers that a broken part cost.", "kind")
        self.crowded = self._count(
            "crowded", "Requests that found no seat in time.", "lane", "told"
        )
        self.proofs = self._count(
            "proofs", "Tries to prove whose a reference is.", "municipality", "outcome"
        )
        self.limits = self._count("limits", "Limits that were reached.", "what", "by")
        self.stages = Histogram(
            "intake_stage_seconds",
            "How long a turn takes, by process and stage; a stage includes those it waits for.",
            ("process", "stage"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.requests = Histogram(
            "intake_request_seconds",
            "How long a request to the gateway takes.",
            ("endpoint", "status"),
            buckets=SECONDS,
            registry=self.registry,
        )

    def time(self, process: str, parts: dict[str, float], total: str) -> None:
        """Add one turn's parts (`intake.stopwatch`); `total` names the stage of the whole."""
        for name, seconds in parts.items():
            stage = total if name == "total" else name
            self.stages.labels(process, stage).observe(seconds)

    def limit_reached(self, what: str, by: str, municipality: str) -> None:
        """Tell the operator, by one line and one number, that nothing more is let through now.

        To be called when a limit is reached and not each time that somebody is refused: who goes on
        trying fills no log. `what` is what is limited, such as guesses; `by` says whose count is
        full, such as a conversation's or all of them together, and never names them.
        """
        self.limits.labels(what, by).inc()
        facts = {"what": what, "by": by, "municipality": municipality}
        log.warning("limit reached", extra={"facts": facts})

    def _count(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(f"intake_{name}_total", told, labels, registry=self.registry)
