"""What a caller may meet next: each step can be said, and each has a document of its own."""

from typing import get_args

import pytest

from intake.settings import ROOT
from intake.wording.languages import load
from webhook.channels.voice.steps import (
    Ask,
    AskAgainSoon,
    Connect,
    HangUp,
    HoldOn,
    Keys,
    Line,
    PutThrough,
    Situation,
    Whisper,
)
from webhook.channels.voice.twiml import render

DUTCH = load(ROOT / "data").locale("nl-NL")
LINES = (Line("Een ogenblik.", DUTCH),)
STEPS: dict[type, Situation] = {
    Ask: Ask(LINES, hears=DUTCH, turn=1),
    PutThrough: PutThrough(LINES, "+31594000090", caller_id="+31594000014", turn=1),
    Whisper: Whisper(LINES, "CA1", turn=1),
    AskAgainSoon: AskAgainSoon("CA1", turn=1),
    Connect: Connect(),
    HoldOn: HoldOn(LINES, turn=1),
    HangUp: HangUp(LINES),
}
VERB = {Ask: "Gather", PutThrough: "Dial", HoldOn: "Redirect", HangUp: "Hangup"}
VERB |= {Whisper: "Gather", AskAgainSoon: "Redirect", Connect: "Response"}
WORDLESS = {AskAgainSoon, Connect}
"""Of these nothing is heard: a second passes, or two people speak."""


@pytest.mark.parametrize("kind", get_args(Situation))
def test_every_step_says_its_lines_and_has_a_verb(kind: type) -> None:
    document = render(STEPS[kind], "https://intake.example")
    assert ("Een ogenblik." in document) is (kind not in WORDLESS)
    assert f"<{VERB[kind]}" in document


def test_an_answer_is_one_key_unless_said_otherwise() -> None:
    assert STEPS[Ask].keys == Keys(most=1)  # type: ignore[union-attr]
