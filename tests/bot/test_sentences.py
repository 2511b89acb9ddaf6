"""Sentences by a hand that has not seen the training data, read by the trained model."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.measuring.measures import Judged, by_intent, macro_f1
from bot.measuring.reading import Reader
from tests.bot.conftest import Remembering
from tests.languages import LANGUAGES

SENTENCES = Path(__file__).parents[1] / "sentences"
EXAMPLES = Path(__file__).parents[2] / "data" / "nl" / "nlu"
NEVER_MISSED = ("report_urgent", "speak_to_human")
FEW = 0.08
"""The share of a language's sentences that may be known failures."""
CLEAR = 1e-3
"""The lead in confidence from which a reading is named by its sentence: processors differ by less
than a hundredth of it. What is nearer may be read either way, and counts in the shares alone."""
RECALL = {
    "report_urgent": 0.97,
    "speak_to_human": 0.95,
    "book_appointment": 0.95,
    "change_appointment": 0.95,
    "cancel_appointment": 0.95,
    "check_appointment": 0.95,
}
Sentence = tuple[str, str]
Read = dict[str, dict[Sentence, Judged]]

pytestmark = pytest.mark.timeout(600)
"""The first test here reads all sentences, which a busy machine takes minutes for."""


def load(path: Path) -> dict:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def written(language: str) -> tuple[Sentence, ...]:
    """Return (intent, sentence) of a language, as they were written."""
    files = map(load, sorted((SENTENCES / language).glob("*.yml")))
    return tuple((file["intent"], s["text"]) for file in files for s in file["sentences"])


@cache
def known_failures(language: str) -> frozenset[Sentence]:
    """Return (intent, sentence) of the misses that are known."""
    listed = load(SENTENCES / "_known_failures.yml")["known_failures"][language]
    return frozenset((intent, text) for intent, texts in listed.items() for text in texts)


def judge(reader: Reader, intent: str, text: str) -> Judged:
    reading = reader.read(text, "chat")
    named = tuple(str(other["intent"]) for other in reading.alternatives)
    return Judged(intent, named, reading.decision, reading.confidence, reading.lead)


@pytest.fixture(scope="module")
def read(reader: Remembering) -> Read:
    """Every sentence with what the bot makes of it."""
    reader.embed(text for language in LANGUAGES for _, text in written(language))
    return {
        language: {sentence: judge(reader, *sentence) for sentence in written(language)}
        for language in LANGUAGES
    }


def clearly(right: bool, read: dict[Sentence, Judged]) -> set[Sentence]:
    """Return the sentences that are read rightly, or wrongly, on every processor.

    Danger that is asked about is read rightly.
    """
    return {
        (intent, text)
        for (intent, text), judged in read.items()
        if (judged.right or (intent == "report_urgent" and judged.share == "second")) == right
        and judged.lead > CLEAR
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_known_sentences_are_missed(read: Read, language: str) -> None:
    assert sorted(clearly(False, read[language]) - known_failures(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_failure_that_passes_is_struck_off_the_list(read: Read, language: str) -> None:
    assert sorted(known_failures(language) & clearly(True, read[language])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_failures_are_known(language: str) -> None:
    assert len(known_failures(language)) <= FEW * len(written(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_and_the_wish_for_a_person_are_never_a_known_failure(
    read: Read, language: str
) -> None:
    """A wish for a person that is taken for danger reaches one all the same, and sooner."""
    lost = {
        (intent, text)
        for intent, text in known_failures(language)
        if intent in NEVER_MISSED and read[language][intent, text].readings[0] not in NEVER_MISSED
    }
    assert lost == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mean_f1_of_the_intents_is_ninety(read: Read, language: str) -> None:
    assert macro_f1(list(read[language].values())) >= 0.90


@pytest.mark.parametrize(("intent", "least"), RECALL.items())
def test_what_must_not_be_missed_is_understood(read: Read, intent: str, least: float) -> None:
    both = [judged for language in LANGUAGES for judged in read[language].values()]
    assert by_intent(both)[intent][1] >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_always_acted_on_or_asked_about(read: Read, language: str) -> None:
    """Never is anything else done with it: it is among the readings the citizen is asked of."""
    done = {
        text: judged
        for (intent, text), judged in read[language].items()
        if intent == "report_urgent" and judged.share in ("lost", "saved")
    }
    assert done == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_twenty_sentences_for_each_intent(language: str) -> None:
    count: dict[str, int] = defaultdict(int)
    for intent, _ in written(language):
        count[intent] += 1
    assert count.keys() == {path.stem for path in EXAMPLES.glob("*.yml")} | {"report_urgent"}
    assert min(count.values()) >= 20
