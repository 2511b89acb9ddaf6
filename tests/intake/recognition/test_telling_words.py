"""Which words only one language has, by its examples."""

from pathlib import Path

from intake.recognition.telling_words import only_in
from intake.settings import ROOT

DATA = ROOT / "data"


def test_words_of_one_language_only_are_counted() -> None:
    words = "wanneer kan ik langskomen".split()
    assert only_in("nl", "de", words, DATA) >= 2
    assert only_in("de", "nl", words, DATA) == 0


def test_words_of_both_and_of_none_are_not() -> None:
    assert only_in("nl", "de", ["is", "in", "xyzzy"], DATA) == 0


def test_a_language_without_examples_has_no_words_and_takes_none_away(tmp_path: Path) -> None:
    assert only_in("zv", "nl", ["wanneer"], DATA) == 0
    assert only_in("nl", "zv", ["wanneer"], DATA) == 0
    assert only_in("nl", "de", ["wanneer"], tmp_path) == 0


def test_what_stands_in_one_example_only_may_be_a_slip(tmp_path: Path) -> None:
    for language, lines in (("nl", "- wanneer dan\n- wanneer open"), ("de", "- wann auf")):
        folder = tmp_path / language / "nlu"
        folder.mkdir(parents=True)
        indented = lines.replace("\n", "\n    ")
        file = f"nlu:\n- intent: greet\n  examples: |\n    {indented}\n"
        (folder / "greet.yml").write_text(file, "utf-8")
        (folder / "inform.yml").write_text(file.replace("wanneer", "jansen"), "utf-8")
    said = ["wanneer", "dan", "jansen"]
    assert only_in("nl", "de", said, tmp_path) == 1
