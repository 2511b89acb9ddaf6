"""What language a message is in: told where words tell, and left open where they do not."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot import report
from bot.words.language import LanguageDetective, LanguageReporter

DETECTIVE = LanguageDetective()
SURE = 0.6
"""From here on the gateway believes it (webhook/dialogue/language_switch.py)."""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ik wil graag een nieuw paspoort aanvragen", "nl"),
        ("kunt u mij zeggen wanneer het gemeentehuis open is", "nl"),
        ("ik heb hulp nodig in het huishouden", "nl"),
        ("mijn uitkering is nog niet gestort", "nl"),
        ("ik zou geerne een afspraak maken op het stadhuis", "nl"),
        ("ich möchte einen neuen Reisepass beantragen", "de"),
        ("wann hat das Rathaus geöffnet", "de"),
        ("ich brauche Hilfe im Haushalt", "de"),
        ("mein Geld ist noch nicht da", "de"),
        ("ich haette gern einen Termin beim Jobcenter", "de"),
        ("I would like to make an appointment please", "en"),
        ("when does the town hall open tomorrow", "en"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    told = DETECTIVE.report(text)
    assert told["name"] == language
    assert told["confidence"] >= SURE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("nee", "nl"),
        ("Nee!", "nl"),
        ("dank u", "nl"),
        ("ja graag.", "nl"),
        ("nein", "de"),
        ("Nein, danke.", "de"),
        ("bitte?", "de"),
        ("tschüss", "de"),
        ("yes please", "en"),
    ],
)
def test_a_clear_word_tells_it_alone_with_or_without_a_full_stop(text: str, language: str) -> None:
    assert DETECTIVE.report(text) == {"name": language, "confidence": 1.0}


@pytest.mark.parametrize("text", ["ja", "Ja!", "hallo", "Hallo, hallo", "ok.", "oké", "stop!"])
def test_words_of_both_languages_tell_nothing(text: str) -> None:
    assert DETECTIVE.report(text) == {"name": None, "confidence": 0.0}


@pytest.mark.parametrize("text", ["", " ", "?", "...", "12345678", "06 12 34 56 78", "🙂", "—"])
def test_what_holds_no_word_tells_nothing(text: str) -> None:
    assert DETECTIVE.report(text) == {"name": None, "confidence": 0.0}


def test_only_languages_of_the_system_and_english_are_named() -> None:
    told = DETECTIVE.report("je voudrais prendre rendez-vous à la mairie")
    assert told["name"] in ("nl", "de", "en")
    assert 0.0 <= told["confidence"] <= 1.0


def test_the_same_text_is_told_the_same_twice() -> None:
    text = "morgen kann ik niet"
    assert DETECTIVE.report(text) == LanguageDetective().report(text)


@pytest.fixture(scope="module")
def component() -> LanguageReporter:
    return LanguageReporter()


def test_the_component_marks_the_message_and_tells_the_channel(component: LanguageReporter) -> None:
    told = report.begin()
    message = component.process([Message({"text": "ik wil een paspoort aanvragen"})])[0]
    assert message.get("language")["name"] == "nl"
    assert "language" in message.as_dict(only_output_properties=True)
    assert told["language"] == message.get("language")


def test_a_command_without_text_is_marked_too(component: LanguageReporter) -> None:
    message = component.process([Message({"intent": {"name": "silence"}})])[0]
    assert message.get("language") == {"name": None, "confidence": 0.0}
