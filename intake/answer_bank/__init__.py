"""The bank of answers: units that editors write, and units made from a profile's facts.

`Banks.of` gives a municipality's bank, `tell` what a unit of it says at a moment, and `note_miss`
keeps a question that found no answer.
"""

from intake.answer_bank.bank import Bank, bank_file, write
from intake.answer_bank.banks import Banks
from intake.answer_bank.misses import Unanswered, most_frequent, note_miss
from intake.answer_bank.model import About, Unit
from intake.answer_bank.telling import Telling, tell

__all__ = [
    "About",
    "Bank",
    "Banks",
    "Telling",
    "Unanswered",
    "Unit",
    "bank_file",
    "most_frequent",
    "note_miss",
    "tell",
    "write",
]
