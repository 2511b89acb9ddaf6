"""Phrases with gaps, as data lists them."""

from pathlib import Path

import pytest

from intake.recognition import phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U mag mij niet bellen!", True),
        ("niet meer op dit nummer bellen", True),
        ("niet een twee drie vier vijf bellen", False),
        ("niet bellenblazen", False),
    ],
)
def test_a_gap_holds_a_few_whole_words(text: str, found: bool) -> None:
    assert bool(phrases.pattern(["niet … bellen"]).search(phrases.line(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ruft mich da nicht noch einmal an", True),
        ("Ich möchte nicht, dass Sie mich da anrufen.", True),
        ("Der Automat nimmt es nicht. Mich anrufen!", False),
        ("der Automat nimmt es nicht bitte mich anrufen", False),
    ],
)
def test_a_close_gap_holds_words_of_one_clause(text: str, found: bool) -> None:
    close = phrases.pattern(["nicht ~ an", "nicht ~ anrufen"], ["bitte"])
    assert bool(close.search(phrases.line(text))) == found


def test_a_line_has_no_capitals_and_of_marks_only_where_clauses_end() -> None:
    assert phrases.line("  Dag,  mijn naam is [name]! ") == "dag , mijn naam is [name]"


def test_a_language_without_a_file_knows_no_phrases(tmp_path: Path) -> None:
    assert phrases.patterns(tmp_path, "nl", "danger_words") == {}


def test_a_file_is_read_by_what_its_phrases_stand_for(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "wishes.yml").write_text("wishes: {no_call: [niet … bellen]}", "utf-8")
    known = phrases.patterns(tmp_path, "nl", "wishes")
    assert list(known) == ["no_call"] and known["no_call"].search("niet mij bellen")
