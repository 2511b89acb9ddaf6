"""The report reads the same lines between courtesies, in capitals and with a slip."""

from pathlib import Path
from random import Random

import pytest

from bot.measuring.measures import Judged
from bot.measuring.robustness import SEEDS, edited, forms, report

LINES = [
    {"text": "ik wil een paspoort", "language": "nl", "intent": "request_document"},
    {"text": "wo ist das Rathaus", "language": "de", "intent": "ask_location"},
]


@pytest.fixture
def around(tmp_path: Path) -> Path:
    for language in ("nl", "de"):
        file = tmp_path / f"{language}.yml"
        file.write_text('openings: ["Hoi, "]\nclosings: [" groetjes"]\n', "utf-8")
    return tmp_path


def test_a_line_is_read_in_every_form(around: Path) -> None:
    told = {form.name: [line["text"] for line in form.lines[0]] for form in forms(LINES, around)}
    assert told["bare"] == ["ik wil een paspoort", "wo ist das Rathaus"]
    assert told["opening"][0] == "Hoi, ik wil een paspoort"
    assert told["closing"][1] == "wo ist das Rathaus groetjes"
    assert told["capitals"][1] == "WO IST DAS RATHAUS"


def test_edits_have_a_list_for_each_seed_and_are_the_same_every_time(around: Path) -> None:
    once, again = ([*forms(LINES, around)][-1] for _ in range(2))
    assert len(once.lines) == len(SEEDS)
    assert once == again


def test_an_edit_is_one_slip() -> None:
    for seed in range(50):
        assert abs(len(edited("waar is het", Random(seed))) - len("waar is het")) <= 1
    assert edited("123", Random(1)) == "123"


def test_the_report_says_how_far_each_form_is_from_the_bare_line(around: Path) -> None:
    def read(line: dict[str, str]) -> Judged:
        right = not line["text"].isupper()
        return Judged(line["intent"], (line["intent"] if right else "greet",), "act", 0.9)

    told = [*report(LINES, read, around)]
    assert told[0].split()[-2:] == ["bare", "allowed"]
    assert next(line for line in told if line.startswith("capitals")).split()[-2:] == [
        "-100.0",
        "-3.0",
    ]


def test_without_openings_nothing_is_measured(tmp_path: Path) -> None:
    assert [*report(LINES, lambda line: Judged("", ("",), "act", 1.0), tmp_path)] == []


def test_both_languages_have_openings_and_closings_and_none_is_in_the_data() -> None:
    told = {form.name for form in forms(LINES)}
    assert told == {"bare", "opening", "closing", "capitals", "one edit"}
