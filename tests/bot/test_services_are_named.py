"""What people say is read as the services of the catalogue, in both languages at once."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest
import yaml
from spacy.lang.de.stop_words import STOP_WORDS as GERMAN_STOP_WORDS
from spacy.lang.nl.stop_words import STOP_WORDS as DUTCH_STOP_WORDS

from bot.words.lookups import Lookups
from bot.words.names import read_names
from tests.languages import LANGUAGES

HERE = Path(__file__).parent / "lookups"
DATA = Path(__file__).parents[2] / "data"


@cache
def lookups() -> Lookups:
    return Lookups.from_folder(DATA)


def services(text: str) -> list[str]:
    return [hit.value for hit in lookups().find(text) if hit.entity == "service"]


def sentences(language: str) -> dict:
    content = (HERE / f"{language}.yml").read_text(encoding="utf-8")
    return yaml.load(content, Loader=yaml.CSafeLoader)


NAMED = [pair for language in LANGUAGES for pair in sentences(language)["named"].items()]
NOTHING = [line for language in LANGUAGES for line in sentences(language)["nothing"]]
ORDINARY = (HERE / "ordinary_words.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_sentence_names_its_services(text: str, expected: list[str]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_about_no_service_names_none(text: str) -> None:
    assert services(text) == []


@pytest.mark.parametrize("word", ORDINARY)
def test_an_ordinary_word_is_no_service(word: str) -> None:
    assert services(word) == []


@pytest.mark.parametrize("word", sorted(DUTCH_STOP_WORDS | GERMAN_STOP_WORDS))
def test_a_small_word_is_no_service(word: str) -> None:
    assert services(word) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_sixty_sentences_a_language(language: str) -> None:
    assert len(sentences(language)["named"]) >= 60


def test_there_are_three_hundred_ordinary_words() -> None:
    assert len(set(ORDINARY)) >= 300


def test_every_name_is_found_as_its_own_service() -> None:
    named = [name for name in read_names(DATA) if name.entity == "service"]
    assert [name for name in named if services(name.text) != [name.value]] == []


@pytest.mark.parametrize(
    "rewritten", [str.upper, str.lower, lambda text: unicodedata.normalize("NFD", text)]
)
def test_case_and_composition_make_no_difference(rewritten) -> None:
    text = "Führerschein, Bäume fällen, cliëntondersteuning en huishoudelijke hulp"
    expected = ["driving_licence", "trees_and_green", "client_support", "household_help"]
    assert services(rewritten(text)) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ja, mein Reise-Pass!", "Reise-Pass"),
        ("ik wil huishoudelijke  hulp graag", "huishoudelijke  hulp"),
        ("Der Wohngeldantrag ist da", "Wohngeldantrag"),
        ("für die Führerscheinsache 🚗 danke", "Führerscheinsache"),
        ("kliko's", "kliko's"),
    ],
)
def test_offsets_point_into_the_text_as_it_was_given(text: str, named: str) -> None:
    [hit] = lookups().find(text)
    assert text[hit.start : hit.end] == named


@pytest.mark.parametrize("text", ["", " ", "?!", "🚗"])
def test_a_text_without_words_names_nothing(text: str) -> None:
    assert services(text) == []


def test_no_word_of_a_longer_name_hides_a_shorter_name() -> None:
    """Such a word, alone, would name nothing: give it to its service as a name of its own."""
    parts = {part for name in read_names(DATA) for part in name.text.split()}
    assert [part for part in parts if services(f"{part}xyz") and not services(part)] == []
