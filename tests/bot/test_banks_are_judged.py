"""What a bank is worth: on labelled lines, and on its own questions held out."""

from pathlib import Path
from typing import Any

import pytest

from bot.answers import bank
from bot.answers.bank import Asked
from bot.measuring import answers_report
from bot.measuring.answers_report import Judged, judged
from bot.measuring.held_out import HeldOut, held_out
from bot.measuring.reading import Reading
from tests.bot.fake_encoders import put_in_place
from tests.bot.test_a_bank_is_fitted import UNITS, written


def reading(intent: str, decision: str, *units: str, also: str | None = None) -> Reading:
    answer: dict[str, Any] = {
        "bank": "1",
        "units": [{"id": unit, "share": 0.5} for unit in units],
        "question": 0.9,
        "also": {"id": also, "share": 0.5} if also else None,
    }
    alternatives = [{"intent": intent, "confidence": 0.5}]
    return Reading(decision, alternatives, "nl", [], {"verdict": "no"}, 1.0, answer, intent)


@pytest.mark.parametrize(
    ("heard", "unit", "outcome"),
    [
        (reading("question_asked", "act", "price", "bus"), "price", "first"),
        (reading("question_asked", "act", "price", "bus"), "bus", "wrong"),
        (reading("question_asked", "act", "price", "bus", also="bus"), "bus", "two"),
        (reading("question_asked", "act", "price"), None, "wrong"),
        (reading("unsure_question", "clarify", "price", "bus"), "bus", "two"),
        (reading("unsure_question", "clarify", "price", "bus", "x"), "x", "wrong"),
        (reading("book_appointment", "act", "price"), "price", "acted"),
        (reading("unsure_offer", "offer", "price"), "price", "declined"),
        (reading("out_of_scope", "act", "price"), None, "declined"),
    ],
)
def test_a_line_is_judged_by_what_a_citizen_hears(
    heard: Reading, unit: str | None, outcome: str
) -> None:
    assert judged({"text": "x", "unit": unit}, heard).outcome == outcome


def test_a_report_parts_municipalities_languages_and_manners() -> None:
    line = {"municipality": "leek", "language": "nl", "manner": "spoken", "text": "hoe duur"}
    lines = [
        Judged({**line, "unit": "price"}, "first", "price"),
        Judged({**line, "unit": "price", "manner": "typed"}, "acted", "book_appointment"),
        Judged({**line, "unit": None}, "declined", "unsure_offer"),
    ]
    told = "\n".join(answers_report.report(lines))
    for named in ("all ", "no unit has it", "municipality leek", "language nl", "manner typed"):
        assert named in told
    assert "acted     price -> book_appointment: hoe duur" in told


def test_each_question_is_held_out_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_in_place(monkeypatch)
    found = bank.read(written(tmp_path))
    lines = held_out(found, tmp_path / "embeddings", count=4)
    assert sorted(line.asked.text for line in lines) == sorted(one.text for one in found.asked)
    assert len(lines) == sum(map(len, UNITS.values()))
    assert all(0 < line.share <= line.both <= 1.0001 for line in lines)
    assert "leek: 3 units" in "\n".join(answers_report.of_itself(found, lines))


def test_units_that_are_taken_for_one_another_are_named() -> None:
    def line(unit: str, first: str, share: float = 0.5) -> HeldOut:
        return HeldOut(Asked("x", "nl", unit), first, unit, share, share)

    lines = [line("a", "b"), line("b", "a"), line("c", "a"), line("c", "c", 0.9)]
    assert answers_report.confused(lines) == [(("a", "b"), 2), (("a", "c"), 1)]
    assert answers_report.tell_from(lines) == 0.9
    assert answers_report.tell_from(lines[:1]) == 1.0
