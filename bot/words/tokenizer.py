"""Words of a message, by spaCy's blank Dutch or German tokenizer: no model to download."""

from typing import Any, Dict, List, Text

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

LANGUAGES = ("nl", "de")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class BlankSpacyTokenizer(Tokenizer):
    """Splits by the rules of the language that `LanguageReporter` named, Dutch where it did not."""

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._pipelines = {language: spacy.blank(language) for language in LANGUAGES}

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return what Rasa's base tokenizer expects to find."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "BlankSpacyTokenizer":
        """Build the tokenizer from its configuration."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: nothing is learnt from their words one by one."""
        return training_data

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """Return the words of one attribute, white space left out."""
        named = (message.get("language") or {}).get("name")
        nlp = self._pipelines.get(named, self._pipelines["nl"])
        words = [Token(t.text, t.idx) for t in nlp(message.get(attribute)) if not t.is_space]
        return self._apply_token_pattern(words)
