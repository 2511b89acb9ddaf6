"""A first line is heard in its language, and an ordinary one in the municipality's own stays there.

The lines are in first_lines.yml, those of the own language in tests/sentences.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
import yaml

from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles
from intake.recognition.written_language import other_language, read_ahead
from intake.settings import ROOT

DATA = ROOT / "data"
LINES = yaml.safe_load(Path(__file__).with_name("first_lines.yml").read_text("utf-8"))
HEARD_AT_LEAST = 0.95
WRONG_AT_MOST = 0.005
ORDINARY = (
    *("ask_opening_hours", "book_appointment", "request_document", "request_benefits"),
    *("ask_status", "speak_to_human", "report_move", "make_complaint", "ask_location", "greet"),
)
"""Intents with which a conversation begins; six lines of each are sixty."""
LANGUAGES_ASKED_FOR = "switch_language"
"""Its sentences are partly written in the language that they ask for."""


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    catalogue = Catalogue.load(DATA / "services.yml")
    return Profiles(DATA / "municipalities", catalogue, "development")


@pytest.fixture
def leek(profiles: Profiles) -> Municipality:
    return profiles.get("gemeente-leek")


@pytest.fixture
def viersen(profiles: Profiles) -> Municipality:
    return profiles.get("kreis-viersen")


def tell(line: str) -> None:
    """Print a share that was measured (`pytest -s`)."""
    sys.stdout.write(f"{line}\n")


def heard(text: str, municipality: Municipality) -> str | None:
    """What is heard in a first line to this municipality."""
    return other_language(text, municipality, municipality.languages[0], DATA)


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Intent and words of all sentences kept for measuring."""
    for file in sorted((ROOT / "tests" / "sentences" / language).glob("*.yml")):
        for sentence in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["sentences"]:
            yield file.stem, sentence["text"]


@pytest.mark.parametrize("language", ["nl", "de"])
def test_a_first_line_in_the_other_language_is_heard(language: str, profiles: Profiles) -> None:
    lines = [(profiles.get(id_), text) for id_, all_ in LINES[language].items() for text in all_]
    missed = [text for municipality, text in lines if heard(text, municipality) != language]
    tell(f"{language}: {len(lines) - len(missed)} of {len(lines)} heard, missed {missed}")
    assert len(lines) >= 40
    assert len(missed) <= (1 - HEARD_AT_LEAST) * len(lines)


@pytest.mark.parametrize("municipality", ["gemeente-leek", "stad-antwerpen", "kreis-viersen"])
def test_no_ordinary_first_line_is_taken_for_another_language(
    municipality: str, profiles: Profiles
) -> None:
    profile = profiles.get(municipality)
    of_intent: dict[str, list[str]] = {intent: [] for intent in ORDINARY}
    for intent, text in sentences(profile.languages[0]):
        of_intent.setdefault(intent, []).append(text)
    lines = [text for intent in ORDINARY for text in of_intent[intent][:6]]
    assert len(lines) == 60
    assert [text for text in lines if heard(text, profile)] == []


@pytest.mark.parametrize(
    "municipality",
    ["gemeente-leek", "stad-antwerpen", "kreis-viersen", "jobcenter-kreis-heinsberg"],
)
def test_hardly_any_sentence_at_all_is_taken_for_another_language(
    municipality: str, profiles: Profiles
) -> None:
    profile = profiles.get(municipality)
    lines = list(sentences(profile.languages[0]))
    taken = [(intent, text) for intent, text in lines if heard(text, profile)]
    wrong = [text for intent, text in taken if intent != LANGUAGES_ASKED_FOR]
    tell(f"{municipality}: {len(wrong)} of {len(lines)} wrong ({len(wrong) / len(lines):.2%})")
    tell(f"  of {len(taken)} heard in another language: {taken}")
    assert len(wrong) <= WRONG_AT_MOST * len(lines)


@pytest.mark.parametrize("code", LINES["other"])
def test_a_language_that_is_not_spoken_is_heard_and_never_taken_for_ours(
    code: str, leek: Municipality, viersen: Municipality
) -> None:
    told = [heard(text, where) for text in LINES["other"][code] for where in (leek, viersen)]
    assert set(told) <= {code, None}
    assert told.count(code) >= len(told) / 2


@pytest.mark.parametrize(
    "text",
    ["", "?", "hallo", "Termin", "ok ok", "112", "A B C D E F", "+49 171 3920042", "👍 👍 👍"],
)
def test_what_is_short_tells_nothing(text: str, leek: Municipality, viersen: Municipality) -> None:
    assert heard(text, leek) is None
    assert heard(text, viersen) is None


@pytest.mark.parametrize(
    "text",
    [
        "isch bruch en neue perso wat mot isch dann metbringe",
        "ming mam kann nit mieh allein koche jibbet da wat",
        "wat kost dat denn wenn isch de wage ummelde will",
        "kann isch morje vorbei kumme oder mot isch en termin han",
    ],
)
def test_rhenish_is_no_dutch(text: str, viersen: Municipality) -> None:
    """To lingua it is, and surely so: what speaks against it are its small words."""
    assert heard(text, viersen) is None


@pytest.mark.parametrize("text", ["Präventionszentrum", "Kreishaus Viersen, Gesundheitsamt"])
def test_names_alone_tell_nothing(text: str, viersen: Municipality) -> None:
    assert other_language(text, viersen, "nl", DATA) is None


def test_a_language_that_is_known_only_to_be_told_apart_is_answered_as_ever(
    leek: Municipality,
) -> None:
    assert heard("Bună ziua, aș dori o programare pentru pașaport", leek) is None
    assert heard("سلام من یک وقت ملاقات می خواهم", leek) is None


def test_a_later_language_is_told_beside_the_one_that_is_spoken_now(leek: Municipality) -> None:
    assert other_language("ik wil toch liever een afspraak maken", leek, "de", DATA) == "nl"
    assert other_language("ich möchte einen Termin machen", leek, "de", DATA) is None


def test_a_line_is_told_in_three_milliseconds(viersen: Municipality) -> None:
    read_ahead(DATA)
    heard("hallo daar", viersen)  # the municipality's names are put together once
    took = []
    for text in LINES["nl"]["kreis-viersen"] + ["wat een lang verhaal is dit toch " * 300]:
        began = time.process_time()
        heard(text, viersen)
        took.append((time.process_time() - began) * 1000)
    tell(f"median {median(took):.2f} ms, longest {max(took):.2f} ms")
    assert median(took) <= 3


@pytest.mark.parametrize("text", ["Jrööß de Mamm, ich bin fott", "Dä Kühler es kapott, et is kalt"])
def test_a_german_dialect_is_not_taken_for_dutch(text: str, leek: Municipality) -> None:
    assert other_language(text, leek, "de", DATA) is None


def test_a_dutch_diaeresis_is_no_umlaut(leek: Municipality) -> None:
    told = other_language("ik zoek de coördinator voor een reünie", leek, "de", DATA)
    assert told == "nl"
