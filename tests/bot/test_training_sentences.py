"""What the model learns from: every intent in two languages, varied, and never at odds."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
LEAST = 30
# Intents that no citizen's words have: what the bot is unsure of, and what the gateway knows.
UNSPOKEN = set(
    "unsure_clarify unsure_offer unsure_danger question_asked unsure_question"
    " contact_given contact_wish staff_answered"
    " situation_given source_asked language_changed hang_up".split()
)
INTENTS = set(yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"]) - UNSPOKEN
# Danger has a reader of its own, and examples beside their near misses; so have questions.
WITH_EXAMPLES = INTENTS - {"report_urgent"}


@cache
def file(language: str, intent: str) -> dict:
    path = ROOT / "data" / language / "nlu" / f"{intent}.yml"
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def lines(language: str, intent: str) -> tuple[str, ...]:
    examples = file(language, intent)["nlu"][0]["examples"]
    return tuple(line.removeprefix("- ").strip() for line in examples.splitlines() if line.strip())


def bare(line: str) -> str:
    """Return a line as the ear has it: no capitals, no marks."""
    return " ".join(re.findall(r"\w+", line.casefold()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_file_for_each_intent(language: str) -> None:
    files = {path.stem for path in (ROOT / "data" / language / "nlu").glob("*")}
    assert files == WITH_EXAMPLES


def test_what_nobody_speaks_is_in_the_domain() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    assert set(domain["intents"]) >= UNSPOKEN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", sorted(WITH_EXAMPLES))
def test_a_file_has_one_intent_its_own_and_the_version(language: str, intent: str) -> None:
    content = file(language, intent)
    assert content.keys() == {"version", "nlu"}
    assert content["version"] == "3.1"
    assert [section["intent"] for section in content["nlu"]] == [intent]
    assert content["nlu"][0].keys() == {"intent", "examples"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", sorted(WITH_EXAMPLES))
def test_there_are_enough_lines_and_none_twice(language: str, intent: str) -> None:
    written = lines(language, intent)
    assert len({bare(line) for line in written}) >= LEAST
    assert sorted(written) == sorted(set(written))


def test_no_line_means_two_things() -> None:
    """The same words in both languages may mean the same; not one thing here and another there."""
    meanings = defaultdict(set)
    for language in LANGUAGES:
        for intent in WITH_EXAMPLES:
            for line in lines(language, intent):
                meanings[bare(line)].add(intent)
    assert {line: sorted(found) for line, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", sorted(WITH_EXAMPLES))
def test_a_line_is_plain_words(language: str, intent: str) -> None:
    """Brackets would be entities to Rasa, a slash in front a command."""
    for line in lines(language, intent):
        assert not set("[](){}") & set(line), line
        assert not line.startswith(("/", "-")), line
        assert bare(line), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", sorted(WITH_EXAMPLES))
def test_every_line_begins_as_rasa_wants_it(language: str, intent: str) -> None:
    """Rasa leaves out a line without its dash, and says so only in a warning."""
    examples = file(language, intent)["nlu"][0]["examples"]
    assert [line for line in examples.splitlines() if not line.startswith("- ")] == []
