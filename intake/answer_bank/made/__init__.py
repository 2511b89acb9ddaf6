"""Units that nobody writes: made of patterns for what a profile knows under a key."""

from intake.answer_bank.made.patterns import load_patterns, patterns_file
from intake.answer_bank.made.units import made_units

__all__ = ["load_patterns", "made_units", "patterns_file"]
