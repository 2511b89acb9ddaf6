"""The trained model, loaded once for all tests that read lines with it, and the rules, learnt."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrainingDataGenerator

from bot.encoders import ahead, models
from bot.importer import LanguageFolders
from bot.measuring.reading import Reader, Reading, hush
from deploy.model import model_path

ROOT = Path(__file__).parents[2]


class Remembering(Reader):
    """Reads each line once: several tests ask what the model makes of the same ones."""

    def __init__(self, model: Path) -> None:
        super().__init__(model)
        self._known: dict[tuple[str, str, str], Reading] = {}
        self._vectors: ahead.Vectors = {}
        [self._forms] = ahead._reads

    def read(self, text: str, channel: str, municipality: str = "") -> Reading:
        asked = (text, channel, municipality)
        if asked not in self._known:
            self._known[asked] = super().read(*asked)
        return self._known[asked]

    def embed(self, texts: Iterable[str]) -> None:
        """Embed what will be read, all lines together: in about half the time of one by one.

        A row then differs in its seventh digit; no reading hangs on that, as
        `test_every_processor_reads_alike` shows.
        """
        forms = sorted({form for text in texts for form in self._forms(text)}, key=len)
        for model in models.DIMENSIONS:
            new = [form for form in forms if (model, form) not in self._vectors]
            rows = models.rows_together(model, new) if new else []
            self._vectors.update(((model, form), row) for form, row in zip(new, rows, strict=True))

    async def _parsed(self, message: UserMessage) -> dict[str, Any]:
        asked = {(model, form) for model in models.DIMENSIONS for form in self._forms(message.text)}
        if not asked <= self._vectors.keys():
            return await super()._parsed(message)
        ahead._vectors.set(self._vectors)
        return dict(await self._processor.parse_message(message))


@pytest.fixture(scope="session")
def reader() -> Remembering:
    """Reads lines with the model that fits these sources; `make train` makes it."""
    hush()
    return Remembering(model_path())


@pytest.fixture(scope="session")
def dialogue() -> LanguageFolders:
    """The importer of the domain and the rules alone."""
    config, domain = str(ROOT / "config.yml"), str(ROOT / "domain.yml")
    return LanguageFolders(config, domain, [str(ROOT / "data" / "dialogue")])


@pytest.fixture(scope="session")
def domain(dialogue: LanguageFolders) -> Domain:
    """The domain of the system."""
    return dialogue.get_domain()


@pytest.fixture(scope="session")
def policy(
    dialogue: LanguageFolders, domain: Domain, tmp_path_factory: pytest.TempPathFactory
) -> RulePolicy:
    """The system's RulePolicy over the system's rules, trained here: it learns by heart."""
    configured = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["policies"][0]
    trackers = TrainingDataGenerator(dialogue.get_stories(), domain, augmentation_factor=0)
    learnt = RulePolicy(
        {**RulePolicy.get_default_config(), **configured},
        LocalModelStorage(tmp_path_factory.mktemp("model")),
        Resource("rules"),
        ExecutionContext(GraphSchema({})),
    )
    logging.disable(logging.WARNING)
    learnt.train(trackers.generate(), domain)
    logging.disable(logging.NOTSET)
    return learnt
