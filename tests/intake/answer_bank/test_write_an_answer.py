"""Following docs/write-an-answer.md step by step gives answers that are checked and told."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from intake.answer_bank import Bank, Banks, bank_file, tell, write
from intake.answer_bank.checks import FEWEST_QUESTIONS, MOST_WORDS
from intake.answer_bank.loading import own_file
from intake.answer_bank.placeholders import ALONE, OF
from intake.answer_bank.schema import SCHEMA
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, check, load_profile
from intake.settings import ROOT

GUIDE = ROOT / "docs" / "write-an-answer.md"
OTHER_GUIDE = ROOT / "docs" / "add-a-municipality.md"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
SECTION = re.compile(r"^(\w+):", re.MULTILINE)


@pytest.fixture
def zonneveld(data: Path, catalogue: Catalogue) -> Municipality:
    """The municipality that the other guide makes, in place of the form."""
    form = data / "municipalities" / "gemeente-voorbeeld.yml"
    sections = _sections(form.read_text("utf-8"))
    for block in BLOCK.findall(OTHER_GUIDE.read_text("utf-8")):
        sections.update(_sections(block))
    form.unlink()
    path = data / "municipalities" / "gemeente-zonneveld.yml"
    path.write_text("".join(sections.values()), encoding="utf-8")
    return load_profile(path, catalogue)


def _sections(text: str) -> dict[str, str]:
    starts = list(SECTION.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return {
        start.group(1): text[start.start() : end] for start, end in zip(starts, ends, strict=True)
    }


@pytest.fixture
def answers(data: Path, zonneveld: Municipality) -> Path:
    """The file of steps 2 to 5, block under block."""
    path = own_file(data, zonneveld.id)
    path.write_text("".join(BLOCK.findall(GUIDE.read_text("utf-8"))), encoding="utf-8")
    return path


@pytest.fixture
def bank(data: Path, zonneveld: Municipality, catalogue: Catalogue, answers: Path) -> Bank:
    return Banks(data, catalogue, "production").of(zonneveld)


@pytest.fixture
def checked(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Runs `make check-data` on these data."""
    for country in ("nl", "be", "de"):
        lines = ROOT / "data" / "national" / country / "help_lines.yml"
        (data / "national" / country / "help_lines.yml").symlink_to(lines)

    def run() -> str:
        check.main(["--data", str(data)])
        return capsys.readouterr().out

    return run


def test_the_guides_answers_are_right(answers: Path, checked: Callable[[], str]) -> None:
    assert checked().endswith("mistakes found: 0\n")


def test_a_mistake_is_told_as_the_guide_shows_it(answers: Path, checked: Callable[[], str]) -> None:
    text = answers.read_text("utf-8")
    answers.write_text(text.replace("source: website", "source: web", 1), encoding="utf-8")
    shown = " ".join(re.findall(r"^> (.*)$", GUIDE.read_text("utf-8"), re.MULTILINE))
    assert shown.split("answers/")[1] in checked()


def test_what_was_written_is_told(bank: Bank, zonneveld: Municipality) -> None:
    at = datetime(2027, 3, 1, 12, tzinfo=zonneveld.timezone)
    told = tell(bank.units["bicycle_shed"], zonneveld, "nl", at)
    assert told and told.answer.text == (
        "Uw fiets kunt u kwijt in de stalling achter Zonnelaan 1 in Zonneveld. Dat is gratis."
    )
    assert told.answer.source == "Website gemeente Zonneveld" and not told.answer.assumed
    assert told.more == "De stalling is overdekt. Er is geen toezicht."


def test_an_answer_changes_over_by_itself(bank: Bank, zonneveld: Municipality) -> None:
    may, june = (datetime(2027, month, 1, tzinfo=zonneveld.timezone) for month in (5, 6))
    before, after = (tell(bank.units["new_entrance"], zonneveld, "de", at) for at in (may, june))
    assert before and "noch an der Zonnelaan" in before.answer.text
    assert after and after.answer.text == "Der Eingang ins Rathaus ist am Platz."


def test_its_questions_are_written_for_the_bot(bank: Bank, tmp_path: Path) -> None:
    write(bank, tmp_path)
    written = bank_file(tmp_path, "gemeente-zonneveld").read_text("utf-8")
    assert "mag mijn bakfiets voor de deur" in written and '"price.passport"' in written


def test_the_guide_names_what_there_is() -> None:
    text = GUIDE.read_text("utf-8")
    assert set(re.findall(r"`\{(\w+)", text)) | {"price"} >= {*OF, *ALONE}
    assert (FEWEST_QUESTIONS, MOST_WORDS) == (8, 40)
    assert "Eight at least" in text and "at most forty words" in text
    assert f"$schema={SCHEMA.name}" in text
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^`?make ([a-z-]+)", text, re.MULTILINE):
        assert f"\n{target}:" in makefile, target
