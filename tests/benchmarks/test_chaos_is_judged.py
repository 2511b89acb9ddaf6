"""A message that was answered lies there once, with its answer; all else is called by its name."""

from collections.abc import Sequence

import pytest

from benchmarks import chaos, table
from benchmarks.chaos import Recovery
from benchmarks.chaos_talk import Accepted, verdict
from deploy.steps import SetUpError
from intake.conversations import Turn

ONE = Accepted("c", "line-1", ("Van 9 tot 17 uur.", "Nog iets?"))


def said(id_: str = "line-1") -> Turn:
    return Turn(conversation_id="c", sender="citizen", text="hoe laat?", client_id=id_)


def told(*texts: str, id_: str = "line-1") -> list[Turn]:
    return [Turn(conversation_id="c", sender="bot", text=each, answers=id_) for each in texts]


@pytest.mark.parametrize(
    ("turns", "word"),
    [
        ([said(), *told(*ONE.heard)], "kept"),
        ([said(), *told(*ONE.heard), said("line-2"), *told("50 euro.", id_="line-2")], "kept"),
        ([said(), *told(*ONE.heard, "")], "kept"),
        ([], "lost"),
        ([said()], "lost"),
        (told(*ONE.heard), "lost"),
        ([said(), *told(*ONE.heard), *told(*ONE.heard)], "twice"),
        ([said(), said(), *told(*ONE.heard)], "twice"),
    ],
)
def test_a_message_is_judged_by_what_is_recorded(turns: Sequence[Turn], word: str) -> None:
    assert verdict(ONE, turns) == word


def test_another_answer_to_the_same_message_is_told_otherwise() -> None:
    again = Accepted("c", "line-1", ONE.heard, otherwise=True)
    assert verdict(again, [said(), *told(*ONE.heard)]) == "otherwise"


def test_chaos_is_kept_only_where_nothing_is_wrong_and_nobody_was_late() -> None:
    good = {"kept": 9, "lost": 0, "twice": 0, "otherwise": 0, "unanswered": 0}
    calm = {"recovery": {"faults": 5, "late": ""}}
    assert table.chaos_verdict({"messages": good, **calm}).startswith("kept")
    for word in ("lost", "twice", "otherwise", "unanswered"):
        assert table.chaos_verdict({"messages": good | {word: 1}, **calm}).startswith("MISSED")
    late = {"recovery": {"faults": 5, "late": "rasa"}}
    assert table.chaos_verdict({"messages": good, **late}).startswith("MISSED")


def test_the_slowest_recovery_tells_what_it_was_made_of() -> None:
    gateway = [Recovery(5.0, 6.0, 4.4), Recovery(14.04, 16.06, 4.61)]
    took = {"gateway": gateway, "cut": [Recovery(2.0, 2.5, 0.0)]}
    assert chaos._late(took) == ["gateway"]
    told = {"up_s": 14.0, "works_s": 16.1, "computing_s": 4.6, "limit_s": 15.0, "times": 2}
    assert chaos._slowest("gateway", gateway) == told


def test_a_recovery_lasts_until_both_gateways_answer_though_the_start_was_given_up() -> None:
    asked: list[str] = []

    def breaks() -> None:
        asked.append("broken")
        raise SetUpError("it does not answer yet")

    took = chaos._recovered(breaks, (), lambda: 4.5)
    assert asked == ["broken"]
    assert (took.up <= took.works, took.computing) == (True, 4.5)
