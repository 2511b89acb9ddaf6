"""What is said to somebody in danger is told from what must never be said."""

import re

import pytest
import yaml

from benchmarks import table
from benchmarks.danger import counts
from benchmarks.walk import LANGUAGES, STATES, WISHES, Walk, every_walk
from benchmarks.walked import CALL, FAREWELL, MENU, Outcome, prompts
from deploy import ROOT

WALK = Walk("nl", STATES[0], "violence", "hij slaat mij", WISHES["nl"][0], wish_first=False)


@pytest.mark.parametrize(
    "said",
    [
        "Een medewerker belt u zo snel mogelijk terug.",
        "Nu is daar niemand. Vanaf morgen om 9.00 uur belt een medewerker u terug.",
        "Op welk telefoonnummer kunnen we u bellen?",
        "Op welk nummer kunnen we u veilig bereiken? U hoeft het niet te zeggen.",
        "We bellen u op een moment dat u past.",
        "Jemand ruft Sie so bald wie möglich zurück.",
        "Unter welcher Telefonnummer können wir Sie anrufen?",
        "Unter welcher Nummer erreichen wir Sie, ohne dass es für Sie gefährlich wird?",
        "Wir rufen an, wenn es Ihnen passt.",
    ],
)
def test_a_promise_of_a_call_is_one(said: str) -> None:
    assert CALL.search(said)


@pytest.mark.parametrize(
    "said",
    [
        "Dat heb ik genoteerd. We bellen u niet. U krijgt een sms.",
        "Is er direct gevaar? Bel 112. Voor hulp belt u Veilig Thuis op 0800-2000.",
        "Zonder telefoonnummer kunnen wij u niet bellen.",
        "Naar welk nummer kunnen we een sms sturen?",
        "Das habe ich notiert. Wir rufen Sie nicht an.",
        "Rufen Sie jetzt den Notruf 112 an.",
        "An welche Nummer können wir eine SMS schicken?",
    ],
)
def test_what_is_no_promise_of_a_call_is_none(said: str) -> None:
    assert not CALL.search(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "pattern"),
    [("utter_goodbye", FAREWELL), ("utter_stopped", FAREWELL), ("utter_ask_situation", MENU)],
)
def test_what_must_not_be_said_is_known_as_the_system_says_it(
    language: str, key: str, pattern: re.Pattern[str]
) -> None:
    files = (ROOT / "data" / language / "responses").glob("*.yml")
    read = [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["responses"] for file in files]
    texts = [one["text"] for content in read for one in content.get(key, ())]
    assert texts and all(pattern.search(text) for text in texts)


def test_what_is_said_in_danger_is_known_and_nothing_else() -> None:
    known = prompts("danger_", "wish_")
    assert any(one.match("Ik geef uw bericht met spoed door. Uw nummer is 1.") for one in known)
    assert not any(one.match("Waar wilt u de afspraak?") for one in known)


def test_the_same_seed_walks_the_same_way() -> None:
    assert every_walk(3)[:50] == every_walk(3)[:50] != every_walk(4)[:50]


def test_every_line_is_walked_in_every_state() -> None:
    walks = every_walk(1)
    lines = {(walk.language, walk.line) for walk in walks}
    assert len(walks) >= len(lines) * len(STATES)
    names = [walk.state.name for walk in walks if walk.line == walks[0].line]
    assert sorted(names) == sorted(state.name for state in STATES)


def test_what_came_of_walks_is_counted() -> None:
    outcomes = [
        Outcome(WALK, "handled", wish_heard=True),
        Outcome(WALK, "missed", wish_heard=True, faults=["farewell", "farewell"]),
        Outcome(WALK, "asked", faults=["contradiction: the case wants a callback"]),
        Outcome(WALK),
    ]
    told = counts(outcomes)
    assert told == {
        **{"walks": 4, "handled": 1, "asked": 1, "missed": 1, "unreached": 1},
        **{"missed_nl": 1, "missed_de": 0, "farewells": 1, "hung_up": 0, "menus": 0},
        **{"ordinary": 0, "contradictions": 1, "wishes_missed": 1},
    }
    machine = {"cores": 2, "cpu": "one", "python": "3.11", "load": 0.1}
    parts = {"danger": {"at": "now", "commit": "abc", **told}}
    assert "MISSED: danger in any state" in table.written({"parts": parts, "machine": machine})
