"""Rasa featurizer that adds the sentence embedding of one model to each message."""

from pathlib import Path
from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.embeddings import DIMENSIONS, Embedder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Frozen multilingual encoder (`model: use` or `model: e5`); deterministic."""

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._dimension = DIMENSIONS[config["model"]]
        self._weight = float(config["weight"])
        self._embedder = Embedder(config["model"], Path(config["cache"]))

    @classmethod
    def required_components(cls) -> List[Type]:
        """Name what must come before: the words."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the settings: model, scale of its features, folder of the training cache."""
        return {
            **DenseFeaturizer.get_default_config(),
            "model": "use",
            "weight": 1.0,
            "cache": "var/embeddings",
        }

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        """Build the featurizer under the graph's name for it."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Raise KeyError for a model that this house does not carry."""
        DIMENSIONS[config["model"]]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Embed every example, reading what is known from the cache on disk."""
        examples = [m for m in training_data.training_examples if m.get(TEXT)]
        vectors = self._embedder.encode_training([m.get(TEXT) for m in examples])
        for message in examples:
            self._add(message, vectors[message.get(TEXT)])
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Embed each message; an empty one gets zeros."""
        for message in messages:
            text = message.get(TEXT)
            empty = np.zeros(self._dimension, dtype=np.float32)
            self._add(message, self._embedder.encode(text) if text else empty)
        return messages

    def _add(self, message: Message, vector: np.ndarray) -> None:
        # The classifier reads the sentence row only; the rows of the words are there because
        # Rasa insists on one a word.
        words = max(len(message.get(TOKENS_NAMES[TEXT]) or []), 1)
        sequence = np.zeros((words, self._dimension), dtype=np.float32)
        sentence = (vector * self._weight).reshape(1, -1)
        self.add_features_to_message(sequence, sentence, TEXT, message)
