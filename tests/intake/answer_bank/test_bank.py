"""What `bot` reads of a bank is written whole, and only where something changed."""

import json
from collections.abc import Callable
from pathlib import Path

from intake.answer_bank.bank import Bank, bank_file, write
from intake.answer_bank.loading import Units
from intake.municipalities import Problem

Load = Callable[..., Units]


def bank(units: Units) -> Bank:
    return Bank("gemeente-voorbeeld", ("nl", "de"), units)


def test_ids_questions_and_a_version_are_written_and_nothing_else(
    load: Load, tmp_path: Path
) -> None:
    assert write(bank(load()), tmp_path)
    written = json.loads(bank_file(tmp_path, "gemeente-voorbeeld").read_text("utf-8"))
    assert written.keys() == {"municipality", "version", "units"}
    assert written["municipality"] == "gemeente-voorbeeld"
    assert [one["id"] for one in written["units"]] == ["parking", "village_desk_ends"]
    assert written["units"][0].keys() == {"id", "asked"}
    assert written["units"][0]["asked"]["de"][0] == "gibt es bei euch Parkplätze"


def test_the_same_bank_is_not_written_again(load: Load, tmp_path: Path) -> None:
    assert write(bank(load()), tmp_path)
    assert not write(bank(load("Parkeren kan", "Parkeren mag")), tmp_path)
    assert write(bank(load("- parkeren?", "- parkeerplek?")), tmp_path)
    assert [path.name for path in (tmp_path / "banks").iterdir()] == ["gemeente-voorbeeld.json"]


def test_a_language_that_the_municipality_does_not_speak_is_left_out(
    load: Load, tmp_path: Path
) -> None:
    write(Bank("gemeente-voorbeeld", ("nl",), load()), tmp_path)
    written = json.loads(bank_file(tmp_path, "gemeente-voorbeeld").read_text("utf-8"))
    assert written["units"][0]["asked"].keys() == {"nl"}


def test_mistakes_leave_a_written_bank_alone(load: Load, tmp_path: Path) -> None:
    wrong = (Problem(Path("units.yml"), 1, (), "nothing", "something"),)
    assert write(Bank("gemeente-voorbeeld", ("nl", "de"), {}, wrong), tmp_path)
    assert write(bank(load()), tmp_path)
    assert not write(Bank("gemeente-voorbeeld", ("nl", "de"), {}, wrong), tmp_path)
