"""Dates and times as people say them in Dutch and German: understood, and said back."""

from intake.spoken.model import Part, Range, When
from intake.spoken.speech import say_day, say_moment, say_part, say_range, say_time, say_when
from intake.spoken.understanding import OFFICE_HOURS, understand

__all__ = [
    "OFFICE_HOURS",
    "Part",
    "Range",
    "When",
    "say_day",
    "say_moment",
    "say_part",
    "say_range",
    "say_time",
    "say_when",
    "understand",
]
