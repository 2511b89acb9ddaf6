"""The bank of a municipality: its own units, its country's and those made from its profile."""

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from intake.answer_bank.confusable import spelt
from intake.answer_bank.loading import Units
from intake.answer_bank.model import About, Unit
from intake.municipalities import Problem


@dataclass(frozen=True)
class Bank:
    """All units of a municipality by id, as its files were when it was put together."""

    municipality: str
    languages: tuple[str, ...]
    units: Units
    problems: tuple[Problem, ...] = ()
    """What is wrong with its files as they are now; their units are older, or left out."""

    def unit(self, id_: str) -> Unit | None:
        """Return a unit; None where this bank has it no more, or not yet."""
        return self.units.get(id_)

    def for_situation(
        self, text: str, language: str, service: str | None, topic: str | None
    ) -> Unit | None:
        """Return the first unit whose `told_by` these words have, about this matter, if any.

        A unit about nothing fits every matter.
        """
        said = text.casefold()
        return next(
            (
                unit
                for unit in self.units.values()
                if _is_about(unit.about, service, topic) and _tells(said, unit.told_by, language)
            ),
            None,
        )

    @cached_property
    def asked(self) -> list[dict[str, Any]]:
        """The ids and questions, all that is needed to find the unit that a question means."""
        return [
            {"id": id_, "asked": {one: list(unit.asked.get(one, ())) for one in self.languages}}
            for id_, unit in sorted(self.units.items())
        ]

    @cached_property
    def version(self) -> str:
        """Sixteen hex digits that change with any id or question; answers may change alone."""
        text = json.dumps(self.asked, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _is_about(about: About, service: str | None, topic: str | None) -> bool:
    if about.service:
        return about.service == service
    return about.topic in (None, topic)


def _tells(said: str, words: Mapping[str, Sequence[str]], language: str) -> bool:
    told = words.get(language, ())
    return any(re.search(rf"\b{re.escape(word.casefold())}", said) for word in told)


def bank_file(var_dir: Path, municipality: str) -> Path:
    """Return where the bank of a municipality is written."""
    return var_dir / "banks" / f"{municipality}.json"


def text_of(bank: Bank) -> str:
    """Return the text of a bank's file; the same units give the same text."""
    content = {"municipality": bank.municipality, "version": bank.version, "units": bank.asked}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write(bank: Bank, var_dir: Path) -> bool:
    """Write a bank's file at once and whole; False where it stays as it was.

    It does where it says the same already, and while there are mistakes in what it is made of.
    """
    path, text = bank_file(var_dir, bank.municipality), text_of(bank)
    if path.exists() and (bank.problems or path.read_text(encoding="utf-8") == text):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it: a file only takes another's place at once within one file system.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    return True


def without_questions_of(written: Units, made: Units) -> Units:
    """Return the made units without the questions of an editor's: those mean the editor's unit."""
    theirs = {spelt(text) for unit in written.values() for texts in unit.asked.values()
              for text in texts}  # fmt: skip
    return {
        id_: unit.model_copy(update={"asked": _without(theirs, unit)}) for id_, unit in made.items()
    }


def is_assumed(unit: Unit) -> bool:
    """Say whether a unit, or any of its answers, is an assumption."""
    return unit.assumes() or any(answer.assumes() for answer in unit.answers)


def _without(theirs: set[str], unit: Unit) -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(text for text in texts if spelt(text) not in theirs)
        for language, texts in unit.asked.items()
    }
