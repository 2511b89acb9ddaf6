"""Reports the language of one message; it never decides the language of a conversation."""

import re
from typing import Any, Dict, List, Text

from lingua import Language, LanguageDetector, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import report

LANGUAGES = {Language.DUTCH: "nl", Language.GERMAN: "de", Language.ENGLISH: "en"}

# One word says nothing to a statistical detector ("hallo", "ja" are both); these say it anyway.
CLEAR_WORDS = {
    **dict.fromkeys("nee hoi dank bedankt graag alstublieft goedemorgen goedemiddag".split(), "nl"),
    **dict.fromkeys("goedenavond doei paspoort afspraak uitkering verhuizen".split(), "nl"),
    **dict.fromkeys("nein danke bitte moin tschüss tschuess guten morgen gerne".split(), "de"),
    **dict.fromkeys("termin reisepass ausweis wohngeld bürgergeld buergergeld".split(), "de"),
    **dict.fromkeys("yes please thanks hello english".split(), "en"),
}
# Words of both languages, on which no language is reported.
SHARED_WORDS = frozenset("ja hallo ok oke oké okay hi hey tag morgen stop pin taxi info".split())


WORD = re.compile(r"[^\W\d_]+")


class LanguageDetective:
    """Names the language of a text among Dutch, German and English."""

    def __init__(self) -> None:
        self._detector: LanguageDetector = (
            LanguageDetectorBuilder.from_languages(*LANGUAGES).with_preloaded_language_models()
        ).build()

    def report(self, text: str) -> Dict[Text, Any]:
        """Return `{"name", "confidence"}`; the name is None where no word tells it."""
        words = WORD.findall(text.lower())
        named = {CLEAR_WORDS[word] for word in words if word in CLEAR_WORDS}
        if len(words) <= 2 and len(named) == 1:
            return {"name": named.pop(), "confidence": 1.0}
        if not words or all(word in SHARED_WORDS for word in words):
            return {"name": None, "confidence": 0.0}
        best = self._detector.compute_language_confidence_values(text)[0]
        return {"name": LANGUAGES[best.language], "confidence": round(best.value, 3)}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LanguageReporter(GraphComponent):
    """Rasa component that sets `language` on every message, before the tokenizer reads it."""

    def __init__(self) -> None:
        self._detective = LanguageDetective()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageReporter":
        """Build the component; it has no settings."""
        return cls()

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accept any configuration: there is nothing to set."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: nothing is learnt from their language."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set `language` on each message and tell the channel."""
        for message in messages:
            language = self._detective.report(message.get(TEXT) or "")
            message.set("language", language, add_to_output=True)
            report.add(language=language)
        return messages
