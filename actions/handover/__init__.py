"""From the bot to a person: the case, the department for it, and how the citizen is reached."""

from actions.handover.completion import OF_A_HANDOVER
from actions.handover.escalation import give_up_asking, to_a_person
from actions.handover.first_words import first_words
from actions.handover.start import begin, begun

__all__ = ["OF_A_HANDOVER", "begin", "begun", "first_words", "give_up_asking", "to_a_person"]
