"""What the banks of answers cost: a line beyond the encoders, a fit, an edit, 400 municipalities.

`.venv/rasa/bin/python -m benchmarks.bench_answers` prints one line of JSON. The units are generated
from training examples, whose embeddings are at hand; the gate is that of the newest model.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.answers import bank
from bot.answers.bank import Asked, Bank, FittedBank
from bot.answers.banks import Banks
from bot.answers.reader import AnswerReader
from bot.encoders.fingerprint import fingerprint
from bot.encoders.models import DIMENSIONS
from bot.examples.intents import read_examples
from bot.learning.line import Lines, line
from bot.measuring.reading import hush, newest_model

ROOT = Path(__file__).parents[1]
MUNICIPALITIES, UNITS, QUESTIONS = 400, 60, 20
LINES, ROUNDS = 200, 5
LINE_LIMIT_MS, EDIT_LIMIT_S = 1.5, 10.0


def measure(folder: Path) -> dict[str, float | int | bool]:
    """Return the costs, and whether they keep their limits."""
    generated = _generated()
    fitted, first = _timed(lambda: bank.fit(generated, ROOT / "var" / "embeddings"))
    bank.save(fitted, folder / "m-0.npz")
    asked = [*generated.asked, Asked("is er een fietsenstalling bij het loket", "nl", "unit_0")]
    edited = Bank(generated.municipality, "2", asked)
    _, edit = _timed(lambda: bank.fit(edited, ROOT / "var" / "embeddings"))
    a_line = _line_ms(fitted)
    kept = {f"{MUNICIPALITIES}_{name}": value for name, value in _many(folder).items()}
    return {
        "units": UNITS,
        "questions": len(generated.asked),
        "file_mib": round((folder / "m-0.npz").stat().st_size / 2**20, 2),
        "first_fit_s": round(first, 1),
        "fit_after_an_edit_s": round(edit, 1),
        "line_median_ms": round(float(np.median(a_line)), 3),
        "line_p95_ms": round(float(np.percentile(a_line, 95)), 3),
        **kept,
        "kept": bool(np.percentile(a_line, 95) <= LINE_LIMIT_MS and edit <= EDIT_LIMIT_S),
    }


def _generated() -> Bank:
    """Return units of training examples: each has its own, as different as chance has them."""
    examples = read_examples(ROOT / "data")
    drawn = np.random.default_rng(5).permutation(len(examples))[: UNITS * QUESTIONS]
    asked = [
        Asked(examples[i].text, examples[i].language, f"unit_{place // QUESTIONS}")
        for place, i in enumerate(drawn)
    ]
    return Bank("generated-for-the-benchmark", "1", asked)


def _line_ms(fitted: FittedBank) -> list[float]:
    """Return what gate and bank cost of each sentence, its embeddings given; the best of rounds."""
    gate, lines = _reader()._gate, Lines()
    assert gate is not None
    given = [(text, lines.of(text).vectors) for text in _sentences()]
    return [
        min(
            _timed(lambda t=text, v=vectors: _read(gate, fitted, line(t, v)))[1]
            for _ in range(ROUNDS)
        )
        * 1000
        for text, vectors in given
    ]


def _read(gate, fitted: FittedBank, said) -> None:
    gate.question(said)
    fitted.read(said)


def _reader() -> AnswerReader:
    with tempfile.TemporaryDirectory() as folder:
        storage, metadata = LocalModelStorage.from_model_archive(Path(folder), newest_model())
        nodes = metadata.predict_schema.nodes.values()
        [node] = [node for node in nodes if node.uses is AnswerReader]
        config = {**AnswerReader.get_default_config(), **node.config}
        context = ExecutionContext(GraphSchema({}))
        return AnswerReader.load(config, storage, node.resource, context)


def _sentences() -> list[str]:
    files = sorted((ROOT / "tests" / "sentences").glob("*/*.yml"))
    texts = [s["text"] for file in files for s in yaml.safe_load(file.read_text())["sentences"]]
    return [texts[i] for i in np.random.default_rng(5).permutation(len(texts))[:LINES]]


def _many(folder: Path) -> dict[str, float]:
    """Return what as many banks cost in memory, and the loading of one."""
    content = (folder / "m-0.npz").read_bytes()
    for i in range(1, MUNICIPALITIES):
        (folder / f"m-{i}.npz").write_bytes(content)
    banks, before = Banks(folder, fingerprint(DIMENSIONS)), resident_mib_of_this_process()
    _, spent = _timed(lambda: [banks.of(f"m-{i}") for i in range(MUNICIPALITIES)])
    grown = resident_mib_of_this_process() - before
    return {"mib": round(grown, 1), "load_one_ms": round(spent * 1000 / MUNICIPALITIES, 1)}


def resident_mib_of_this_process() -> float:
    """Return the memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def _timed(work: Callable):
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def main() -> int:
    """Print the measurement as JSON; 1 where a limit is not kept."""
    hush()
    with tempfile.TemporaryDirectory() as folder:
        told = measure(Path(folder))
    sys.stdout.write(json.dumps(told) + "\n")
    return 0 if told["kept"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
