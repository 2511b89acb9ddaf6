"""The alarm: whom to call is told and the case opened, whichever turn told of the danger."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.danger import wording
from actions.danger.case import open_danger_case
from actions.turn_context import Citizen
from intake.cases import Case

ASKED, TOLD, ASKED_CALL, LEFT_OPEN = "asked", "told", "asked_call", "left_open"
"""In the slot `danger_stage`: whether there is danger was asked; whom to call was told; or told,
and asked whether a call is safe; or it was asked twice, and something else was said both times."""


def raise_alarm(
    citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, words: str
) -> dict[str, Any]:
    """Open the case with these words and say whom to call; return the slots that follow."""
    return tell(citizen, dispatcher, kind, open_danger_case(citizen, kind, words))


def tell(
    citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, case: Case
) -> dict[str, Any]:
    """Say whom to call and what becomes of the case; return the slots that follow."""
    wording.tell(citizen, dispatcher, kind, case)
    stage = ASKED_CALL if wording.asks_whether_safe(citizen, case, kind) else TOLD
    return {"danger_stage": stage, "danger": kind, "danger_turns": 0}
