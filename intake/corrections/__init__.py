"""Where the bot chose the wrong department: who said so, which is right, and what it teaches."""

from intake.corrections.candidates import Candidate, candidates
from intake.corrections.correcting import (
    Correction,
    NothingToCorrect,
    awaiting,
    chosen_for,
    correct,
    judge,
    of_case,
)
from intake.corrections.routing import Week, by_week

__all__ = [
    "Candidate",
    "Correction",
    "NothingToCorrect",
    "Week",
    "awaiting",
    "by_week",
    "candidates",
    "chosen_for",
    "correct",
    "judge",
    "of_case",
]
