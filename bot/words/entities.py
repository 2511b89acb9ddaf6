"""Rasa component that names the services, offices and districts a citizen speaks of."""

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.words.lookups import Found, Lookups

ROOT = Path(__file__).resolve().parents[2]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LookupEntities(GraphComponent, EntityExtractorMixin):
    """Adds `service`, `office` and `district` entities from the lookups of all languages."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return where the lookups are: `<language>/lookups` in a folder of the repository."""
        return {"data": "data"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LookupEntities":
        """Read the lookups; they are not stored in the model but read again at each start."""
        return cls(Lookups.from_folder(ROOT / config["data"]))

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept every configuration: a folder without lookups names nothing."""

    def __init__(self, lookups: Lookups) -> None:
        """Take the lookups to search."""
        self._lookups = lookups

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what each message names to the entities other components found."""
        for message in messages:
            found = self._lookups.find(message.get(TEXT) or "", _municipality(message))
            entities = self.add_extractor_name([_entity(hit) for hit in found])
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages


def _entity(hit: Found) -> dict[str, Any]:
    return {"entity": hit.entity, "value": hit.value, "start": hit.start, "end": hit.end}


def _municipality(message: Message) -> str | None:
    return (message.get(METADATA) or {}).get("municipality")
