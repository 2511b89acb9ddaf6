"""A municipality's bank of answers: its units with their questions, and what was learnt of them.

`intake` writes `var/banks/<municipality>.json`; that is all the bot knows of a profile. What is
fitted to it lies beside it as `.npz` and is swapped whole, so a bank is always one or the other.
"""

import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from bot.answers import known_questions
from bot.answers.following import Before
from bot.answers.known_questions import KnownQuestions
from bot.encoders.models import DIMENSIONS, made_by
from bot.learning.line import Line
from bot.learning.line_model import DEFAULTS, LineModel, features, learnt

MUNICIPALITY = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
NOT_WORDS = re.compile(r"[\W_]+")
FEWEST = 2
"""Units below which there is nothing to tell apart."""
LIKELY = 8
"""Units among which nearness decides, too."""
NEARNESS = 6.0
"""How much a unit gains in likelihood by how near the line is to a question known for it: of the
questions held out, two in a hundred more find their unit, and more weight brings no more."""

ALIKE, OF_THE_SERVICE = 5.0, 3.0
"""How much likeness to what was told before, and the service spoken of, speak for a unit."""


class BadBank(ValueError):
    """A file of a bank is none; the message says why, in no citizen's words."""


class Asked(NamedTuple):
    """A question of a unit, in one of the languages."""

    text: str
    language: str
    unit: str


class Bank(NamedTuple):
    """What `intake` says of a municipality: the version names these very questions."""

    municipality: str
    version: str
    asked: List[Asked]


class Found(NamedTuple):
    """A unit that a line may ask for: how likely, 0 to 1, and how near to a question known for it.

    The shares of all units are together 1; nearness is a cosine.
    """

    unit: str
    share: float
    near: float


class FittedBank:
    """Finds the units that a line asks for."""

    def __init__(self, version: str, model: LineModel, known: KnownQuestions) -> None:
        """Take a version, what was learnt of it, and its questions."""
        self.version, self.model, self.known = version, model, known

    def read(self, line: Line, before: Optional[Before] = None, most: int = 3) -> List[Found]:
        """Return the units that a line may ask for, the likeliest first.

        With what was told before it, it is read as what goes on from that, as far as the bank
        knows of it.
        """
        lean = self._lean(before) if before else None
        shares = self.model.shares(line, lean)
        likely = np.argsort(-shares, kind="stable")[:LIKELY]
        vector = self.model.meaning(line, known_questions.MODEL)
        near = np.array([self.known.nearness(int(i), vector) for i in likely])
        weighed = with_nearness(shares[likely], near)
        best = np.argsort(-weighed, kind="stable")[:most]
        return [
            Found(self.model.classes[likely[i]], float(weighed[i]), float(near[i])) for i in best
        ]

    def _lean(self, before: Before) -> Optional[np.ndarray]:
        """Return how much what was told speaks for each unit: those of its service, and near it."""
        classes = self.model.classes
        same = np.array([name.endswith(f".{before.service}") for name in classes])
        told = [self.known.middles[i] for i, name in enumerate(classes) if name in before.units]
        spoken_of = [self.known.middles[same].mean(axis=0)] if same.any() else []
        if not told + spoken_of:
            return None
        near = np.max([self.known.middles @ centre for centre in told + spoken_of], axis=0)
        return np.asarray(ALIKE * near + OF_THE_SERVICE * same)


def with_nearness(shares: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Return the shares of units weighed by how near a line is to each; their sum stays."""
    weighed = shares * np.exp(NEARNESS * near)
    return np.asarray(weighed * (shares.sum() / max(float(weighed.sum()), 1e-9)))


def read(file: Path) -> Bank:
    """Return the bank of a JSON file; raise BadBank where it is none, OSError where none is."""
    try:
        content = json.loads(file.read_text("utf-8"))
        asked: Dict[str, Asked] = {}
        for unit in content["units"]:
            for language, texts in unit["asked"].items():
                for text in texts:
                    asked.setdefault(text, Asked(text, language, unit["id"]))
        return Bank(content["municipality"], content["version"], list(asked.values()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadBank(f"{file.name} is no bank: {type(error).__name__}") from None


def fit(bank: Bank, embeddings: Path) -> FittedBank:
    """Learn a bank's units; raise BadBank where there is nothing to tell apart.

    Its embeddings are kept in a folder of its own, so that an edit costs the new lines alone and
    no bank loads the lines of all others.
    """
    if len({one.unit for one in bank.asked}) < FEWEST:
        raise BadBank(f"the bank of {bank.municipality} has no two units with questions")
    own = embeddings / "answers" / bank.municipality
    found = features(DEFAULTS, own, first_from=embeddings)
    model = learnt(*examples(bank.asked), found, DEFAULTS)
    number = {unit: i for i, unit in enumerate(model.classes)}
    vectors = found.meanings(known_questions.MODEL, [one.text for one in bank.asked])
    units = [number[one.unit] for one in bank.asked]
    return FittedBank(bank.version, model, KnownQuestions.of(vectors, units, len(number)))


def examples(asked: Sequence[Asked]) -> Tuple[List[str], List[str]]:
    """Return what is learnt, and the unit of each: the questions, and what the ids say in words.

    "walk_in.town_hall" names a subject in a few English words, which the encoders understand.
    """
    named = {_words(unit): unit for unit in sorted({one.unit for one in asked})}
    texts = [*(one.text for one in asked), *named]
    return texts, [*(one.unit for one in asked), *named.values()]


def _words(unit: str) -> str:
    return f"{NOT_WORDS.sub(' ', unit)}?"


def recipe() -> str:
    """Return what a fitted bank depends on beside its questions: settings and encoders."""
    made = {"made_by": [made_by(m) for m in DIMENSIONS], "near": known_questions.MODEL}
    return json.dumps({**made, **DEFAULTS}, sort_keys=True)


def save(fitted: FittedBank, file: Path) -> None:
    """Store a fitted bank; whoever reads meets the old one or the new one."""
    draft = file.with_suffix(f".{os.getpid()}.draft.npz")
    try:
        with draft.open("wb") as written:
            np.savez_compressed(
                written,
                version=fitted.version,
                recipe=recipe(),
                **fitted.model.state(),
                **fitted.known.state(),
            )
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def load(file: Path) -> FittedBank:
    """Return a stored bank; raise BadBank where it cannot be used, OSError where none is."""
    try:
        state = _arrays(file)
        settings: Dict[str, Any] = json.loads(str(state.pop("recipe")))
        version = str(state.pop("version"))
        return FittedBank(version, LineModel(state, settings["weights"]), KnownQuestions(state))
    except (ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise BadBank(f"{file.name} is no fitted bank: {type(error).__name__}") from None


def stands(bank: Bank, file: Path) -> bool:
    """Say whether a bank is fitted already, as it would be now."""
    try:
        with np.load(file, allow_pickle=False) as stored:
            return str(stored["version"]) == bank.version and str(stored["recipe"]) == recipe()
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return False


def _arrays(file: Path) -> Dict[str, np.ndarray]:
    with np.load(file, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
