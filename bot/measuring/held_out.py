"""Asks a bank its own questions, each of a model that has not seen it nor those most like it."""

from pathlib import Path
from typing import Any, Dict, List, NamedTuple

import numpy as np

from bot.answers.bank import LIKELY, Asked, Bank, examples, with_nearness
from bot.answers.known_questions import MODEL
from bot.examples.intents import folds
from bot.learning import softmax
from bot.learning.features import Features
from bot.learning.line_model import DEFAULTS, features, fitted

FOLDS = 10


class HeldOut(NamedTuple):
    """A question with what a bank that has not seen it finds first and second."""

    asked: Asked
    first: str
    second: str
    share: float
    both: float
    """The shares of first and second together."""

    @property
    def right(self) -> bool:
        """Tell whether its unit comes first."""
        return self.first == self.asked.unit

    @property
    def among_two(self) -> bool:
        """Tell whether its unit is one of the first two."""
        return self.asked.unit in (self.first, self.second)


def held_out(
    bank: Bank, embeddings: Path, settings: Dict[str, Any] = DEFAULTS, count: int = FOLDS
) -> List[HeldOut]:
    """Return each question of a bank as it is found by what was learnt from the others.

    Questions that say nearly the same are held out together, in both languages: whoever writes one
    writes three like it.
    """
    own = embeddings / "answers" / bank.municipality
    texts = [one.text for one in bank.asked]
    features(settings, own, embeddings).learn(examples(bank.asked)[0])  # all into the cache
    fold_of = folds(texts, count, own)
    found = []
    for fold in range(count):
        known = [one for one, its in zip(bank.asked, fold_of, strict=True) if its != fold]
        asked = [one for one, its in zip(bank.asked, fold_of, strict=True) if its == fold]
        if asked:
            found += _asked_of(known, asked, own, settings)
    return found


def _asked_of(
    known: List[Asked], asked: List[Asked], own: Path, settings: Dict[str, Any]
) -> List[HeldOut]:
    found = features(settings, own)
    units, learnt = fitted(*examples(known), found, settings)
    scores = found.of_examples([one.text for one in asked]).times(learnt.features) + learnt.bias
    shares = _as_served(softmax.probabilities(scores), units, known, asked, found)
    best = np.argsort(-shares, axis=1, kind="stable")[:, :2]
    return [
        HeldOut(one, units[i], units[j], float(row[i]), float(row[i] + row[j]))
        for one, (i, j), row in zip(asked, best, shares, strict=True)
    ]


def _as_served(
    shares: np.ndarray, units: List[str], known: List[Asked], asked: List[Asked], found: Features
) -> np.ndarray:
    """Return the shares as a bank tells them: weighed by nearness, among the likeliest."""
    own = found.meanings(MODEL, [one.text for one in known])
    near = found.meanings(MODEL, [one.text for one in asked]) @ own.T
    at = np.array([units.index(one.unit) for one in known])
    weighed = np.zeros_like(shares)
    for row, line in enumerate(near):
        likely = np.argsort(-shares[row], kind="stable")[:LIKELY]
        nearest = np.array([line[at == unit].max(initial=0.0) for unit in likely])
        weighed[row, likely] = with_nearness(shares[row, likely], nearest)
    return weighed
