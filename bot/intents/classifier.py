"""Rasa component that ranks the intents of a message."""

from typing import Any, Dict, List, Text, Tuple

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoders import ahead
from bot.intents import model
from bot.intents.model import LEAVING, IntentModel
from bot.learning import beside

FILE = "classifier.npz"
ANSWERS = frozenset({"affirm", "deny"})
"""What is no thanks whatever thanks stand behind it: "nein danke", "ja gern"."""
SURE_OF_LEAVING = 0.6
"""From this confidence on in the whole line, what stands before thanks is only a reaction."""
SURE_OF_MATTER, SHORT_ANSWER = 0.97, "inform"
"""From this confidence on a matter is one, but for a name or number, which any word may be."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Ranks the intents of every message by an `IntentModel`, read with and without courtesies."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = IntentModel(config)

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the settings: lengths of the feature blocks, n-grams, penalty and steps."""
        folders = {"data": "data", "cache": "var/embeddings"}
        return {**model.DEFAULTS, **folders, "ranking_length": 5}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentClassifier":
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
    ) -> "IntentClassifier":
        """Read what was learnt from the model: arrays only, nothing that could run."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            with np.load(folder / FILE, allow_pickle=False) as stored:
                component._model.restore({name: stored[name] for name in stored.files})
        component._rank("warm up")
        component._model.features.serve()
        ahead.serve_reading(component.forms)
        return component

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Raise KeyError where a block of features has no weight."""
        for block in ("use", "e5", "spelling", "subjects"):
            config["weights"][block]

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has a text and an intent, and store it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT)]
        said = [(m.get(TEXT), m.get(INTENT)) for m in examples]
        config = beside.of_learning(self._config, model.DEFAULTS)
        state = beside.taken("intents", config, said, model.learnt)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, **state)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: nothing after this component learns from its ranking."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set `matter`, `intent` and `intent_ranking`; a message without text is left alone."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                matter, ranking = self._read(text)
                message.set("matter", matter)
                message.set("intent", ranking[0], add_to_output=True)
                shown = ranking[: self._config["ranking_length"]]
                message.set("intent_ranking", shown, add_to_output=True)
        return messages

    def shares(self, texts: List[Text]) -> np.ndarray:
        """Return a row for each text: how likely each intent is, together 1."""
        return self._model.shares([self._model.plain.read(text) for text in texts])

    def forms(self, text: Text) -> List[Text]:
        """Return the forms in which the pipeline reads a line: mended, and for danger as it is."""
        plain = self._model.plain
        whole = plain.with_closing(text)
        return [plain.read(text), plain.matter(text), *([whole] if whole else [])]

    def _read(self, text: Text) -> Tuple[Text, List[Dict[Text, Any]]]:
        """Return the matter of a line and its ranking; a line of thanks is its own matter."""
        matter, whole = self._model.plain.read(text), self._model.plain.with_closing(text)
        ranking = self._ranked(matter)
        if whole and not _stays(matter, ranking[0]):
            as_said = self._ranked(whole)
            if _is_leaving(as_said[0]):
                return whole, as_said
        return matter, ranking

    def ranked(self, shares: np.ndarray) -> List[Dict[Text, Any]]:
        """Return the intents of one row of `shares`, the likeliest first."""
        best_first = np.argsort(-shares, kind="stable")
        return [
            {"name": self._model.intents[i], "confidence": float(shares[i])} for i in best_first
        ]

    def _rank(self, text: Text) -> List[Dict[Text, Any]]:
        return self._ranked(self._model.plain.read(text))

    def _ranked(self, matter: Text) -> List[Dict[Text, Any]]:
        return self.ranked(self._model.shares([matter])[0])


def _stays(matter: Text, best: Dict[Text, Any]) -> bool:
    """Say whether a matter is one whatever thanks follow: an answer, a question, or a sure one.

    What is left of a farewell ("das wars", "tausend") is read as a short answer, or unsurely.
    """
    name, confidence = best["name"], best["confidence"]
    if name in ANSWERS or matter.rstrip().endswith("?"):
        return True
    return name != SHORT_ANSWER and confidence >= SURE_OF_MATTER


def _is_leaving(best: Dict[Text, Any]) -> bool:
    return best["name"] in LEAVING and best["confidence"] >= SURE_OF_LEAVING
