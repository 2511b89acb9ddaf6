"""Openings that staff change by the day: "closed tomorrow", in force at once in every process."""

from intake.openings.exceptions import (
    LONGEST_REASON,
    OpeningException,
    Wrong,
    in_force,
    made_since,
    proposed,
    put,
    undo,
)
from intake.openings.overlay import Openings, with_exceptions

__all__ = [
    "LONGEST_REASON",
    "OpeningException",
    "Openings",
    "Wrong",
    "in_force",
    "made_since",
    "proposed",
    "put",
    "undo",
    "with_exceptions",
]
