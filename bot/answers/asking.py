"""Decides whether a line asks for a unit of the municipality's bank, and for which.

Three signs count together: how much the line sounds like a question (the gate), how much more it
means this unit than the others (its share), and how near it is to a question known for it. The
share alone is no sign: of units of which none is meant, one still has the largest.
"""

import math
from typing import Any, Dict, NamedTuple, Optional, Text, Tuple

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
OF_THE_ACT = {
    "book_appointment": "needs_appointment.",
    "change_appointment": "change_or_cancel_appointment",
    "cancel_appointment": "change_or_cancel_appointment",
    "make_complaint": "complaint_way",
}
"""By act, how ids of units begin that say whether or how it is done: a wish for it has their words,
so nearness tells nothing, and the gate alone whether that is asked."""
WANTED_ANYWAY = {"speak_to_human": "talk_to_person"}
"""By act, the unit that tells how to get what it does: whoever asks for a person wants one."""
NUMBERED = frozenset(
    {"change_appointment", "cancel_appointment", "check_appointment", "ask_status"}
)
"""Acts about what somebody has a number of: "my" is easily missed in "how long does mine take?"."""
OF_THEIR_OWN = NUMBERED | {"make_complaint"}
"""Acts about a matter of somebody's own: begun where a line only asked, they are in its way."""
FREE = "free"
"""What is awaited where nothing was asked."""
GATE, SHARE, NEAR, NONE = 0.45, 0.25, 4.0, -3.0
"""What each sign weighs: the first two by their log-odds; the last is added to all. Chosen by
telling questions of strangers from what they say otherwise (a logistic regression, rounded)."""
LEAST = 1e-4
"""Nearer to 0 or 1 no share is believed."""
OF_DANGER = ("danger", "emergency")
"""How ids of units begin that are about danger: whoever asks for one may be in it."""
SOME = 0.05
"""From which part of the best share on a unit may be meant at all."""
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
    if best["id"] == WANTED_ANYWAY.get(done or ""):
        return None
    if done in PLACES and any(_is_made(one) and _is_as_likely(one, best) for one in others):
        return None
    if not _asks(answer["question"], best, done, where.awaited, floors):
        return _unit_or_act(answer["question"], best, where, floors)
    if best["share"] >= floors[_told_from(done)]:
        return ACT, QUESTION, best["share"]
    both = best["share"] + (others[0]["share"] if others else 0.0)
    return (CLARIFY, UNSURE_QUESTION, both) if done is None and both >= floors["ask"] else None


def _unit_or_act(
    gate: float, best: Dict[Text, Any], where: Situation, floors: Floors
) -> Optional[Decided]:
    """Return that the unit or what would be done is asked about, where a line may ask as well.

    None where it does not sound like a question, and where another answer is awaited: whoever is
    asked which of two was meant has been asked for nothing yet.
    """
    if where.done not in OF_THEIR_OWN or where.awaited != FREE:
        return None
    if best["share"] < floors["share_over"] or best["id"].startswith(
        OF_THE_ACT.get(where.done, " ")
    ):
        return None
    perhaps = evidence(gate, best["share"], best["near"]) >= floors["asks"]
    return (CLARIFY, UNSURE_QUESTION, best["share"]) if perhaps else None


def clearly(answer: Optional[Dict[Text, Any]], floors: Floors, danger: float = 1.0) -> bool:
    """Say whether a line asks so clearly for a unit that it is hardly a cry for help.

    None of the cries for help in `tests/danger/` sounds so much like a question and is so near to
    one that is known. Where it sounds but faintly like `danger`, a share, less of a question will
    do, and what comes before it counts for less.
    """
    if not answer or not answer["units"] or not floors:
        return False
    best, also = answer["units"][0], answer.get("also")
    if any(unit["id"].startswith(OF_DANGER) for unit in (best, also) if unit):
        return False
    if danger < floors["danger_faint"]:
        return bool(
            best["near"] >= floors["near_faint"] and answer["question"] >= floors["gate_faint"]
        )
    if answer.get("ends"):
        return False  # what comes before its question may be one
    return bool(best["near"] >= floors["near_clear"] and answer["question"] >= floors["gate_calm"])


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
    if done in OF_THE_ACT and best["id"].startswith(OF_THE_ACT[done]):
        return gate >= floors["gate_booking"]
    return evidence(gate, best["share"], best["near"]) >= _floor(gate, best, done, floors)


def _floor(gate: float, best: Dict[Text, Any], done: Optional[Text], floors: Floors) -> float:
    """Return how likely a line must ask for a unit to be a question, and no act.

    Less is enough where it sounds like a question and means one unit: how near it is to known
    questions tells little of a line that was said at length.
    """
    if done is None:
        return floors["asks"]
    if done in NUMBERED:
        return floors["asks_own"]
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


def _is_as_likely(unit: Dict[Text, Any], best: Dict[Text, Any]) -> bool:
    """Say whether a line is nearer to a unit than to the best one, which leaves it some share."""
    return unit["near"] > best["near"] and unit["share"] >= best["share"] * SOME


def _odds(share: float) -> float:
    kept = min(max(share, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))
