"""What somebody said of their matter before they took up an offer: a clerk reads it in the case."""

from collections.abc import Sequence

from actions.turn_context import Citizen
from intake import conversations
from intake.conversations import Turn
from intake.database import read_scope

FEWEST_WORDS = 3
"""Shorter lines, such as "yes please", tell of no matter."""


def told_before(citizen: Citizen) -> str | None:
    """Return the last words before these that told of something, redacted; None where none did.

    What was pressed are our words, and tells a clerk nothing new.
    """
    return next(reversed(_told(citizen)), None)


def told_at_length(citizen: Citizen) -> str | None:
    """Return the longest of what was told before, where the last was only about a number."""
    return max(_told(citizen), key=len, default=None)


def _told(citizen: Citizen) -> list[str]:
    with read_scope(citizen.services.engine) as session:
        turns = conversations.transcript(session, citizen.conversation)
    said = [turn.text for turn in _before_now(turns) if turn.sender == "citizen"]
    pressed = {button["title"] for turn in turns for button in turn.buttons}
    return [one for one in said if one not in pressed and len(one.split()) >= FEWEST_WORDS]


def _before_now(turns: Sequence[Turn]) -> Sequence[Turn]:
    """Leave out what the citizen says in this turn."""
    said = [index for index, turn in enumerate(turns) if turn.sender == "citizen"]
    return turns[: said[-1]] if said else []
