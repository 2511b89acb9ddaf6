"""What to bring for a service, and what else in the situation that somebody has told of."""

import re

from actions.moments import capitalised
from actions.turn_context import Citizen
from intake.municipalities.rules import BringRule, ServiceRule


def told(citizen: Citizen, rule: ServiceRule) -> str | None:
    """Return sentences that say it; None where the profile says nothing."""
    if rule.bring is None:
        return None
    words = citizen.prompt("told_bring", bring=rule.bring.say(citizen.language))
    return " ".join([words, *also(citizen, rule)])


def on_a_card(citizen: Citizen, rule: ServiceRule) -> str | None:
    """Return what a card of the appointment lists; None where the profile says nothing."""
    if rule.bring is None:
        return None
    return ". ".join([capitalised(rule.bring.say(citizen.language)), *also(citizen, rule)])


def also(citizen: Citizen, rule: ServiceRule) -> list[str]:
    """Return the sentences for situations that the citizen has told of, about this matter."""
    applies = [one for one in rule.bring_also if _applies(citizen, one)]
    return [one.text.say(citizen.language) for one in applies]


def _applies(citizen: Citizen, rule: BringRule) -> bool:
    lines = " ".join(str(line["text"]) for line in citizen.session_words).casefold()
    words = rule.said.get(citizen.language, ())
    said = any(re.search(rf"\b{re.escape(word.casefold())}", lines) for word in words)
    return said and rule.holds_on(citizen.now.date())
