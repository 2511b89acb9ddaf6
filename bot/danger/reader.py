"""Reads every line for danger, beside the intents: yes, perhaps or no, and of which kind.

The intents share one softmax in which a farewell wins over "am besten wäre ich tot". This reader
has examples of its own, with near misses beside each (`data/<language>/danger/<kind>.yml`).
"""

from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Text

import numpy as np
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.danger import model as danger_model
from bot.examples.danger import SOMETHING
from bot.learning import beside
from bot.words.matter.plain import Plain

FILE = "danger.npz"
YES, PERHAPS, NO = "yes", "perhaps", "no"
ENDING = frozenset({"goodbye", "stop_dialogue", "deny"})
"""Whoever has had enough of life says so in the words in which others end a call: with these
readings the bot asks from a lower share on."""


class Danger(NamedTuple):
    """What a line says of danger: how likely it is, 0 to 1, and its likeliest kind."""

    share: float
    kind: Text

    def verdict(self, thresholds: Dict[Text, float], intent: Optional[Text] = None) -> Text:
        """Return yes, perhaps or no, for a line whose likeliest intent is this one."""
        if self.share >= thresholds["act"]:
            return YES
        floor = thresholds["ask_ending" if intent in ENDING else "ask"]
        return PERHAPS if self.share >= floor else NO


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerReader(GraphComponent):
    """Sets `danger` on every message: its verdict, kind and share."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = danger_model.DangerModel(config)
        self._plain = Plain(Path(config["data"]))
        self._thresholds = thresholds(Path(config["data"]))

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the settings: lengths of the feature blocks, n-grams, penalties and steps."""
        return {**danger_model.DEFAULTS, "data": "data", "cache": "var/embeddings"}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DangerReader":
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
    ) -> "DangerReader":
        """Read what was learnt: arrays only, nothing that could run."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            with np.load(folder / FILE, allow_pickle=False) as stored:
                component._model.restore({name: stored[name] for name in stored.files})
        serve(component)
        return component

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accept any configuration: what is missing has a default."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the lines of danger and their near misses, and from what is said every day."""
        data = Path(self._config["data"])
        said = [
            (message.get(TEXT), message.get(INTENT))
            for message in training_data.intent_examples
            if message.get(TEXT) and message.get(INTENT)
        ]
        config = beside.of_learning(self._config, danger_model.DEFAULTS)
        lines = danger_model.lines(data, said)
        state = beside.taken("danger", config, lines, danger_model.learnt)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, **state)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: nothing after this component learns from its verdict."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set `danger`; a citizen who has just said that nobody is in danger is believed."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                denied = (message.get("metadata") or {}).get("safe")
                intent = (message.get(INTENT) or {}).get("name")
                message.set("danger", self.told(text, intent, bool(denied)), add_to_output=True)
        return messages

    def read(self, texts: List[Text]) -> List[Danger]:
        """Return what each text says of danger, without the courtesies around it.

        A greeting with a name made one ordinary line in eight sound like danger.
        """
        matters = [self._plain.matter(text) for text in texts]
        return [Danger(*told) for told in self._model.read(matters)]

    def told(
        self, text: Text, intent: Optional[Text] = None, denied: bool = False
    ) -> Dict[Text, Any]:
        """Return a text's verdict, kind and share as the dialogue gets them.

        `margin` is how far the share is from the floor that would change the verdict.
        """
        [danger] = self.read([text])
        verdict = NO if denied else danger.verdict(self._thresholds, intent)
        margin = min(abs(danger.share - floor) for floor in self._thresholds.values())
        told = {"share": round(danger.share, 3), "margin": round(margin, 4)}
        return {"verdict": verdict, "kind": danger.kind, **told}


def thresholds(data: Path) -> Dict[Text, float]:
    """Return from which share on a line is danger, may be, or may be where somebody ends."""
    file = (data / "thresholds.yml").read_text("utf-8")
    return dict(yaml.safe_load(file)["danger"])


_serving: List[DangerReader] = []


def serve(reader: DangerReader) -> None:
    """Let words that come beside a command be read by this reader of the pipeline that serves."""
    _serving[:] = [reader]


def beside_a_command(words: Text) -> Dict[Text, Any]:
    """Return what words say of danger that never pass the pipeline; none before that is there."""
    if not _serving:
        return {"verdict": NO, "kind": SOMETHING, "share": 0.0}
    return _serving[0].told(words)
