"""`make calibrate`: chooses from cross-validated scores when to act, to ask or to offer."""

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np
import yaml
from rasa.shared.nlu.constants import INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

from bot.encoders.encoder import Embedder
from bot.encoders.models import DIMENSIONS
from bot.examples.intents import Example, folds, read_examples
from bot.examples.plain import plain
from bot.intents.classifier import IntentClassifier, features
from bot.intents.confidence import decide
from bot.learning import softmax
from bot.learning.blocks import Blocks
from bot.measuring import measures
from bot.measuring.measures import Judged
from bot.words.heard import heard

FOLDS = 5
HEARD = 2000
"""Lines perturbed for the voice channel; embedding all of them anew would take minutes."""
GRID = {
    "act": np.arange(0.30, 0.91, 0.05),
    "margin": np.arange(0.0, 0.31, 0.05),
    "clarify": np.arange(0.30, 0.91, 0.05),
}
# What a citizen pays: a second question, a choice among all topics, a wrong turn. A wrong turn
# costs about as much as five questions: it is found out late and has to be undone.
COST = {"first": 0.0, "second": 1.0, "saved": 2.0, "lost": 5.0}
SET_BY_HAND = ("danger", "answers", "heard")
NEARLY = 1.01
"""The least cost is a flat valley: of all thresholds this near to it, those that act most win."""
Thresholds = Dict[str, float]


@dataclass(frozen=True)
class Scored:
    """An example with the two best readings of a model that has not seen it."""

    truth: str
    readings: Tuple[Dict[str, Any], ...]

    def judged(self, thresholds: Thresholds) -> Judged:
        """Return it with the decision that thresholds lead to."""
        best = self.readings[0]
        return Judged(
            self.truth,
            tuple(reading[INTENT_NAME_KEY] for reading in self.readings),
            decide(list(self.readings), thresholds),
            best[PREDICTED_CONFIDENCE_KEY],
        )


def scored_by_channel(examples: List[Example], config: Dict[str, Any]) -> Dict[str, List[Scored]]:
    """Return typed and heard examples, each scored by the model of the other folds.

    A text message is typed: its lines are those of the chat.
    """
    texts = [example.text for example in examples]
    for model in DIMENSIONS:
        # All of them at once: a fold alone would drop the others from the cache.
        Embedder(model, Path(config["cache"])).encode_training(texts)
    fold_of = folds(texts, FOLDS, Path(config["cache"]))
    said = set(np.random.default_rng(5).permutation(len(examples))[:HEARD].tolist())
    result: Dict[str, List[Scored]] = defaultdict(list)
    for fold in range(FOLDS):
        held_out = [i for i in range(len(examples)) if fold_of[i] == fold]
        model = _Model([examples[i] for i in range(len(examples)) if fold_of[i] != fold], config)
        asked = [examples[i] for i in held_out]
        result["chat"] += model.scored(asked)
        spoken = [examples[i] for i in held_out if i in said]
        chance = Random(fold)
        result["voice"] += model.heard(spoken, chance)
        sys.stderr.write(f"fold {fold + 1} of {FOLDS}\n")
    result["sms"] = result["chat"]
    return result


class _Model:
    def __init__(self, examples: List[Example], config: Dict[str, Any]) -> None:
        self._features = features(config)
        self._plain = plain(Path(config["data"]), [example.text for example in examples])
        self._intents = sorted({example.intent for example in examples})
        number = {intent: i for i, intent in enumerate(self._intents)}
        truth = np.array([number[example.intent] for example in examples])
        blocks = self._features.learn([self._plain.read(example.text) for example in examples])
        self._learnt = softmax.fit(blocks, truth, len(number), config["penalty"], config["steps"])

    def scored(self, examples: List[Example]) -> List[Scored]:
        """Return the two best readings of examples as they are written."""
        matters = [self._plain.read(example.text) for example in examples]
        return self._read(examples, self._features.of_examples(matters))

    def heard(self, examples: List[Example], chance: Random) -> List[Scored]:
        """Return the two best readings of examples as a recogniser could hear them."""
        lines = [heard(example.text, example.language, chance) for example in examples]
        return self._read(examples, self._features.of([self._plain.read(line) for line in lines]))

    def _read(self, examples: List[Example], blocks: Blocks) -> List[Scored]:
        shares = softmax.probabilities(blocks.times(self._learnt.features) + self._learnt.bias)
        best = np.argsort(-shares, axis=1, kind="stable")[:, :2]
        return [
            Scored(example.intent, tuple(self._reading(i, row[i]) for i in two))
            for example, row, two in zip(examples, shares, best, strict=True)
        ]

    def _reading(self, number: int, share: float) -> Dict[str, Any]:
        return {INTENT_NAME_KEY: self._intents[number], PREDICTED_CONFIDENCE_KEY: float(share)}


def cost(lines: Sequence[Judged]) -> float:
    """Return what a hundred citizens pay."""
    return sum(COST[name] * share for name, share in measures.shares(lines).items())


def choose(scored: Sequence[Scored]) -> Thresholds:
    """Return the thresholds of the grid that act most of those at which citizens pay least."""
    best = np.array([line.readings[0][PREDICTED_CONFIDENCE_KEY] for line in scored])
    second = np.array([line.readings[1][PREDICTED_CONFIDENCE_KEY] for line in scored])
    right = np.array([line.truth == line.readings[0][INTENT_NAME_KEY] for line in scored])
    named = right | np.array([x.truth == x.readings[1][INTENT_NAME_KEY] for x in scored])
    paid_acting = np.where(right, COST["first"], COST["lost"])
    paid_asking = np.where(named, COST["second"], COST["lost"])

    def outcome(act: float, margin: float, clarify: float) -> Tuple[float, float]:
        acts = (best >= act) & (best - second >= margin)
        asks = np.where(best + second >= clarify, paid_asking, COST["saved"])
        return float(np.where(acts, paid_acting, asks).mean()), float(acts.mean())

    grid = [(a, m, c) for a in GRID["act"] for m in GRID["margin"] for c in GRID["clarify"]]
    outcomes = {point: outcome(*point) for point in grid}
    enough = NEARLY * min(paid for paid, _ in outcomes.values())
    cheap = [point for point in grid if outcomes[point][0] <= enough]
    act, margin, clarify = max(cheap, key=lambda p: (outcomes[p][1], -outcomes[p][0]))
    return {
        "act": _rounded(act),
        "margin": _rounded(margin),
        "clarify": _rounded(clarify),
    }


def curve(channel: str, scored: Sequence[Scored], chosen: Thresholds) -> Iterator[str]:
    """Yield what each floor to act on would bring, the other two thresholds as chosen."""
    yield f"{channel:<8} act  first  second  saved  lost   cost"
    for act in GRID["act"]:
        lines = [line.judged({**chosen, "act": _rounded(act)}) for line in scored]
        parts = measures.shares(lines)
        mark = "  <- chosen" if _rounded(act) == chosen["act"] else ""
        yield (
            f"        {act:.2f}  {parts['first']:>5.1f}  {parts['second']:>6.1f}"
            f"  {parts['saved']:>5.1f}  {parts['lost']:>4.1f}  {cost(lines):>5.1f}{mark}"
        )


def written(
    chosen: Dict[str, Thresholds],
    curves: Dict[str, List[str]],
    set_by_hand: Dict[str, Thresholds],
    heading: str,
) -> str:
    """Return the file: heading, thresholds of each channel, those set by hand, and the curves."""
    rows = [f"  {channel}: {_flow(values)}" for channel, values in sorted(chosen.items())]
    notes = [f"# {line}" for lines in curves.values() for line in lines]
    about = "# Cross-validated, texts that say nearly the same in one fold; voice as heard."
    kept = [f"{name}: {_flow(values)}" for name, values in set_by_hand.items()]
    return "\n".join([heading, "thresholds:", *rows, *kept, "", about, *notes, ""])


def _flow(values: Thresholds) -> str:
    return "{" + ", ".join(f"{name}: {_figure(value)}" for name, value in values.items()) + "}"


def _figure(value: float) -> str:
    """Two digits after the point, three where somebody has set them."""
    return f"{value:.2f}" if round(value, 2) == value else f"{value:g}"


def _rounded(value: float) -> float:
    return round(float(value), 2)


def classifier_settings(config: Path) -> Dict[str, Any]:
    """Return what the pipeline gives our classifier, laid over its defaults."""
    pipeline = yaml.load(config.read_text("utf-8"), Loader=yaml.CSafeLoader)["pipeline"]
    ours = next(step for step in pipeline if step["name"].endswith("IntentClassifier"))
    return {**IntentClassifier.get_default_config(), **ours}


def heading(file: str) -> str:
    """Return the comment on top of a file, which says what its values are."""
    return "\n".join(takewhile(lambda line: line.startswith("#"), file.splitlines()))


def _thresholds(config: Dict[str, Any]) -> Dict[str, Any]:
    return dict(yaml.safe_load((Path(config["data"]) / "thresholds.yml").read_text("utf-8")))


def main() -> int:
    """Command line: writes data/thresholds.yml and prints the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("data/thresholds.yml"))
    given = parser.parse_args()
    config = classifier_settings(Path("config.yml"))
    scored = scored_by_channel(read_examples(Path(config["data"])), config)
    chosen = {channel: choose(lines) for channel, lines in scored.items()}
    curves = {name: list(curve(name, lines, chosen[name])) for name, lines in scored.items()}
    kept = {name: values for name, values in _thresholds(config).items() if name in SET_BY_HAND}
    told = heading((Path(config["data"]) / "thresholds.yml").read_text("utf-8"))
    given.out.write_text(written(chosen, curves, kept, told), "utf-8")
    sys.stdout.writelines(f"{line}\n" for lines in curves.values() for line in lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
