"""`make nlu-compare`: the trained model beside Rasa's own default pipeline and a plain baseline."""

import argparse
import asyncio
import hashlib
import sys
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Dict, Iterator, List, Sequence

import numpy as np
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.model_training import train_nlu
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.danger.model import INTENT_OF_DANGER
from bot.examples.danger import read_danger
from bot.examples.intents import Example, read_examples
from bot.intents.confidence import ACT
from bot.measuring import measures
from bot.measuring.evaluate import judged, read_lines
from bot.measuring.measures import Judged
from bot.measuring.reading import NoModel, Reader, hush, newest_model

Line = Dict[str, Any]
DATA = Path("data")
KEPT = Path("var") / "compare"
"""An hour of training is not spent twice on the same examples."""
EPOCHS = 30
"""Rasa proposes 100 for its few examples; on ours DIET learns nothing more after fifteen."""


def default_pipeline(epochs: int) -> Dict[str, Any]:
    """Return what `rasa init` of Rasa 3.6 proposes, its fallback and response parts left out."""
    return {
        "recipe": "default.v1",
        "language": "nl",
        "assistant_id": "comparison",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {
                "name": "CountVectorsFeaturizer",
                "analyzer": "char_wb",
                "min_ngram": 1,
                "max_ngram": 4,
            },
            {"name": "DIETClassifier", "epochs": epochs, "random_seed": 5},
        ],
    }


def by_us(lines: Sequence[Line], model: Path) -> List[Judged]:
    """Return the lines as the trained model reads them."""
    reader = Reader(model)
    return [judged(line, reader.read(line["text"], "chat")) for line in lines]


def by_diet(lines: Sequence[Line], epochs: int) -> List[Judged]:
    """Return the lines as Rasa's default pipeline reads them, taught by the same examples."""
    processor = Agent.load(_diet(default_pipeline(epochs))).processor
    loop = asyncio.new_event_loop()
    found = (loop.run_until_complete(processor.parse_message(_said(line))) for line in lines)
    return [
        Judged(line["intent"], tuple(r["name"] for r in parsed["intent_ranking"][:2]), ACT, 1.0)
        for line, parsed in zip(lines, found, strict=True)
    ]


def _diet(config: Dict[str, Any]) -> Path:
    """Return the model of this pipeline and these examples, trained now where it is not kept."""
    sources = sorted(DATA.glob("*/nlu/*.yml"))
    danger = _danger()
    told = yaml.safe_dump(config)
    digest = hashlib.sha256((told + danger).encode())
    for file in sources:
        digest.update(file.read_bytes())
    kept = KEPT / f"diet-{digest.hexdigest()[:16]}.tar.gz"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=KEPT) as folder:
            examples, settings = Path(folder) / "examples", Path(folder) / "config.yml"
            examples.mkdir()
            for file in sources:
                copyfile(file, examples / f"{file.parent.parent.name}_{file.name}")
            (examples / "danger.yml").write_text(danger, "utf-8")
            settings.write_text(told, "utf-8")
            Path(train_nlu(str(settings), str(examples), folder)).replace(kept)
    return kept


def _danger() -> str:
    """Return our lines of danger as examples of one intent: Rasa has no reader for it."""
    lines = [f"- {line.text}" for line in read_danger(DATA) if line.kind]
    nlu = [{"intent": INTENT_OF_DANGER, "examples": "\n".join(lines)}]
    return yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True)


def _said(line: Line) -> UserMessage:
    return UserMessage(line["text"])


def _dangers() -> List[Example]:
    return [Example(x.text, x.language, INTENT_OF_DANGER) for x in read_danger(DATA) if x.kind]


def by_ngrams(lines: Sequence[Line], examples: Sequence[Example]) -> List[Judged]:
    """Fit logistic regression on character n-grams; return the lines as it reads them."""
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
    plain = LogisticRegression(C=10, max_iter=200)
    plain.fit(grams.fit_transform(e.text for e in examples), [e.intent for e in examples])
    shares = plain.predict_proba(grams.transform(line["text"] for line in lines))
    best = plain.classes_[np.argsort(-shares, axis=1, kind="stable")[:, :2]]
    return [
        Judged(line["intent"], tuple(two), ACT, 1.0) for line, two in zip(lines, best, strict=True)
    ]


def table(results: Dict[str, List[Judged]]) -> Iterator[str]:
    """Yield the three side by side, then how far the first is ahead of the others."""
    yield f"{'':<32} accuracy  macro-F1"
    for name, lines in results.items():
        yield f"{name:<32} {measures.accuracy(lines):>8.3f}  {measures.macro_f1(lines):>8.3f}"
    (ours, mine), *others = results.items()
    for name, theirs in others:
        for called, measure in (("accuracy", measures.accuracy), ("macro-F1", measures.macro_f1)):
            ahead = measure(mine) - measure(theirs)
            low, high = measures.difference(measure, mine, theirs)
            yield f"{ours} - {name}, {called}: {ahead:+.3f}  [{low:+.3f}, {high:+.3f}]"


def main() -> int:
    """Command line: FILE of labelled lines, --epochs of DIET, --model of ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--model", type=Path)
    given = parser.parse_args()
    hush()
    try:
        lines = [line for line in read_lines(given.file) if line.get("intent")]
        ours = by_us(lines, given.model or newest_model())
    except (OSError, ValueError, NoModel) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    results = {
        "ours": ours,
        f"Rasa's default, {given.epochs} epochs": by_diet(lines, given.epochs),
        "character n-grams": by_ngrams(lines, [*read_examples(DATA), *_dangers()]),
    }
    sys.stdout.writelines(f"{line}\n" for line in table(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
