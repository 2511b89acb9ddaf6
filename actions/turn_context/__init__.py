"""One citizen's turn as an action sees it: what was said, where, when, and in which language."""

from actions.turn_context.citizen import (
    ASKED_SITUATION,
    INTENT_OF_TOPIC,
    TOPIC_OF_INTENT,
    Citizen,
)
from actions.turn_context.wording import button

__all__ = ["ASKED_SITUATION", "INTENT_OF_TOPIC", "TOPIC_OF_INTENT", "Citizen", "button"]
