"""Which line somebody waits in, by what they ask for and what they say."""

import json
from urllib.parse import urlencode

import pytest

from intake.settings import ROOT
from webhook.edge.lanes import (
    CALL,
    CHAT,
    DANGER,
    HELD,
    LANES,
    NEW_CALL,
    PAGE,
    TEXT,
    Lane,
    is_in_danger,
    lane_of,
)

DATA = ROOT / "data"


@pytest.mark.parametrize(
    ("method", "path", "query", "lane"),
    [
        ("POST", "/twilio/voice", "", NEW_CALL),
        ("POST", "/twilio/voice/turn", "turn=3", CALL),
        ("POST", "/twilio/voice/dial-done", "turn=3", CALL),
        ("POST", "/twilio/voice/turn", "turn=3&wait=1", HELD),
        ("POST", "/twilio/voice/status", "", PAGE),
        ("POST", "/twilio/sms", "", TEXT),
        ("POST", "/twilio/sms/status", "message=1", PAGE),
        ("POST", "/api/chat", "", CHAT),
        ("POST", "/api/chat/1/messages", "", CHAT),
        ("GET", "/api/chat/1/messages", "after=3", PAGE),
        ("GET", "/api/chat/1/stream", "", PAGE),
        ("POST", "/desk/cases/1", "", PAGE),
        ("GET", "/healthz", "", PAGE),
    ],
)
def test_what_is_asked_for_has_its_lane(method: str, path: str, query: str, lane: Lane) -> None:
    assert lane_of(method, path, query) is lane


def test_danger_goes_first_then_calls_that_were_answered() -> None:
    turns = [lane for lane in LANES if lane.room == "turn"]
    assert sorted(turns, key=lambda lane: lane.rank) == [DANGER, CALL, NEW_CALL, TEXT, CHAT]


@pytest.mark.parametrize(
    "body",
    [
        urlencode({"CallSid": "CA1", "SpeechResult": "er is brand in de keuken"}).encode(),
        urlencode({"From": "+31612345678", "Body": "mein Nachbar schlägt mich"}).encode(),
        json.dumps({"id": "1", "text": "ik wil niet meer leven"}).encode(),
    ],
)
def test_danger_is_heard_on_every_channel_and_in_every_language(body: bytes) -> None:
    assert is_in_danger(body, DATA)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 5000,
        b'{"text": null}',
        b"\xff\xfe=%00",
        urlencode({"SpeechResult": "wat kost een paspoort"}).encode(),
        json.dumps({"id": "1", "button": "0.2.1"}).encode(),
    ],
)
def test_all_else_is_none_whatever_it_is(body: bytes) -> None:
    assert not is_in_danger(body, DATA)
