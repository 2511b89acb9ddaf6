"""A script is played step by step, and the player tells what was said instead."""

from datetime import timedelta

from tests.webhook.simulator.played import FakeClient, FakeStores, bot, played, script
from webhook.simulator.player import play


def test_every_step_reaches_the_client_in_order() -> None:
    client = FakeClient([bot("Waar?", "Hier", "Daar")], [bot("Goed.")], [bot("Tot ziens.")])
    steps = ({"say": "hoi"}, {"press": 2}, {"advance": "6m"}, {"button": "Ja"})
    play(script(*steps), client, FakeStores(), lambda _: None)
    assert client.done == [
        ("open", ("gemeente-leek", "nl")),
        ("say", "hoi"),
        ("press", 2),
        ("advance", timedelta(minutes=6)),
        ("button", "Ja"),
    ]


def test_a_first_step_without_an_act_checks_the_opening() -> None:
    transcript = played({"expect": {"says": ["goedendag"]}}, {"say": "hoi"})
    assert transcript.failures == []


def test_who_said_what_is_printed_with_numbered_choices() -> None:
    printed: list[str] = []
    client = FakeClient([bot("Waar?", "Hier", "Daar"), bot("Of anders?", "Thuis")], [bot("Goed.")])
    play(script({"say": "hoi"}, {"press": 3}), client, FakeStores(), printed.append)
    assert "".join(printed) == (
        "bot      Goedendag.\n"
        "         [1] Ja  [2] Nee\n"
        "citizen  hoi\n"
        "bot      Waar?\n"
        "         [1] Hier  [2] Daar\n"
        "bot      Of anders?\n"
        "         [3] Thuis\n"
        "citizen  [Thuis]\n"
        "bot      Goed.\n"
    )


def test_a_failure_names_step_expectation_and_what_was_said() -> None:
    (failure,) = played({"say": "hoi", "expect": {"says": ["waar"], "language": "de"}}).failures
    assert str(failure) == (
        "step 1 (say hoi): expected language de, but it is nl. "
        "Said: bot Waar wilt u de afspraak? | [1] Het gemeentehuis"
    )


def test_a_failure_does_not_end_the_conversation() -> None:
    answers = ([bot("Waar?")], [bot("Goed.")])
    steps = ({"say": "hoi", "expect": {"says": "wie"}}, {"say": "daar", "expect": {"says": "hm"}})
    assert [each.step for each in played(*steps, answers=answers).failures] == [1, 2]


def test_what_cannot_be_done_ends_the_conversation() -> None:
    transcript = played({"press": 5}, {"say": "hoi"})
    assert [str(each) for each in transcript.failures] == [
        "step 1 (press 5): expected an answer. Said: There is no choice 5."
    ]
    assert "citizen  hoi" not in transcript.lines


def test_by_text_message_the_citizen_writes_first() -> None:
    client = FakeClient([bot("Goed.")])
    client._answers[0] = []
    steps = script({"say": "hoi", "expect": {"says": "goed"}}, channel="sms")
    assert play(steps, client, FakeStores(), lambda _: None).failures == []
