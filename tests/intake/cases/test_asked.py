"""Answers beside their questions."""

from datetime import datetime
from types import SimpleNamespace
from typing import cast

from intake import cases
from intake.conversations import Turn


def turn(sender: str, text: str) -> Turn:
    at = datetime(2026, 3, 11)
    return cast(Turn, SimpleNamespace(sender=sender, text=text, language="nl", at=at))


def asked(*turns: tuple[str, str]) -> list[tuple[str, str]]:
    found = cases.asked_and_answered(turn(*one) for one in turns)
    return [(one.question, one.answer) for one in found]


def test_every_answer_stands_beside_the_question_before_it() -> None:
    assert asked(
        ("bot", "Ik ben een computer. Waarmee kan ik u helpen?"),
        ("citizen", "een traplift"),
        ("bot", "Dat kan. Waar? Op het gemeentehuis of thuis?"),
        ("bot", "U kunt ook iets anders vragen."),
        ("citizen", " thuis "),
    ) == [
        ("Waarmee kan ik u helpen?", "een traplift"),
        ("Op het gemeentehuis of thuis?", "thuis"),
    ]


def test_what_answers_no_question_is_left_out() -> None:
    assert asked(("citizen", "hallo"), ("bot", "Goed."), ("citizen", "dank u")) == []
    assert asked(("bot", "Klopt dat?"), ("citizen", ""), ("citizen", "ja")) == []
