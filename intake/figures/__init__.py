"""What a lead wants to know of the last weeks: how many, what became of them, how long it took."""

from intake.figures.contacts import Contacts, contacts
from intake.figures.hiding import LEAST, Cell, hidden
from intake.figures.work import Duration, Work, work

__all__ = ["LEAST", "Cell", "Contacts", "Duration", "Work", "contacts", "hidden", "work"]
"""Counts are of one municipality and within the terms after which conversations are deleted."""
