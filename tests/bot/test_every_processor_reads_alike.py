"""A line is read alike wherever it is computed: no kernel, no setting of a shell decides.

Each child process embeds all sentences as another processor would; the trained model then decides
on each of them with those numbers.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.answers import reader as answers
from bot.answers.reader import AnswerReader
from bot.danger import reader as danger
from bot.danger.reader import DangerReader
from bot.encoders import ahead, fingerprint, models
from bot.intents.classifier import IntentClassifier
from bot.intents.confidence import decide
from bot.words import hesitations
from deploy.installation import own_arithmetic
from deploy.model import model_path

ROOT = Path(__file__).parents[2]
MACHINES = {
    "an old processor": {
        **{"CT2_FORCE_CPU_ISA": "GENERIC", "ONEDNN_MAX_CPU_ISA": "SSE41"},
        **{"OPENBLAS_CORETYPE": "Nehalem", "OMP_NUM_THREADS": "2", "MKL_CBWR": "COMPATIBLE"},
    },
    "avx2": {
        **{"CT2_FORCE_CPU_ISA": "AVX2", "ONEDNN_MAX_CPU_ISA": "AVX2"},
        **{"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "2", "CT2_USE_MKL": "0"},
    },
    "avx512f": {"CT2_FORCE_CPU_ISA": "AVX512", "OPENBLAS_CORETYPE": "SkylakeX"},
}
"""By the flag that such a processor has: the kernels that both libraries take on it, and what some
shells set there. No processor has the oldest kernels of one library and the newest of the other."""
NEAR = 1e-5
"""How far two processors' embeddings may be apart; 8 bit would be at 2e-2."""

pytestmark = pytest.mark.timeout(900)
"""The oldest kernels take half a minute for all sentences, more on a busy machine."""


def _flags() -> set[str]:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return set(next((line for line in lines if line.startswith("flags")), "").split())


def machines() -> list[str]:
    """Return the machines that this one can compute as."""
    return [name for name in MACHINES if name in _flags() or name == "an old processor"]


def sentences() -> list[str]:
    files = sorted((ROOT / "tests" / "sentences").glob("*/*.yml"))
    read = (yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files)
    return [sentence["text"] for file in read for sentence in file["sentences"]]


def embedded(model: str, texts: list[str], chosen: dict[str, str]) -> np.ndarray:
    """Return the rows that a process of its own makes under these settings."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.encoders.side_by_side", model],
        input=json.dumps(texts).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**own_arithmetic(os.environ), **chosen},
        check=True,
    )
    return np.asarray(np.load(io.BytesIO(done.stdout), allow_pickle=False))


class Readers(NamedTuple):
    """What decides on a line: the intents, the reader for danger, the gate of the questions."""

    intents: IntentClassifier
    danger: DangerReader
    answers: AnswerReader


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Readers:
    """The trained model's own."""
    folder = tmp_path_factory.mktemp("model")
    storage, metadata = LocalModelStorage.from_model_archive(folder, model_path())
    context = ExecutionContext(GraphSchema({}))

    def loaded(component: Any) -> Any:
        nodes = metadata.predict_schema.nodes.values()
        [node] = [node for node in nodes if node.uses is component]
        config = {**component.get_default_config(), **node.config}
        return component.load(config, storage, node.resource, context)

    return Readers(*map(loaded, (IntentClassifier, DangerReader, AnswerReader)))


@pytest.fixture(scope="module")
def usual(forms: list[str]) -> dict[str, np.ndarray]:
    """What this machine makes of the sentences by itself."""
    return {model: embedded(model, forms, {}) for model in models.DIMENSIONS}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Every sentence of the tests."""
    return sentences()


@pytest.fixture(scope="module")
def forms(readers: Readers, texts: list[str]) -> list[str]:
    """Every form in which a sentence is read: a row that lacked would be made by this process."""
    without_sounds = hesitations.leaver(ROOT / "data")
    read = ([*readers.intents.forms(text), without_sounds(text)] for text in texts)
    return list(dict.fromkeys(form for each in read for form in each))


class Decided(NamedTuple):
    """What is made of a text: as intent, as danger, and whether it asks about something."""

    intent: str
    decision: str
    danger: str
    asks: bool


def decided(
    readers: Readers, texts: list[str], forms: list[str], rows: dict[str, np.ndarray]
) -> list[Decided]:
    """Return what is made of every text, the embeddings of its forms given."""
    ahead._vectors.set(
        {(m, t): row for m, found in rows.items() for t, row in zip(forms, found, strict=True)}
    )
    rankings = [readers.intents.ranked(row) for row in readers.intents.shares(texts)]
    dangers = readers.danger.read(texts)
    asking = [readers.answers.question(text) for text in texts]
    ahead._vectors.set(None)
    floors, gate = thresholds(), answers.thresholds(ROOT / "data")["gate_informed"]
    verdicts = danger.thresholds(ROOT / "data")
    return [
        Decided(
            ranking[0]["name"],
            decide(ranking, floors),
            found.verdict(verdicts, ranking[0]["name"]),
            share >= gate,
        )
        for ranking, found, share in zip(rankings, dangers, asking, strict=True)
    ]


def thresholds() -> dict[str, float]:
    file = (ROOT / "data" / "thresholds.yml").read_text("utf-8")
    return dict(yaml.safe_load(file)["thresholds"]["chat"])


@pytest.fixture(scope="module")
def expected(
    readers: Readers, texts: list[str], forms: list[str], usual: dict[str, np.ndarray]
) -> list[Decided]:
    """What this machine decides by itself."""
    return decided(readers, texts, forms, usual)


def apart(rows: np.ndarray, others: np.ndarray, where: dict[str, str]) -> float:
    """Return how far two machines' embeddings are apart, and print it."""
    most = float(np.abs(rows - others).max())
    sys.stdout.write(f"{' '.join(map('='.join, where.items()))}: {most:.1e}\n")
    return most


@pytest.mark.parametrize("machine", machines())
def test_no_kernel_of_the_encoders_and_no_setting_of_a_shell_decides(
    machine: str,
    readers: Readers,
    texts: list[str],
    forms: list[str],
    usual: dict[str, np.ndarray],
    expected: list[Decided],
) -> None:
    chosen = MACHINES[machine]
    rows = {model: embedded(model, forms, chosen) for model in usual}
    assert max(apart(rows[model], usual[model], chosen) for model in usual) <= NEAR
    assert decided(readers, texts, forms, rows) == expected


def test_a_model_of_other_numbers_is_refused() -> None:
    """Of 8 bit, or of another version: it says so, and what to do."""
    kept = fingerprint.fingerprint(["use"])
    fingerprint.check(kept)
    rounded = {"use": kept["use"] + np.float32(fingerprint.TOLERANCE * 2)}
    with pytest.raises(fingerprint.OtherNumbers, match="use .* make train"):
        fingerprint.check(rounded)
    with pytest.raises(fingerprint.OtherNumbers):
        fingerprint.check({"use": kept["use"][:, :100]})
