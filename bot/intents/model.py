"""What ranks the intents of a line: one regression over meaning, spelling and subjects.

Rasa's LogisticRegressionClassifier takes the features as they come; these are centred and balanced
against one another, which is worth more than any larger model.
"""

from pathlib import Path
from typing import Any, Dict, List, Sequence, Text, Tuple

import numpy as np

from bot.examples.plain import plain
from bot.learning import softmax
from bot.learning.features import Features
from bot.words.matter.plain import Plain, quiet

LEAVING = frozenset({"thank", "goodbye"})
"""What is nothing but courtesy: there thanks and wishes are the matter."""
DEFAULTS: Dict[Text, Any] = {
    "weights": {"use": 5.0, "e5": 5.0, "spelling": 8.0, "subjects": 1.0},
    "grams": {"shortest": 2, "longest": 5, "at_least": 3},
    "penalty": 1.0,
    "steps": 50,
}


class IntentModel:
    """Learns from examples with their intents; deterministic, arrays only."""

    def __init__(self, config: Dict[Text, Any]) -> None:
        """Take the settings (`DEFAULTS`) with the folders `data` and `cache`."""
        self._config = config
        self.features = features(config)
        self.plain = Plain(Path(config["data"]))
        self.intents: List[Text] = []
        self._learnt = softmax.Weights(np.zeros((0, 0)), np.zeros(0))

    def learn(self, examples: Sequence[Tuple[Text, Text]]) -> None:
        """Learn from texts and the intent of each."""
        texts, named = zip(*examples, strict=True)
        self.intents = sorted(set(named))
        self.plain = plain(Path(self._config["data"]), texts)
        blocks = self.features.learn([self._learnt_as(*example) for example in examples])
        number = {intent: i for i, intent in enumerate(self.intents)}
        truth = np.array([number[intent] for intent in named])
        penalty, steps = self._config["penalty"], self._config["steps"]
        self._learnt = softmax.fit(blocks, truth, len(number), penalty, steps)

    def _learnt_as(self, text: Text, intent: Text) -> Text:
        return quiet(text) if intent in LEAVING else self.plain.read(text)

    def shares(self, matters: List[Text]) -> np.ndarray:
        """Return a row for each line, read plainly: how likely each intent is, together 1."""
        scores = self.features.of(matters).times(self._learnt.features) + self._learnt.bias
        return softmax.probabilities(scores)

    def state(self) -> Dict[Text, np.ndarray]:
        """Return what was learnt as plain arrays."""
        learnt_from = {**self.features.state(), **self.plain.state()}
        return {"intents": np.array(self.intents), **self._learnt._asdict(), **learnt_from}

    def restore(self, state: Dict[Text, np.ndarray]) -> None:
        """Take back what `state` returned; raise OtherNumbers where the encoders are others."""
        self.intents = state["intents"].tolist()
        self._learnt = softmax.Weights(state["features"], state["bias"])
        self.features.restore(state)
        self.plain.restore(state)


def learnt(config: Dict[Text, Any], examples: Sequence[Tuple[Text, Text]]) -> Dict[Text, Any]:
    """Return the state of a model that has learnt from these texts with their intents."""
    model = IntentModel(config)
    model.learn(examples)
    return model.state()


def features(config: Dict[Text, Any]) -> Features:
    """Return the features that a configuration asks for."""
    folders = Path(config["data"]), Path(config["cache"])
    return Features(config["weights"], config["grams"], *folders)
