"""What is seen of each turn: counted for /metrics and told to the log, never what was said."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from intake import stopwatch
from intake.cases import Case
from intake.conversations import Conversation
from intake.monitoring.meters import WHOSE, Meters
from webhook.wire import Reply

log = logging.getLogger(__name__)

PROCESS = "gateway"


@dataclass
class Seen:
    """What one turn showed so far."""

    whose: dict[str, str] | None = None
    """Channel, language and municipality, kept apart from their row: a transaction that fails
    takes the row's values along."""
    reply: Reply | None = None
    outcome: str = "failed"
    """answered, broken (Rasa did not answer), duplicate, with_staff, busy, or failed."""

    def see(self, conversation: Conversation) -> None:
        """Note whose turn it is."""
        self.whose = _whose(conversation)


@contextmanager
def turn(meters: Meters, conversation_id: str) -> Iterator[Seen]:
    """Watch one turn: whoever takes it notes in `Seen` what happens."""
    seen, parts = Seen(), dict[str, float]()
    try:
        with stopwatch.running() as parts:
            yield seen
    finally:  # a turn that failed is told, too
        _count(meters, seen)
        _tell(seen, conversation_id, parts)
        meters.time(PROCESS, parts, total="gateway")


def begun(meters: Meters, conversation: Conversation) -> None:
    """Note that a conversation has begun."""
    meters.conversations.labels(**_whose(conversation)).inc()
    log.info("conversation begun", extra={"facts": _where(conversation)})


def case_opened(meters: Meters, case: Case) -> None:
    """Note that the gateway itself handed over with a new case."""
    whose = _whose(case)
    meters.handovers.labels(reason=case.reason, **whose).inc()
    facts = {"conversation": case.conversation_id, "reason": case.reason, **whose}
    log.info("case opened", extra={"facts": {**facts, "department": case.department}})


def silence(meters: Meters, conversation: Conversation) -> None:
    """Note that a question was answered by silence."""
    meters.silences.labels(**_whose(conversation)).inc()
    log.info("silence", extra={"facts": _where(conversation)})


def _count(meters: Meters, seen: Seen) -> None:
    if seen.whose is None:
        return
    channel, language = seen.whose["channel"], seen.whose["language"]
    meters.turns.labels(**seen.whose, outcome=seen.outcome).inc()
    if seen.outcome == "duplicate":
        meters.duplicates.labels(channel).inc()
    understood = _understood(seen)
    if "intent" in understood:
        meters.intents.labels(understood["intent"], language).inc()
        meters.decisions.labels(understood["decision"], language, channel).inc()
    if "missed" in understood:
        meters.misses.labels(language, channel).inc()


def _tell(seen: Seen, conversation_id: str, parts: dict[str, float]) -> None:
    facts = {"conversation": conversation_id, **(seen.whose or {}), "outcome": seen.outcome}
    told = facts | _understood(seen) | stopwatch.milliseconds(parts)
    log.info("turn", extra={"facts": told})


def _understood(seen: Seen) -> dict[str, Any]:
    """Return what the pipeline reported, and whether the dialogue could do anything with it."""
    if seen.reply is None:
        return {}
    reported = next((each for each in seen.reply.directives if "intent" in each), {})
    told = {key: reported[key] for key in ("intent", "decision", "confidence") if key in reported}
    last = seen.reply.directive("understood")
    return told | ({"missed": True} if last and not last["understood"] else {})


def _whose(one: Conversation | Case) -> dict[str, str]:
    return {name: getattr(one, name) for name in WHOSE}


def _where(conversation: Conversation) -> dict[str, str]:
    return {"conversation": conversation.id, **_whose(conversation)}
