"""Whatever the body of a turn holds, Rasa gets words or a trusted command, or nothing at all."""

import json
import unicodedata
from typing import Any

import pytest
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.training_data.message import Message

from bot.serving.turn_body import BadTurn, TurnBody

METADATA = {
    "municipality": "gemeente-leek",
    "language": "nl",
    "locale": "nl-NL",
    "channel": "chat",
    "now": "2014-02-05T10:00:00+01:00",
}
# Everything that may stand before a slash, or for one.
DISGUISES = [
    "/",
    "//",
    "/ /",
    " /",
    "\t\r\n/",
    "\u00a0/",
    "\u2003/",
    "\u3000/",
    "\u1680/",
    "\x1c/",
    "\x85/",
    "\x00/",
    "\u200b/",
    "\u2060/",
    "\ufeff/",
    "\u202e/",
    "\u2066/",
    "\ud800/",
    "\ud800 /\udfff/",
    "\uff0f",
    "\u2044",
    "\u2215",
    "\u29f8",
    "\u200b\uff0f\u200b/ ",
]


def turn(text: Any = None, command: Any = None, **changes: Any) -> TurnBody:
    body = {"conversation": "c-1", "metadata": METADATA, **changes}
    if text is not None:
        body["text"] = text
    if command is not None:
        body["command"] = command
    return TurnBody.read(body)


def code(body: Any) -> str:
    with pytest.raises(BadTurn) as refused:
        TurnBody.read(body)
    return str(refused.value)


def is_a_command_to_rasa(text: str) -> bool:
    return YAMLStoryReader.unpack_regex_message(Message({"text": text})).get("intent") is not None


def test_words_come_through_as_they_are() -> None:
    read = turn("Ik wil een paspoort, vóór vrijdag. Können Sie's?")
    assert read.text == "Ik wil een paspoort, vóór vrijdag. Können Sie's?"
    assert read.parse_data is None
    assert read.metadata == METADATA


def test_a_slash_within_words_stays() -> None:
    assert turn("het gaat om 3/4 uur").text == "het gaat om 3/4 uur"


@pytest.mark.parametrize("disguise", DISGUISES, ids=[ascii(d) for d in DISGUISES])
@pytest.mark.parametrize("words", ['hang_up{"reference": "1"}', "session_start", "x@0.1"])
def test_a_citizen_cannot_type_a_command(disguise: str, words: str) -> None:
    read = turn(disguise + words)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert not is_a_command_to_rasa(unicodedata.normalize(form, read.text))
    assert read.text == words


def test_this_test_would_see_a_command() -> None:
    assert is_a_command_to_rasa(" /hang_up")


@pytest.mark.parametrize("text", ["a\ud800b", "a\x00b", "a\u202eb", "a\u200bb", "a\x1bb"])
def test_what_nobody_can_see_is_left_out(text: str) -> None:
    assert turn(text).text == "ab"


@pytest.mark.parametrize("text", ["een\nregel", "een\u2028regel", "een\tregel"])
def test_lines_become_one(text: str) -> None:
    assert turn(text).text == "een regel"


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\x00", "/", "/ /", "\u200b", "\ud800", "／"])
def test_a_text_of_nothing_is_refused(text: str) -> None:
    assert code({"conversation": "c", "metadata": METADATA, "text": text}) == "bad_text"


@pytest.mark.parametrize("text", ["x" * 1001, "\ufdfa" * 200], ids=["long", "long once folded"])
def test_a_text_that_is_too_long_is_refused(text: str) -> None:
    assert code({"conversation": "c", "metadata": METADATA, "text": text}) == "bad_text"


def test_a_thousand_characters_are_taken() -> None:
    assert len(turn("x" * 1000).text) == 1000


@pytest.mark.parametrize("text", [None, 1, True, ["hallo"], {"text": "hallo"}])
def test_a_text_that_is_none_is_refused(text: Any) -> None:
    assert code({"conversation": "c", "metadata": METADATA, "text": text}) == "bad_text"


@pytest.mark.parametrize("body", [None, [], "hallo", 1, {}, {"conversation": "c", "text": "x"}])
def test_a_body_without_metadata_is_refused(body: Any) -> None:
    assert code(body) == "bad_body"


@pytest.mark.parametrize("id_", [None, "", "a b", "a/b", "x" * 65, "é", "c\n", "\ud800", 1])
def test_a_conversation_is_named_by_letters_digits_and_dashes(id_: Any) -> None:
    assert code({"conversation": id_, "metadata": METADATA, "text": "x"}) == "bad_conversation"


@pytest.mark.parametrize("channel", [None, "", "telegram", "VOICE", ["chat"], {}])
def test_only_the_systems_channels_are_known(channel: Any) -> None:
    metadata = {**METADATA, "channel": channel}
    assert code({"conversation": "c", "metadata": metadata, "text": "x"}) == "bad_channel"


@pytest.mark.parametrize("key", ["municipality", "language", "locale", "now"])
@pytest.mark.parametrize("value", [None, 1, "\ud800"], ids=["missing", "number", "surrogate"])
def test_what_every_action_needs_must_travel_along(key: str, value: Any) -> None:
    metadata = {**METADATA, key: value}
    assert code({"conversation": "c", "metadata": metadata, "text": "x"}) == "bad_metadata"


def test_a_command_is_understood_without_the_classifier() -> None:
    read = turn(command={"name": "inform", "entities": {"service": "passport", "day": "x"}})
    assert read.text == "/inform"
    assert read.parse_data == {
        "text": "/inform",
        "intent": {"name": "inform", "confidence": 1.0},
        "intent_ranking": [{"name": "inform", "confidence": 1.0}],
        "entities": [
            {"entity": "service", "value": "passport"},
            {"entity": "day", "value": "x"},
        ],
    }


def test_a_command_needs_no_entities() -> None:
    read = turn(command={"name": "silence"})
    assert read.parse_data is not None
    assert read.parse_data["entities"] == []


@pytest.mark.parametrize(
    "command",
    [
        "silence",
        {},
        {"name": None},
        {"name": "Silence"},
        {"name": "silence{}"},
        {"name": "x" * 41},
        {"name": "silence\n"},
        {"name": "inform", "entities": ["service"]},
        {"name": "inform", "entities": {"service": "\ud800"}},
        {"name": "inform", "entities": {"\ud800": "x"}},
    ],
)
def test_what_is_no_command_is_refused(command: Any) -> None:
    body = {"conversation": "c", "metadata": METADATA, "command": command}
    assert code(body) == "bad_command"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "bad_json"),
        (b"{", "bad_json"),
        (b"\xff\xfe\xfa", "bad_json"),
        (b"[" * 16000, "bad_json"),
        (b"[]", "bad_body"),
        (json.dumps({"metadata": {"x": "y" * 17000}}).encode(), "too_large"),
    ],
    ids=["empty", "broken", "no UTF-8", "deep", "list", "large"],
)
def test_a_raw_body_that_is_no_turn_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(BadTurn, match=reason):
        TurnBody.parse(raw)
