"""What the bot reads of the banks of answers follows an editor's files."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from intake.answer_bank import Banks, bank_file
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.settings import ROOT
from intake.worker import BankWriter

LEEK = "gemeente-leek"
UNITS = """\
units:
  town_cat:
    assumed: true
    answers: [{nl: Die heet Minoes., de: Die heißt Minoes.}]
    asked:
      nl: [een kat, twee kat, drie kat, vier kat, vijf kat, zes kat, zeven kat, acht kat]
      de: [eine Katze, zwei Katze, drei Katze, vier Katze, fünf Katze, sechs Katze, sieben Katze,
        acht Katze]
"""


class Editing:
    """One municipality's files, the writer over them, and what it wrote."""

    def __init__(self, folder: Path) -> None:
        self.data, self.var = folder / "data", folder / "var"
        (self.data / "municipalities" / "answers").mkdir(parents=True)
        for entry in (ROOT / "data").iterdir():
            if entry.name != "municipalities":
                (self.data / entry.name).symlink_to(entry)
        self.profile = self.data / "municipalities" / f"{LEEK}.yml"
        self.profile.write_text((ROOT / "data" / "municipalities" / self.profile.name).read_text())
        self.units = self.data / "municipalities" / "answers" / f"{LEEK}.yml"
        self._saved = 0
        self.writer = self.another_writer()

    def another_writer(self) -> BankWriter:
        catalogue = Catalogue.load(self.data / "services.yml")
        profiles = Profiles(self.data / "municipalities", catalogue, "test")
        return BankWriter(profiles, Banks(self.data, catalogue, "test"), self.var)

    def save(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        self._saved += 1  # two saves in one tick of the clock are two
        os.utime(file, ns=(self._saved, self._saved))

    @property
    def file(self) -> Path:
        return bank_file(self.var, LEEK)

    def asked(self, unit: str) -> dict[str, Any] | None:
        units = json.loads(self.file.read_text("utf-8"))["units"]
        return next((one["asked"] for one in units if one["id"] == unit), None)


@pytest.fixture
def editing(tmp_path: Path) -> Editing:
    return Editing(tmp_path)


def test_every_bank_is_written_at_first_and_none_while_nothing_changes(editing: Editing) -> None:
    assert editing.writer.write_changed() == 1
    written = editing.file.stat().st_mtime_ns
    assert editing.writer.write_changed() == 0
    assert editing.file.stat().st_mtime_ns == written


def test_while_nothing_changes_nothing_is_put_together(
    editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing.writer.write_changed()
    monkeypatch.setattr("intake.worker.banks.write", lambda *_: pytest.fail("looked at"))
    assert editing.writer.write_changed() == 0


def test_a_unit_that_is_added_and_one_that_goes_are_followed(editing: Editing) -> None:
    editing.writer.write_changed()
    editing.save(editing.units, UNITS)
    assert editing.writer.write_changed() == 1
    asked = editing.asked("town_cat")
    assert asked and asked["nl"][0] == "een kat"
    editing.units.unlink()
    assert editing.writer.write_changed() == 1
    assert editing.asked("town_cat") is None


def test_a_profile_that_changes_is_followed(editing: Editing) -> None:
    editing.writer.write_changed()
    assert editing.asked("minutes.passport")
    before, passport, after = editing.profile.read_text("utf-8").partition("\n  passport:\n")
    editing.save(editing.profile, before + passport + after.replace("    minutes: 10\n", "", 1))
    assert editing.writer.write_changed() == 1
    assert editing.asked("minutes.passport") is None


def test_answers_in_other_words_change_nothing_for_the_bot(editing: Editing) -> None:
    editing.save(editing.units, UNITS)
    editing.writer.write_changed()
    editing.save(editing.units, UNITS.replace("Minoes", "Poes"))
    assert editing.writer.write_changed() == 0


def test_mistakes_leave_the_bank_as_it_was_also_after_a_restart(editing: Editing) -> None:
    editing.save(editing.units, UNITS)
    editing.writer.write_changed()
    editing.save(editing.units, UNITS.replace("answers:", "answer:"))
    assert editing.writer.write_changed() == 0
    assert editing.another_writer().write_changed() == 0
    assert editing.asked("town_cat")
    editing.save(editing.units, UNITS.replace("acht kat", "negen kat"))
    assert editing.writer.write_changed() == 1
    asked = editing.asked("town_cat")
    assert asked and asked["nl"][-1] == "negen kat"


def test_mistakes_from_the_first_moment_leave_out_no_more_than_their_file(editing: Editing) -> None:
    editing.save(editing.units, UNITS.replace("answers:", "answer:"))
    assert editing.writer.write_changed() == 1
    assert editing.asked("price.passport") and editing.asked("town_cat") is None
