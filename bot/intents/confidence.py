"""Decides what a reading is worth: act on it, ask which of two was meant, or offer choices.

Danger comes first: what the reader for danger says of a line wins over its likeliest intent. Then
comes a question that the municipality's bank of answers knows (`bot/answers/reader.py`).
"""

from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import report
from bot.answers import asking, going_on
from bot.answers.asking import ACT, CLARIFY, INFORMS
from bot.danger import reader as danger_verdicts

OFFER = "offer"
# What the dialogue hears instead of an intent when the bot should not act on it.
UNSURE = {CLARIFY: "unsure_clarify", OFFER: "unsure_offer"}
DANGER, UNSURE_DANGER = "report_urgent", "unsure_danger"
CONTACT_WISH = "contact_wish"
BESIDE_A_WISH = frozenset(
    {"deny", "affirm", "inform", "stop_dialogue", "goodbye", "greet", "thank", "ask_help",
     "ask_repeat", "challenge_bot", "switch_language", "out_of_scope", "speak_to_human",
     "cancel_appointment"}
)  # fmt: skip
"""Readings that a wish to be reached in some way is taken for."""
BOOKING = "book_appointment"
ANSWERING = frozenset({"choice", "date", "name", "phone", "reference"})
"""What somebody may be answering: of such answers hardly one in a thousand is a cry for help."""
SUICIDE = "suicide"
"""The kind of danger that nothing said before makes less of."""


def decide(ranking: List[Dict[Text, Any]], thresholds: Dict[Text, float]) -> Text:
    """Return act, clarify or offer for readings sorted by confidence (0..1, best first)."""
    best = ranking[0][PREDICTED_CONFIDENCE_KEY]
    second = ranking[1][PREDICTED_CONFIDENCE_KEY] if len(ranking) > 1 else 0.0
    sure = best >= thresholds["act"] and best - second >= thresholds["margin"]
    if sure or (best + second >= thresholds["act"] and _lead_to_the_same(ranking[:2])):
        return ACT
    return CLARIFY if best + second >= thresholds["clarify"] else OFFER


def _lead_to_the_same(readings: List[Dict[Text, Any]]) -> bool:
    """Say whether one informs and the other books: what informs offers the appointment."""
    intents = {reading[INTENT_NAME_KEY] for reading in readings}
    return BOOKING in intents and bool(intents & INFORMS)


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
        if decision != ACT and self._is_offered(message, ranking[0]):
            decision = ACT
        heard = UNSURE.get(decision, ranking[0][INTENT_NAME_KEY])
        if _only_wishes(message, decision, heard):
            heard = CONTACT_WISH
        danger = self._danger(message)
        asked = self._asked(message, decision) if heard != CONTACT_WISH else None
        if asked:
            decision, heard, share = asked
            question = {INTENT_NAME_KEY: heard, PREDICTED_CONFIDENCE_KEY: share}
            ranking = [question, *ranking]
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

    def _danger(self, message: Message) -> Dict[Text, Any]:
        """Return what was read of danger; less than sure of it, a clear question is none.

        Nor is the answer that was waited for: a day, or one of the places on offer.
        """
        danger = message.get("danger") or {"verdict": danger_verdicts.NO, "share": 0.0}
        answer, floors = message.get("answer"), self._answers
        danger = self._as_an_answer(message, danger)
        calm_alone = danger["share"] < floors.get("danger_over", 0.0)
        calm_after = danger.get("kind") != SUICIDE and going_on.clearly_follows(
            answer, floors, danger["share"]
        )
        asked_clearly = calm_alone and asking.clearly(answer, floors, danger["share"])
        answers_us = danger["share"] < floors.get("danger_answered", 0.0) and _answers_us(message)
        if danger.get("kind") == SUICIDE:
            answers_us = False
        if not (asked_clearly or calm_after or answers_us):
            return danger
        calm = {**danger, "verdict": danger_verdicts.NO}
        message.set("danger", calm, add_to_output=True)
        return calm

    def _as_an_answer(self, message: Message, danger: Dict[Text, Any]) -> Dict[Text, Any]:
        """Return what is read of danger in an answer that the bot waits for: it asks where it would
        have acted, and hears nothing in what sounds but faintly so.

        Not where danger was asked about itself, nor where somebody would end.
        """
        told = message.get("metadata") or {}
        ends = (message.get(INTENT) or {}).get(INTENT_NAME_KEY) in danger_verdicts.ENDING
        if told.get("expect") not in ANSWERING or DANGER in told.get("offered", ()) or ends:
            return danger
        floor = {
            danger_verdicts.YES: ("danger_awaited", danger_verdicts.PERHAPS),
            danger_verdicts.PERHAPS: ("ask_awaited", danger_verdicts.NO),
        }.get(danger["verdict"])
        if not floor or danger["share"] >= self._answers.get(floor[0], 0.0):
            return danger
        less = {**danger, "verdict": floor[1]}
        message.set("danger", less, add_to_output=True)
        return less

    def _is_offered(self, message: Message, best: Dict[Text, Any]) -> bool:
        """Say whether the likeliest reading is one of those that can be chosen now: whoever was
        asked which of two was meant means it by less than anybody else."""
        offered = (message.get("metadata") or {}).get("offered") or ()
        sure = best[PREDICTED_CONFIDENCE_KEY] >= self._answers.get("offered", 1.0)
        return sure and best[INTENT_NAME_KEY] in offered

    def _asked(self, message: Message, decision: Text) -> Optional[Tuple[Text, Text, float]]:
        """Return decision, what is heard and its share where a line is a question of the bank."""
        answer = message.get("answer")
        if not answer or not self._answers:
            return None
        awaited = (message.get("metadata") or {}).get("expect", asking.FREE)
        done = (message.get(INTENT) or {}).get(INTENT_NAME_KEY) if decision == ACT else None
        where = asking.Situation(done, awaited)
        own = _names_its_own(message, done)
        goes_on = None if own else going_on.following(answer, where, self._answers)
        if goes_on:
            message.set(
                "answer", {**answer, "units": answer["follows"], "also": None}, add_to_output=True
            )
        asked = goes_on or asking.question(answer, where, self._answers)
        if asked and asked[1] == asking.UNSURE_QUESTION and done in asking.OF_THEIR_OWN:
            message.set("answer", {**answer, "does": done}, add_to_output=True)
        return asked


def _answers_us(message: Message) -> bool:
    """Say whether a line names what the citizen was asked for: a time, which the gateway has read,
    or a place where one can be chosen."""
    told = message.get("metadata") or {}
    places = {"office", "district"} & {one["entity"] for one in message.get(ENTITIES) or ()}
    return bool(told.get("answers") or (places and told.get("expect") == "choice"))


def _names_its_own(message: Message, done: Optional[Text]) -> bool:
    """Say whether a line names a matter itself, or does something at a place that it names: then
    it goes on from no other."""
    named = {entity["entity"] for entity in message.get(ENTITIES) or ()}
    return "service" in named or bool(named and done and done != asking.ANSWERS_US)


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
