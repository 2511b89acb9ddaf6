"""Words of a message: by the rules of its own language, and the same in training and serving."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.words.tokenizer import BlankSpacyTokenizer

TOKENIZER = BlankSpacyTokenizer(BlankSpacyTokenizer.get_default_config())
METADATA = {
    "municipality": "gemeente-leek",
    "language": "de",
    "locale": "de-DE",
    "channel": "voice",
}


def words(text: str, language: str | None = None, metadata: dict | None = None) -> list[str]:
    message = Message({"text": text, "metadata": metadata})
    if language:
        message.set("language", {"name": language, "confidence": 1.0})
    return [token.text for token in TOKENIZER.tokenize(message, "text")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ik wil z.s.m. een paspoort.", "nl", ["Ik", "wil", "z.s.m.", "een", "paspoort", "."]),
        ("Das geht z.B. morgen.", "de", ["Das", "geht", "z.B.", "morgen", "."]),
        ("'s middags", "nl", ["'s", "middags"]),
    ],
)
def test_words_are_those_of_the_language(text: str, language: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize("language", [None, "nl", "de", "en"])
@pytest.mark.parametrize("text", ["Ik wil morgen een afspraak.", "Ich möchte z.B. am 3. kommen."])
def test_what_the_gateway_sends_along_changes_no_word(text: str, language: str | None) -> None:
    assert words(text, language, METADATA) == words(text, language)


def test_without_a_language_dutch_rules_count() -> None:
    assert words("z.s.m. graag") == words("z.s.m. graag", "nl")


@pytest.mark.parametrize("text", ["een  dubbele   spatie", "een\u00a0harde spatie", " rand "])
def test_white_space_is_no_word(text: str) -> None:
    assert all(word.strip() for word in words(text))


@pytest.mark.parametrize("text", ["ik wil een paspoort", "schöne Grüße, Jörg 🙂"])
def test_offsets_point_into_the_text(text: str) -> None:
    for token in TOKENIZER.tokenize(Message({"text": text}), "text"):
        assert text[token.start : token.end] == token.text
