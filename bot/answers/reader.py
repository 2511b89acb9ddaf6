"""Reads every line for a question that the municipality's bank of answers knows.

A gate tells whether the line asks about something (trained, in the model); the bank which unit it
asks for (fitted beside the model, `bot/answers/bank_fit.py`, so that an edit needs no training).
"""

from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple

import numpy as np
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.answers import bank_files, gate
from bot.answers.bank import FittedBank, Found
from bot.answers.banks import Banks
from bot.answers.clauses import FEWEST_WORDS, parts
from bot.answers.following import Before, asks_first, before, opening_words, takes_up
from bot.answers.gate import Gate
from bot.encoders.fingerprint import check, fingerprint
from bot.encoders.models import DIMENSIONS
from bot.learning import beside
from bot.learning.line import Line, Lines
from bot.learning.line_model import LineModel
from bot.words import hesitations

FILE = "gate.npz"
SURE_OF_ONE = 0.75
"""From this share of one unit on, the parts of a line are not read: they cost the encoders as much
as a line each, and two questions hardly ever look so much like one."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerReader(GraphComponent):
    """Sets `answer` on every message to a municipality with a bank: its units, and the gate."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._lines = Lines()
        self._gate: Optional[Gate] = None
        self._banks: Optional[Banks] = None
        self._floors = thresholds(Path(config["data"]))
        self._without_hesitations = hesitations.leaver(Path(config["data"]))
        self._parts_between_hesitations = hesitations.parter(Path(config["data"]))
        self._opening = opening_words(Path(config["data"]))

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the settings of the gate, and where banks lie (None: with the installation)."""
        return {**gate.DEFAULTS, "data": "data", "cache": "var/embeddings", "banks": None}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "AnswerReader":
        """Build the component, not yet trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "AnswerReader":
        """Read what the gate has learnt; raise OtherNumbers where the encoders are others."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            with np.load(folder / FILE, allow_pickle=False) as stored:
                state = {name: stored[name] for name in stored.files}
        component.serve(Gate(LineModel(state, config["weights"])))
        return component

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accept any configuration: what is missing has a default."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learn what a question is, beside all that is said every day and what danger is."""
        data = Path(self._config["data"])
        said = [
            (message.get(TEXT), message.get(INTENT))
            for message in training_data.intent_examples
            if message.get(TEXT) and message.get(INTENT)
        ]
        config = beside.of_learning(self._config, gate.DEFAULTS)
        state = beside.taken("gate", config, gate.lines(data, said), gate.learnt_from)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, **state)
        return self._resource

    def serve(self, learnt: Gate) -> None:
        """Answer from now on with this gate and with the banks of this installation."""
        check(learnt.model.fingerprint())
        self._gate = learnt
        self._banks = Banks(
            Path(self._config["banks"] or bank_files.folder()), fingerprint(DIMENSIONS)
        )

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: nothing after this component learns from its answers."""
        return training_data

    def process(
        self, messages: List[Message], tracker: Optional[DialogueStateTracker] = None
    ) -> List[Message]:
        """Set `answer` where the municipality has a bank that can be used.

        Questions are found by their matter, which the intents have read before. Rasa hands over
        the conversation before the message, by the name of its parameter.
        """
        earlier = before(tracker) if tracker else None
        for message in messages:
            text = message.get("matter") or message.get(TEXT)
            municipality = (message.get("metadata") or {}).get("municipality")
            asked = self._banks.of(municipality) if text and municipality and self._banks else None
            if asked:
                message.set("answer", self.told(text, asked, earlier), add_to_output=True)
        return messages

    def told(
        self, text: Text, asked: FittedBank, earlier: Optional[Before] = None
    ) -> Dict[Text, Any]:
        """Return the units that a text may ask for, and how likely it asks at all.

        `follows` are those that it may ask for where it goes on from what was told before it.
        """
        assert self._gate is not None
        spoken, text = text, self._without_hesitations(text)
        line = self._lines.of(text)
        question, units, also = self._gate.question(line), asked.read(line), None
        if question >= self._floors["also_gate"] and units[0].share < SURE_OF_ONE:
            units, also = self._one_or_two(text, units, asked)
        ending = self._ending(spoken, asked) if question < self._floors["gate_clear"] else None
        question, units = ending or (question, units)
        return {
            "bank": asked.version,
            "units": [_told(unit) for unit in units],
            "follows": [_told(unit) for unit in (asked.read(line, earlier) if earlier else ())],
            "takes_up": takes_up(text, self._opening),
            "asks_first": asks_first(text, self._opening),
            "awaits": bool(earlier and earlier.awaits),
            "question": round(question, 3),
            "also": _told(also) if also else None,
            "ends": bool(ending),
        }

    def _ending(self, spoken: Text, asked: FittedBank) -> Optional[Tuple[float, List[Found]]]:
        """Return how likely a line that tells something asks at its end, and for which units.

        "I rang twice and nobody answers, eh, when can I reach you?" is a complaint to who reads it
        as one; who said it wants to know when. None where the end does not clearly ask for a unit.
        """
        *before, last = self._parts_between_hesitations(spoken)
        if not any(before) or len(last.split()) < FEWEST_WORDS:
            return None
        line = self._lines.of(last)
        question, units = self._gate.question(line), asked.read(line)
        clear = question >= self._floors["gate_clear"] and self._is_sure(units[0])
        return (question, units) if clear else None

    def _one_or_two(
        self, text: Text, units: List[Found], asked: FittedBank
    ) -> tuple[List[Found], Optional[Found]]:
        """Return the units of the first question of a text, and that of a second if there is one.

        The parts of a line say more than the whole only where two of them are sure of different
        units: "ik ben oud, en kan ik gratis parkeren" has one question.
        """
        sure = []
        for part in map(self._lines.of, parts(text)):
            found = asked.read(part)
            if self._is_sure(found[0]) and self._asks(part):
                sure.append(found)
        others = [found[0] for found in sure[1:] if found[0].unit != sure[0][0].unit]
        return (sure[0], others[0]) if others else (units, None)

    def question(self, text: Text) -> float:
        """Return how likely a text asks about something, 0 to 1."""
        assert self._gate is not None
        return self._gate.question(self._lines.of(self._without_hesitations(text)))

    def _is_sure(self, found: Found) -> bool:
        """Say whether a part means this unit: of a few words that mean none, one has most."""
        return found.share >= self._floors["also"] and found.near >= self._floors["also_near"]

    def _asks(self, part: Line) -> bool:
        return self._gate is not None and self._gate.question(part) >= self._floors["also_gate"]


def thresholds(data: Path) -> Dict[Text, float]:
    """Return from which shares on a line is a question, and which unit it asks for is told."""
    file = (data / "thresholds.yml").read_text("utf-8")
    return dict(yaml.safe_load(file)["answers"])


def _told(unit: Found) -> Dict[Text, Any]:
    return {"id": unit.unit, "share": round(unit.share, 3), "near": round(unit.near, 3)}
