"""What a set of readings is worth: F1, shares, calibration, and how sure these figures are."""

from collections import Counter
from dataclasses import dataclass
from typing import Callable, Dict, List, Sequence, Tuple

import numpy as np

DRAWS = 1000
ENOUGH = 5
"""Lines an intent needs before its F1 counts in the mean."""
OUT_OF_SCOPE = "out_of_scope"
SHARES = ("first", "second", "saved", "lost")


@dataclass(frozen=True)
class Judged:
    """A line with its truth and what the bot made of it; `readings` are the two best intents."""

    truth: str
    readings: Tuple[str, ...]
    decision: str
    confidence: float
    lead: float = 1.0
    """How much surer the best reading is than the second."""

    @property
    def right(self) -> bool:
        """Tell whether the best reading is the truth."""
        return self.readings[0] == self.truth

    @property
    def share(self) -> str:
        """Return first, second, saved or lost: what became of the citizen."""
        if self.decision == "offer":
            return "saved"
        if self.decision == "act":
            return "first" if self.right else "lost"
        return "second" if self.truth in self.readings else "lost"


Measure = Callable[[Sequence[Judged]], float]


def accuracy(lines: Sequence[Judged]) -> float:
    """Return the share of lines whose best reading is the truth."""
    return sum(line.right for line in lines) / len(lines)


def macro_f1(lines: Sequence[Judged]) -> float:
    """Return the mean F1 of the intents with at least five lines, lines of all classes counted."""
    scores = by_intent(lines)
    counted = [scores[i][2] for i, n in truths(lines).items() if n >= ENOUGH]
    return float(np.mean(counted)) if counted else float("nan")


def truths(lines: Sequence[Judged]) -> Counter[str]:
    """Return how many lines each intent has."""
    return Counter(line.truth for line in lines)


def by_intent(lines: Sequence[Judged]) -> Dict[str, Tuple[float, float, float]]:
    """Return precision, recall and F1 of every intent that occurs."""
    meant, said = truths(lines), Counter(line.readings[0] for line in lines)
    hit = Counter(line.truth for line in lines if line.right)
    return {
        intent: (
            hit[intent] / max(said[intent], 1),
            hit[intent] / max(meant[intent], 1),
            2 * hit[intent] / (said[intent] + meant[intent]),
        )
        for intent in sorted(meant)
    }


def confusions(lines: Sequence[Judged]) -> List[Tuple[Tuple[str, str], int]]:
    """Return (truth, predicted) of the wrong lines, the most frequent first."""
    return Counter((x.truth, x.readings[0]) for x in lines if not x.right).most_common()


def shares(lines: Sequence[Judged]) -> Dict[str, float]:
    """Return the four shares in percent; together they are 100."""
    counted = Counter(line.share for line in lines)
    return {name: 100 * counted[name] / len(lines) for name in SHARES}


def taken_for_in_scope(lines: Sequence[Judged]) -> float:
    """Return the share of the out-of-scope lines that the bot acted on as if in scope."""
    outside = [line for line in lines if line.truth == OUT_OF_SCOPE]
    acted = [x for x in outside if x.decision == "act" and not x.right]
    return len(acted) / len(outside) if outside else float("nan")


def calibration_error(lines: Sequence[Judged], bins: int = 10) -> float:
    """Return the mean distance of confidence and accuracy over bins, weighted by their lines."""
    edges = np.minimum([int(line.confidence * bins) for line in lines], bins - 1)
    total = 0.0
    for number in range(bins):
        inside = [line for line, edge in zip(lines, edges, strict=True) if edge == number]
        if inside:
            said = float(np.mean([line.confidence for line in inside]))
            total += len(inside) * abs(said - accuracy(inside))
    return total / len(lines)


def interval(measure: Measure, lines: Sequence[Judged], draws: int = DRAWS) -> Tuple[float, float]:
    """Return the 95 % bootstrap interval of a measure; the same lines give the same interval."""
    values = [measure([lines[i] for i in drawn]) for drawn in _drawn(len(lines), draws)]
    return _middle(values)


def difference(
    measure: Measure, ours: Sequence[Judged], theirs: Sequence[Judged], draws: int = DRAWS
) -> Tuple[float, float]:
    """Return the 95 % interval of ours minus theirs, both drawn alike (paired bootstrap)."""
    values = [
        measure([ours[i] for i in drawn]) - measure([theirs[i] for i in drawn])
        for drawn in _drawn(len(ours), draws)
    ]
    return _middle(values)


def _drawn(lines: int, draws: int) -> List[np.ndarray]:
    generator = np.random.default_rng(5)
    return [generator.integers(0, lines, lines) for _ in range(draws)]


def _middle(values: List[float]) -> Tuple[float, float]:
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
