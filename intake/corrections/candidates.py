"""What corrected cases may teach: the words that led to the wrong department, redacted."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from intake import cases, conversations
from intake.cases import Case
from intake.conversations import Turn
from intake.corrections.correcting import Correction, all_since
from intake.municipalities import Municipality
from intake.privacy import redact


@dataclass(frozen=True)
class Candidate:
    """One line of a citizen, what it was taken for, and where it should have led."""

    text: str
    language: str
    intent: str | None
    topic: str
    service: str | None
    chosen: str
    """The department that the bot chose."""
    right: str


def candidates(
    session: Session, municipality: Municipality, since: datetime, *, data_dir: Path
) -> list[Candidate]:
    """Return the lines of those corrections since then that a lead accepted, the oldest first.

    What is personal is taken out once more, whatever is stored. A case whose words are gone, or who
    never had any, teaches nothing.
    """
    found = []
    for one in all_since(session, municipality.id, since):
        case = cases.get(session, one.reference)
        turn = words_of(session, case) if one.accepted else None
        if turn is not None:
            found.append(_candidate(case, one, turn, municipality, data_dir))
    return found


def words_of(session: Session, case: Case) -> Turn | None:
    """Return the line of the citizen that was read as the case's intent, the last one before it was
    opened; else the last line before; None where none is kept."""
    opened = next(one.at for one in cases.history(session, case.reference))
    said = [
        turn
        for turn in conversations.transcript(session, case.conversation_id)
        if turn.sender == "citizen" and turn.text and turn.at <= opened
    ]
    meant = [turn for turn in said if turn.intent and turn.intent == case.intent]
    return next(reversed(meant or said), None)


def _candidate(
    case: Case, one: Correction, turn: Turn, municipality: Municipality, data_dir: Path
) -> Candidate:
    text = redact(turn.text, municipality.country, turn.language, data_dir=data_dir).text
    return Candidate(
        text, turn.language, turn.intent, case.topic, case.service, one.chosen, one.right
    )
