"""Decides whether a line goes on from what was told before it, and for which unit it asks then.

Such a line names no matter and is short: it sounds like a question less, and like much else more,
than one that stands for itself (`bot/answers/asking.py`).
"""

from typing import Any, Dict, List, Optional, Text

from bot.answers.asking import (
    ACT,
    ANSWERS_US,
    AWAITED,
    INFORMS,
    OF_DANGER,
    PLACES,
    QUESTION,
    STAYS,
    Decided,
    Floors,
    Situation,
    evidence,
)

REACTIONS = frozenset({"affirm", "deny", "thank", "goodbye", "greet", "switch_language"})
"""What is said in a word or two, and a short question is taken for ("does anybody there speak
Polish?" for a wish to do so)."""
SWITCH = "switch_language"
"""Named at all, a language is mostly wished for ("she prefers Dutch, is that possible?")."""
SAYS_NOTHING = frozenset({ANSWERS_US, "ask_help", "out_of_scope", "challenge_bot"})
"""Intents that a line is taken for which means nothing without what was told before it."""
OF_A_PLACE = ("hours.", "address.", "phone.")
"""How ids of units begin that the actions of places tell."""
BOOKING = "book_appointment"
NEAR_A_BOOKING = 0.48
"""How near a line is to a question, at least, that opens like one and sounds like a booking."""
TAKEN_UP = 0.9
"""How much a line sounds like a question, at least, that opens by taking up what was told."""
ASKS = 0.5
"""From where on a line sounds like a question more than not."""
HALF, NEARER = 0.5, 0.25
"""From which part of the share, and how much nearer, another matter is meant."""


def following(answer: Dict[Text, Any], where: Situation, floors: Floors) -> Optional[Decided]:
    """Return what `asking.question` returns for a line that asks on about what was told before it.

    None where nothing was told, or the line is nearer to a question of another matter. A line that
    takes up what was told ("and ...") need not sound like a question by itself.
    """
    units = answer.get("follows") or []
    if not units or where.awaited in AWAITED or _nearer_to_another(answer["units"], units[0]):
        return None
    best, done = units[0], where.done
    gate = _gate(answer, done)
    if _answers_otherwise(gate, answer, done, floors):
        return None
    if best["near"] < floors["near_least"] and answer["question"] < floors["gate_awaited"]:
        return None
    asks = evidence(gate, best["share"], best["near"]) >= floors[_follows_from(done)]
    return (ACT, QUESTION, best["share"]) if asks and best["share"] >= floors["tell_on"] else None


def _answers_otherwise(
    gate: float, answer: Dict[Text, Any], done: Optional[Text], floors: Floors
) -> bool:
    """Say whether a line answers what was asked, is a reaction, or asks for what actions know."""
    best = answer["follows"][0]
    if answer["awaits"] and gate < floors["gate_informed"]:
        return True
    if done in PLACES and best["id"].startswith(OF_A_PLACE):
        return True
    asks = done in REACTIONS and answer["asks_first"] and answer["question"] >= ASKS
    reacts = answer["awaits"] or not (asks or _is_no_reaction(gate, best, done, floors))
    return done in STAYS - SAYS_NOTHING and reacts


def _is_no_reaction(
    gate: float, best: Dict[Text, Any], done: Optional[Text], floors: Floors
) -> bool:
    """Say whether a line only sounds like a yes, a thanks or a farewell, and asks for a unit.

    "Is that free?" has the words of "that is fine". It is a question where it sounds like one and
    means one unit, or is near to a question known for it; almost that question, it always is.
    """
    near = best["near"]
    if gate >= floors["gate_informed"] and near >= floors["near_stays"]:
        return True
    if done not in REACTIONS - {SWITCH} or best["share"] < floors["share_over"]:
        return False
    clear = gate >= floors["gate_stays"] and near >= floors["near_follows"]
    return bool(clear or near >= floors["near_known"])


def _gate(answer: Dict[Text, Any], done: Optional[Text] = None) -> float:
    """Return how much a line sounds like a question; what takes up what was told does, and what
    opens with a verb as a question does.

    A wish may open so, too: of what does something, only a booking is asked about like that ("must
    I have an appointment"), in words near to a question that is known.
    """
    if answer["awaits"]:
        return float(answer["question"])
    asks = answer["asks_first"] and (
        done is None
        or done in INFORMS | PLACES | REACTIONS | SAYS_NOTHING
        or (done == BOOKING and answer["follows"][0]["near"] >= NEAR_A_BOOKING)
    )
    return max(float(answer["question"]), TAKEN_UP if answer["takes_up"] or asks else 0.0)


def _nearer_to_another(alone: List[Dict[Text, Any]], best: Dict[Text, Any]) -> bool:
    """Say whether a line alone is sure of a unit, and much nearer to it than to the one told."""
    sure = alone and alone[0]["share"] >= best["share"] * HALF
    return bool(sure) and alone[0]["near"] >= best["near"] + NEARER


def _follows_from(done: Optional[Text]) -> Text:
    """Return which floor of all signs holds for a line that goes on from what was told."""
    if done is None or done in SAYS_NOTHING:
        return "follows"
    return "follows_informed" if done in PLACES | INFORMS else "follows_over"


def clearly_follows(answer: Optional[Dict[Text, Any]], floors: Floors, share: float) -> bool:
    """Say whether a line goes on so clearly from what was told that it is hardly a cry for help.

    The more it sounds like danger (`share`), the clearer it has to go on.
    """
    units = (answer or {}).get("follows") or []
    if not answer or not units or not floors or units[0]["id"].startswith(OF_DANGER):
        return False
    if answer["awaits"] or share >= floors["danger_follows_clear"]:
        return False
    near, asks = units[0]["near"], evidence(_gate(answer), units[0]["share"], units[0]["near"])
    if share >= floors["danger_follows"]:
        return bool(near >= floors["near_over"] and asks >= floors["clear_follows"])
    hardly = share < floors["danger_hardly"]
    nearest = floors["near_least" if hardly else "near_follows"]
    return bool(near >= nearest and asks >= floors["calm_follows"])
