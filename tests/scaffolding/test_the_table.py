"""Every row of "I want to add" in the README leads to steps that a test follows."""

import re
from pathlib import Path

import pytest

from tests.scaffolding.steps import GUIDE, ROOT, STEP, section

TABLE = (ROOT / "README.md").read_text("utf-8").split("## I want to add")[1].split("\n##")[0]
ROWS = dict(re.findall(r"^\| ((?:an?|something) [^|]+?) \| (.+) \|$", TABLE, re.MULTILINE))
GUIDES = {
    "a municipality": "tests/intake/municipalities/test_add_a_municipality.py",
    "an answer to a question": "tests/intake/answer_bank/test_write_an_answer.py",
    "a language": "tests/intake/test_add_a_language.py",
    "a help line": "tests/intake/help_lines/test_loading.py",
}
"""Rows with a guide of their own, and the test that follows it."""
HEADINGS = re.findall(r"^## (.+)$", GUIDE.read_text("utf-8"), re.MULTILINE)


def test_every_row_is_followed() -> None:
    assert sorted(ROWS) == sorted([*GUIDES, *(one[0].lower() + one[1:] for one in HEADINGS)])


@pytest.mark.parametrize("row", sorted(set(ROWS) - set(GUIDES)))
def test_a_row_leads_to_its_steps(row: str) -> None:
    anchor = row.replace(" ", "-")
    assert f"(docs/extending.md#{anchor})" in ROWS[row]


@pytest.mark.parametrize(("row", "test"), GUIDES.items())
def test_a_guide_is_there_with_its_test(row: str, test: str) -> None:
    (guide,) = re.findall(r"\((docs/[\w-]+\.md)\)", ROWS[row])
    assert (ROOT / guide).exists()
    assert guide.split("/")[1] in (ROOT / test).read_text("utf-8")


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_block_is_a_step_or_what_comes_of_it(heading: str) -> None:
    """A block that no step leads to would be followed by people and not by the test."""
    blocks = section(heading).count("\n```") // 2
    shown_only = {"An appointment backend": 1}.get(heading, 0)
    assert len(STEP.findall(section(heading))) == blocks - shown_only


@pytest.mark.parametrize("heading", [one for one in HEADINGS if STEP.search(section(one))])
def test_a_section_that_shows_what_to_write_is_followed(heading: str) -> None:
    here = Path(__file__)
    beside = {*here.parent.glob("test_*.py")} - {here}
    tests = [*beside, ROOT / "tests" / "bot" / "test_an_intent_is_added.py"]
    assert any(f'"{heading}"' in test.read_text("utf-8") for test in tests)


def test_the_guide_names_the_sections_that_only_tell() -> None:
    only_tell = {one for one in HEADINGS if not STEP.search(section(one))}
    assert only_tell == {"A database change", "A kind of personal data", "A kind of danger"}
    first = " ".join(GUIDE.read_text("utf-8").partition("\n## ")[0].split())
    assert all(one[0].lower() + one[1:] in first for one in only_tell)
