"""One folder per language becomes one Rasa domain: each variant conditioned on the locale."""

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.examples.intents import read_examples

Responses = Dict[Text, List[Dict[Text, Any]]]


class Example(Message):
    """A training example that is copied as what it is: a few words in a dict.

    Rasa copies all examples six times while it reads them, each as deeply as it can, and works out
    the fingerprint of each copy.
    """

    @classmethod
    def said(cls, text: Text, intent: Text) -> "Example":
        """Return the example that says this and means that."""
        example = cls({TEXT: text, INTENT: intent})
        # Nothing else is in it, and Rasa asks for it some hundred thousand times.
        example._cached_fingerprint = hashlib.md5(f"{intent}\n{text}".encode()).hexdigest()
        return example

    def __deepcopy__(self, memo: Dict[int, Any]) -> "Example":
        """Return an example of its own, but nothing deeper."""
        copy = Example(self.data, set(self.output_properties), self.time)
        copy._cached_fingerprint = self._cached_fingerprint
        return copy


class LanguageFolders(RasaFileImporter):
    """Reads `data/<language>/` for every locale of `data/languages.yml`.

    Rasa alone would keep only one file's variants of a response that two languages name alike.
    """

    _data = Path("data")

    def get_domain(self) -> Domain:
        """Return the domain with every response in every locale, none unconditioned."""
        merged = Domain.from_dict({"responses": responses_by_locale(self._data)})
        return super().get_domain().merge(merged)

    def get_nlu_data(self, language: Optional[Text] = "en") -> TrainingData:
        """Return the examples of all languages; the responses come with the domain.

        Rasa's own reader takes ten seconds for them.
        """
        return TrainingData([Example.said(x.text, x.intent) for x in read_examples(self._data)])


def responses_by_locale(data: Path) -> Responses:
    """Return response name -> variants of all locales, missing keys taken from `over`."""
    locales = _read(data / "languages.yml")["locales"]
    result: Responses = {}
    for locale, facts in locales.items():
        wording = {**_folder(data, facts.get("over")), **_folder(data, facts["folder"])}
        for name, variants in wording.items():
            result.setdefault(name, []).extend(_conditioned(v, locale) for v in variants)
    return result


def _conditioned(variant: Dict[Text, Any], locale: Text) -> Dict[Text, Any]:
    return {**variant, "condition": [{"type": "slot", "name": "locale", "value": locale}]}


def _folder(data: Path, name: Optional[Text]) -> Responses:
    wording: Responses = {}
    for file in sorted((data / name / "responses").glob("*.yml")) if name else ():
        wording.update(_read(file).get("responses") or {})
    return wording


def _read(file: Path) -> Dict[Text, Any]:
    return yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
