"""Training is deterministic: the same sentences give the same model, to the last bit."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.intents.classifier import FILE, IntentClassifier
from bot.intents.model import IntentModel

ROOT = Path(__file__).parents[2]
A_FEW = 4
"""Examples an intent and language: enough to disagree about, few enough to train in seconds."""
HEARD = [
    "ik wil een nieuw paspoort",
    "wann hat das Rathaus offen",
    "eh ja ik denk dat ik hulp nodig heb",
    "Termin absagen bitte",
    "blablabla",
    "mein Vermieter hat mir gekündigt und ich weiß nicht weiter",
]
CONTEXT = ExecutionContext(GraphSchema({}))


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


def settings(cache: Path) -> dict[str, Any]:
    """Return the classifier's settings of config.yml, without the slower of its two encoders."""
    [configured] = [
        step
        for step in _yaml(ROOT / "config.yml")["pipeline"]
        if step["name"] == "bot.intents.classifier.IntentClassifier"
    ]
    settings = {**IntentClassifier.get_default_config(), **configured, "cache": str(cache)}
    return {**settings, "weights": {**settings["weights"], "e5": 0.0}}


def examples() -> TrainingData:
    found = []
    for file in sorted((ROOT / "data").glob("*/nlu/*.yml")):
        lines = _yaml(file)["nlu"][0]["examples"].splitlines()[:A_FEW]
        found += [Message.build(line.removeprefix("- "), file.stem) for line in lines]
    return TrainingData(found)


def trained(folder: Path, data: TrainingData) -> IntentClassifier:
    storage, resource = LocalModelStorage(folder), Resource("classifier")
    classifier = IntentClassifier.create(settings(folder.parent), storage, resource, CONTEXT)
    classifier.train(data)
    return loaded(folder)


def loaded(folder: Path) -> IntentClassifier:
    storage, resource = LocalModelStorage(folder), Resource("classifier")
    return IntentClassifier.load(settings(folder.parent), storage, resource, CONTEXT)


def ranking(classifier: IntentClassifier, text: str) -> list[tuple[str, float]]:
    [message] = classifier.process([Message({"text": text})])
    return [(r["name"], r["confidence"]) for r in message.get("intent_ranking")]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Where two models are stored; beside them the embeddings, computed once for both."""
    both = tmp_path_factory.mktemp("models")
    for name in ("first", "second"):
        (both / name).mkdir()
    return [both / "first", both / "second"]


@pytest.fixture(scope="module")
def twice(folders: list[Path]) -> list[IntentClassifier]:
    return [trained(folder, examples()) for folder in folders]


@pytest.mark.parametrize("text", HEARD)
def test_both_models_are_equally_sure_to_the_last_bit(
    twice: list[IntentClassifier], text: str
) -> None:
    assert ranking(twice[0], text) == ranking(twice[1], text)


def test_what_is_stored_is_the_same_to_the_last_bit(
    twice: list[IntentClassifier], folders: list[Path]
) -> None:
    with (
        np.load(folders[0] / "classifier" / FILE, allow_pickle=False) as first,
        np.load(folders[1] / "classifier" / FILE, allow_pickle=False) as second,
    ):
        assert sorted(first.files) == sorted(second.files)
        for name in first.files:
            assert np.array_equal(first[name], second[name]), name


def test_what_is_served_is_what_was_trained(
    twice: list[IntentClassifier], folders: list[Path]
) -> None:
    """Up to how the same arrays lie in memory, which rounds the last bit this way or that."""
    model = IntentModel(settings(folders[0].parent))
    model.learn([(m.get("text"), m.get("intent")) for m in examples().intent_examples])
    for text in HEARD:
        [shares] = model.shares([model.plain.read(text)])
        learnt = dict(zip(model.intents, shares.tolist(), strict=True))
        served = dict(ranking(twice[0], text))
        assert served == pytest.approx({name: learnt[name] for name in served}, abs=1e-6)


def test_the_same_words_are_read_the_same_twice(twice: list[IntentClassifier]) -> None:
    assert ranking(twice[0], HEARD[0]) == ranking(twice[0], HEARD[0])


def test_the_models_have_learnt_something(twice: list[IntentClassifier]) -> None:
    learnt = [(m.get("text"), m.get("intent")) for m in examples().intent_examples[::20]]
    assert all(ranking(twice[0], text)[0][0] == intent for text, intent in learnt)


def test_confidences_are_shares_of_one(twice: list[IntentClassifier]) -> None:
    whole = twice[0]._rank(HEARD[0])
    assert sum(reading["confidence"] for reading in whole) == pytest.approx(1.0, abs=1e-4)
    assert len(whole) == 29  # danger is read by a reader of its own


def test_a_message_without_words_is_left_alone(twice: list[IntentClassifier]) -> None:
    [message] = twice[0].process([Message({"intent": {"name": "silence"}})])
    assert message.get("intent") == {"name": "silence"}
    assert message.get("intent_ranking") is None


def test_a_classifier_without_a_weight_for_each_block_is_refused() -> None:
    with pytest.raises(KeyError):
        IntentClassifier.validate_config({"weights": {"use": 1.0}})
