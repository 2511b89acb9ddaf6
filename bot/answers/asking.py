"""Decides whether a line asks for a unit of the municipality's bank, and for which.

Three signs count together: how much the line sounds like a question (the gate), how much more it
means this unit than the others (its share), and how near it is to a question known for it. The
share alone is no sign: of units of which none is meant, one still has the largest.
"""

import math
from typing import Any, Dict, List, NamedTuple, Optional, Text, Tuple

ACT, CLARIFY = "act", "clarify"
QUESTION, UNSURE_QUESTION = "question_asked", "unsure_question"
INFORMS = frozenset(
    {"request_wmo", "request_benefits", "request_document", "report_move", "ask_debt_help",
     "ask_integration", "ask_prevention", "ask_other_municipal"}
)  # fmt: skip
"""Intents whose actions answer from the profile by themselves."""
PLACES = frozenset({"ask_opening_hours", "ask_location"})
"""Intents whose actions know the moment as no unit does."""
ANSWERS_US = "inform"
"""The intent of an answer to the bot: where nothing was asked, it says nothing."""
STAYS = frozenset(
    {"switch_language", "ask_repeat", "stop_dialogue", "goodbye", "greet", "thank", "affirm",
     "deny", ANSWERS_US}
)  # fmt: skip
"""What is said in a word or two: no question takes its place."""
AWAITED = frozenset({"phone", "name", "reference", "date"})
"""What a citizen has been asked for: "meine Adresse ist …" looks like a question, and is none."""
BOOKING, OF_BOOKING = "book_appointment", "needs_appointment."
"""A wish for an appointment has the words of the unit that says whether one is needed: there
nearness tells nothing, and the gate alone whether that is asked."""
FREE = "free"
"""What is awaited where nothing was asked."""
GATE, SHARE, NEAR, NONE = 0.45, 0.25, 4.0, -3.0
"""What each sign weighs: the first two by their log-odds; the last is added to all. Chosen by
telling questions of strangers from what they say otherwise (a logistic regression, rounded)."""
LEAST = 1e-4
"""Nearer to 0 or 1 no share is believed."""
OF_DANGER = ("danger", "emergency")
"""How ids of units begin that are about danger: whoever asks for one may be in it."""
SAYS_NOTHING = frozenset({ANSWERS_US, "ask_help", "out_of_scope", "challenge_bot"})
"""Intents that a line is taken for which means nothing without what was told before it."""
OF_A_PLACE = ("hours.", "address.", "phone.")
"""How ids of units begin that the actions of places tell."""
TAKEN_UP = 0.9
"""How much a line sounds like a question, at least, that opens by taking up what was told."""
HALF, NEARER = 0.5, 0.25
"""From which part of the share, and how much nearer, another matter is meant."""
Floors = Dict[Text, float]
Decided = Tuple[Text, Text, float]


class Situation(NamedTuple):
    """What else is known of a line: the intent that would be acted on, and what was asked."""

    done: Optional[Text]
    """None where the intents are in doubt: then nothing would be answered."""
    awaited: Text = FREE


def question(answer: Dict[Text, Any], where: Situation, floors: Floors) -> Optional[Decided]:
    """Return decision, intent and share of a line that asks; None where it is read as before.

    What informs already gives way only to an editor's unit that the line is near to, hours and
    places only to one that it is nearest to; what does something, only to a line that clearly asks.
    Where the intents are in doubt the unit speaks for itself, or one of two is asked about.
    """
    done = None if where == (ANSWERS_US, FREE) else where.done
    units = answer["units"]
    if done in STAYS or not units or (done in INFORMS | PLACES and _is_made(units[0])):
        return None
    best, *others = units
    if done in PLACES and any(_is_made(one) and one["near"] > best["near"] for one in others):
        return None
    if not _asks(answer["question"], best, done, where.awaited, floors):
        return None
    if best["share"] >= floors[_told_from(done)]:
        return ACT, QUESTION, best["share"]
    both = best["share"] + (others[0]["share"] if others else 0.0)
    return (CLARIFY, UNSURE_QUESTION, both) if done is None and both >= floors["ask"] else None


def following(
    answer: Dict[Text, Any], where: Situation, floors: Floors
) -> Optional[Tuple[Text, Text, float]]:
    """Return what `question` returns for a line that asks on about what was told before it.

    None where nothing was told, or the line is nearer to a question of another matter. A line that
    takes up what was told ("and ...") need not sound like a question by itself.
    """
    units = answer.get("follows") or []
    if not units or where.awaited in AWAITED or _nearer_to_another(answer["units"], units[0]):
        return None
    best, done = units[0], where.done
    gate = _gate(answer)
    if answer["awaits"] and gate < floors["gate_informed"]:
        return None
    if done in PLACES and best["id"].startswith(OF_A_PLACE):
        return None
    if done in STAYS - SAYS_NOTHING and (
        answer["awaits"] or gate < floors["gate_informed"] or best["near"] < floors["near_stays"]
    ):
        return None
    asks = evidence(gate, best["share"], best["near"]) >= floors[_follows_from(done)]
    return (ACT, QUESTION, best["share"]) if asks and best["share"] >= floors["tell_on"] else None


def _gate(answer: Dict[Text, Any]) -> float:
    """Return how much a line sounds like a question; what takes up what was told does."""
    taken_up = answer["takes_up"] and not answer["awaits"]
    return max(float(answer["question"]), TAKEN_UP if taken_up else 0.0)


def _nearer_to_another(alone: List[Dict[Text, Any]], best: Dict[Text, Any]) -> bool:
    """Say whether a line alone is sure of a unit, and much nearer to it than to the one told."""
    sure = alone and alone[0]["share"] >= best["share"] * HALF
    return bool(sure) and alone[0]["near"] >= best["near"] + NEARER


def _follows_from(done: Optional[Text]) -> Text:
    """Return which floor of all signs holds for a line that goes on from what was told."""
    if done is None or done in SAYS_NOTHING:
        return "follows"
    return "follows_informed" if done in PLACES | INFORMS else "follows_over"


def clearly(answer: Optional[Dict[Text, Any]], floors: Floors) -> bool:
    """Say whether a line asks so clearly for a unit that it is hardly a cry for help.

    None of the cries for help in `tests/danger/` sounds so much like a question and is so near to
    one that is known.
    """
    if not answer or not answer["units"] or not floors:
        return False
    best = answer["units"][0]
    near = best["near"] >= floors["near_clear"] and answer["question"] >= floors["gate_clear"]
    return near and not best["id"].startswith(OF_DANGER)


def clearly_follows(answer: Optional[Dict[Text, Any]], floors: Floors) -> bool:
    """Say whether a line goes on so clearly from what was told that it is hardly a cry for help."""
    units = (answer or {}).get("follows") or []
    if not answer or not units or not floors or units[0]["id"].startswith(OF_DANGER):
        return False
    if answer["awaits"]:
        return False
    asks = evidence(_gate(answer), units[0]["share"], units[0]["near"])
    return bool(units[0]["near"] >= floors["near_follows"] and asks >= floors["calm_follows"])


def evidence(gate: float, share: float, near: float) -> float:
    """Return how likely a line asks for a unit, 0 to 1, by the three signs together."""
    odds = GATE * _odds(gate) + SHARE * _odds(share) + NEAR * near + NONE
    return round(1 / (1 + math.exp(-odds)), 6)


def _asks(
    gate: float, best: Dict[Text, Any], done: Optional[Text], awaited: Text, floors: Floors
) -> bool:
    if awaited in AWAITED and gate < floors["gate_awaited"]:
        return False
    if done in INFORMS | PLACES:
        informed = gate >= floors["gate_informed"] and best["near"] >= floors["near_over"]
        return informed and evidence(gate, best["share"], best["near"]) >= floors["asks_informed"]
    if done == BOOKING and best["id"].startswith(OF_BOOKING):
        return gate >= floors["gate_booking"]
    return evidence(gate, best["share"], best["near"]) >= _floor(gate, best, done, floors)


def _floor(gate: float, best: Dict[Text, Any], done: Optional[Text], floors: Floors) -> float:
    """Return how likely a line must ask for a unit to be a question, and no act.

    Less is enough where it sounds like a question and means one unit: how near it is to known
    questions tells little of a line that was said at length.
    """
    if done is None:
        return floors["asks"]
    clear = gate >= floors["gate_over"] and best["share"] >= floors["share_over"]
    return floors["asks_over_clear" if clear else "asks_over"]


def _told_from(done: Optional[Text]) -> Text:
    """Return which floor of a share holds; hours and places have actions that know the moment."""
    if done is None:
        return "tell"
    return (
        "tell_over_place" if done in PLACES else "tell_informed" if done in INFORMS else "tell_over"
    )


def _is_made(unit: Dict[Text, Any]) -> bool:
    """Say whether a unit is made of a fact of the profile, which actions tell, too."""
    return "." in unit["id"]


def _odds(share: float) -> float:
    kept = min(max(share, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))
