"""Cases: what the bot hands over, who works on it, and everything done with it."""

from intake.cases.errors import AlreadyClaimed, CaseError, NoSuchCase, NotYours, StaleCase
from intake.cases.models import Actor, Case, CaseDraft, CaseEvent
from intake.cases.service import (
    PUT_THROUGH,
    claim,
    close,
    for_conversation,
    get,
    history,
    move,
    note,
    open_case,
    open_cases,
    release,
    reopen,
    transferred,
)

__all__ = [
    "PUT_THROUGH",
    "Actor",
    "AlreadyClaimed",
    "Case",
    "CaseDraft",
    "CaseError",
    "CaseEvent",
    "NoSuchCase",
    "NotYours",
    "StaleCase",
    "claim",
    "close",
    "for_conversation",
    "get",
    "history",
    "move",
    "note",
    "open_case",
    "open_cases",
    "release",
    "reopen",
    "transferred",
]
