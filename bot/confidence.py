"""Decides what a reading is worth: act on it, ask which of two was meant, or offer choices.

Danger comes first: what the reader for danger says of a line wins over its likeliest intent. Then
comes a question that the municipality's bank of answers knows (`bot/answers.py`).
"""

import math
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import danger as danger_verdicts
from bot import report

ACT, CLARIFY, OFFER = "act", "clarify", "offer"
# What the dialogue hears instead of an intent when the bot should not act on it.
UNSURE = {CLARIFY: "unsure_clarify", OFFER: "unsure_offer"}
DANGER, UNSURE_DANGER = "report_urgent", "unsure_danger"
QUESTION, UNSURE_QUESTION = "question_asked", "unsure_question"
AWAITED = frozenset({"phone", "name", "reference", "date"})
"""What a citizen has been asked for: "meine Adresse ist …" looks like a question, and is none."""
INFORMS = frozenset(
    {"request_wmo", "request_benefits", "request_document", "report_move", "ask_debt_help",
     "ask_integration", "ask_prevention", "ask_other_municipal"}
)  # fmt: skip
"""Intents whose actions answer from the profile by themselves."""
PLACES = frozenset({"ask_opening_hours", "ask_location"})
"""Intents whose actions know the moment as no unit does."""
STAYS = frozenset(
    {"switch_language", "ask_repeat", "stop_dialogue", "goodbye", "greet", "thank", "affirm",
     "deny", "inform"}
)  # fmt: skip
"""What is said in a word or two: no question takes its place."""
LEAST = 1e-4
"""Nearer to 0 or 1 no share is believed."""
CONTACT_WISH = "contact_wish"
BESIDE_A_WISH = frozenset(
    {"deny", "affirm", "inform", "stop_dialogue", "goodbye", "greet", "thank", "ask_help",
     "ask_repeat", "challenge_bot", "switch_language", "out_of_scope", "speak_to_human",
     "cancel_appointment"}
)  # fmt: skip
"""Readings that a wish to be reached in some way is taken for."""
BOOKING = "book_appointment"
MATTERS = frozenset(
    {"request_wmo", "request_benefits", "request_document", "report_move", "ask_debt_help",
     "ask_integration", "ask_prevention", "ask_other_municipal"}
)  # fmt: skip
"""Whose answer offers the appointment: between one of them and a booking nobody need be asked."""


def decide(ranking: List[Dict[Text, Any]], thresholds: Dict[Text, float]) -> Text:
    """Return act, clarify or offer for readings sorted by confidence (0..1, best first)."""
    best = ranking[0][PREDICTED_CONFIDENCE_KEY]
    second = ranking[1][PREDICTED_CONFIDENCE_KEY] if len(ranking) > 1 else 0.0
    sure = best >= thresholds["act"] and best - second >= thresholds["margin"]
    if sure or (best + second >= thresholds["act"] and _lead_to_the_same(ranking[:2])):
        return ACT
    return CLARIFY if best + second >= thresholds["clarify"] else OFFER


def _lead_to_the_same(readings: List[Dict[Text, Any]]) -> bool:
    intents = {reading[INTENT_NAME_KEY] for reading in readings}
    return BOOKING in intents and bool(intents & MATTERS)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ConfidenceDecision(GraphComponent):
    """Takes the place of Rasa's FallbackClassifier; thresholds a channel, from data."""

    def __init__(
        self,
        thresholds: Dict[Text, Dict[Text, float]],
        answers: Optional[Dict[Text, float]] = None,
    ) -> None:
        self._thresholds = thresholds
        self._answers = answers or {}

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return where the thresholds lie."""
        return {"thresholds": "data/thresholds.yml"}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ConfidenceDecision":
        """Read the thresholds; raise FileNotFoundError where they are missing."""
        content = yaml.safe_load(Path(config["thresholds"]).read_text("utf-8"))
        return cls(content["thresholds"], content.get("answers"))

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accept any configuration: the file is read when the component is made."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data alone: thresholds are calibrated, not trained."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set `decision` and `readings`, and replace the intent where the bot is unsure."""
        for message in messages:
            ranking = message.get("intent_ranking")
            if ranking:
                self._judge(message, ranking)
        return messages

    def _judge(self, message: Message, ranking: List[Dict[Text, Any]]) -> None:
        channel = (message.get("metadata") or {}).get("channel", "chat")
        decision = decide(ranking, self._thresholds.get(channel, self._thresholds["chat"]))
        heard = UNSURE.get(decision, ranking[0][INTENT_NAME_KEY])
        if _only_wishes(message, decision, heard):
            heard = CONTACT_WISH
        asked = self._asked(message, decision) if heard != CONTACT_WISH else None
        if asked:
            decision, heard, share = asked
            question = {INTENT_NAME_KEY: heard, PREDICTED_CONFIDENCE_KEY: share}
            ranking = [question, *ranking]
        danger = message.get("danger") or {"verdict": danger_verdicts.NO}
        if danger["verdict"] != danger_verdicts.NO:
            decision, heard, ranking = _with_danger(danger, message.get("intent_ranking"))
        readings = [
            {"intent": r[INTENT_NAME_KEY], "confidence": round(float(r["confidence"]), 4)}
            for r in ranking[:2]
        ]
        message.set("decision", decision, add_to_output=True)
        message.set("readings", readings, add_to_output=True)
        report.add(decision=decision, readings=readings)
        if heard != (message.get(INTENT) or {}).get(INTENT_NAME_KEY):
            told = {INTENT_NAME_KEY: heard, PREDICTED_CONFIDENCE_KEY: 1.0}
            message.set(INTENT, told, add_to_output=True)

    def _asked(self, message: Message, decision: Text) -> Optional[Tuple[Text, Text, float]]:
        """Return decision, what is heard and its share where a line is a question of the bank."""
        answer = message.get("answer")
        if not answer or not self._answers:
            return None
        awaited = (message.get("metadata") or {}).get("expect") in AWAITED
        intent = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
        return question(answer, intent if decision == ACT else None, awaited, self._answers)


def question(
    answer: Dict[Text, Any], done: Optional[Text], awaited: bool, floors: Dict[Text, float]
) -> Optional[Tuple[Text, Text, float]]:
    """Return decision, intent and share of a line that asks; None where it is read as before.

    `done` is the intent that would be acted on, None where the intents are in doubt: then nothing
    would be answered, and the unit speaks for itself. What informs already gives way only to an
    editor's unit, and what does something only to a line that sounds like a question.
    """
    informs = done in INFORMS | PLACES
    units = [unit for unit in answer["units"] if not (informs and _is_made(unit))]
    if done in STAYS or not units:
        return None
    best, *others = [unit["share"] for unit in units]
    if not _asks(answer["question"], best, done, awaited, floors):
        return None
    if best >= floors[_told_from(done)]:
        return ACT, QUESTION, best
    both = best + (others[0] if others else 0.0)
    return (CLARIFY, UNSURE_QUESTION, both) if done is None and both >= floors["ask"] else None


def _told_from(done: Optional[Text]) -> Text:
    if done in PLACES:
        return "tell_over_place"
    return "tell" if done is None else "tell_over"


def _is_made(unit: Dict[Text, Any]) -> bool:
    """Say whether a unit is made of a fact of the profile, which actions tell, too."""
    return "." in unit["id"]


def _asks(
    gate: float, share: float, done: Optional[Text], awaited: bool, floors: Dict[Text, float]
) -> bool:
    if awaited:
        return gate >= floors["gate_awaited"]
    if done is None:
        return evidence(gate, share, floors["unit_weight"]) >= floors["gate_unsure"]
    return gate >= floors["gate"]


def evidence(gate: float, share: float, weight: float) -> float:
    """Return how likely a line asks, 0 to 1: by how it sounds (the gate), and by what it asks for.

    The log-odds of the likeliest unit count `weight` times as much as those of the gate.
    """
    odds = _odds(gate) + weight * _odds(share)
    return round(1 / (1 + math.exp(-odds)), 6)


def _odds(share: float) -> float:
    kept = min(max(share, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))


def _only_wishes(message: Message, decision: Text, heard: Text) -> bool:
    """Say whether a line is about how somebody is reached, and about nothing else.

    The gateway has heard the wish by its words; to the intents "nicht anrufen" is a wish for a
    person, or a no.
    """
    wish = (message.get("metadata") or {}).get("contact_wish")
    if not wish:
        return False
    wants_a_person = heard == "speak_to_human" and wish == "call"
    return decision != ACT or (heard in BESIDE_A_WISH and not wants_a_person)


def _with_danger(
    danger: Dict[Text, Any], ranking: List[Dict[Text, Any]]
) -> Tuple[Text, Text, List[Dict[Text, Any]]]:
    """Return decision, what is heard and the readings of a line that is danger, or may be."""
    urgent = {INTENT_NAME_KEY: DANGER, PREDICTED_CONFIDENCE_KEY: danger["share"]}
    if danger["verdict"] == danger_verdicts.YES:
        return ACT, DANGER, [urgent, *ranking]
    return CLARIFY, UNSURE_DANGER, [ranking[0], urgent]
