"""Cases: what the bot hands over, who works on it, and everything done with it."""

from intake.cases.asked import Asked, asked_and_answered
from intake.cases.clerks import (
    OUTCOMES,
    claim,
    close,
    looked_at,
    move,
    note,
    release,
    reopen,
)
from intake.cases.errors import (
    AlreadyClaimed,
    CaseError,
    NoSuchCase,
    NoteEmpty,
    NoteTooLong,
    NotYours,
    StaleCase,
    UnknownOutcome,
)
from intake.cases.models import Actor, Case, CaseDraft, CaseEvent
from intake.cases.notes import LONGEST_NOTE, clean_note
from intake.cases.opening import (
    PUT_THROUGH,
    for_conversation,
    get,
    history,
    open_case,
    transferred,
)
from intake.cases.queue import closed_cases, open_cases, open_counts, seen_by, waiting_in_haste

__all__ = [
    "LONGEST_NOTE",
    "OUTCOMES",
    "PUT_THROUGH",
    "Actor",
    "AlreadyClaimed",
    "Asked",
    "Case",
    "CaseDraft",
    "CaseError",
    "CaseEvent",
    "NoSuchCase",
    "NotYours",
    "NoteEmpty",
    "NoteTooLong",
    "StaleCase",
    "UnknownOutcome",
    "asked_and_answered",
    "claim",
    "clean_note",
    "close",
    "closed_cases",
    "for_conversation",
    "get",
    "history",
    "looked_at",
    "move",
    "note",
    "open_case",
    "open_cases",
    "open_counts",
    "release",
    "reopen",
    "seen_by",
    "transferred",
    "waiting_in_haste",
]
