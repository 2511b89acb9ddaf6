"""Checks across a file of units: what only shows beside the profile, or beside each other."""

from intake.answer_bank.checks.texts import GUIDE, Known
from intake.answer_bank.checks.units import FEWEST_QUESTIONS, MOST_WORDS, mistakes

__all__ = ["FEWEST_QUESTIONS", "GUIDE", "MOST_WORDS", "Known", "mistakes"]
