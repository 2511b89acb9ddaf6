"""A line that asks is answered, one that wants something done is not: both readings decide."""

from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from bot import report
from bot.confidence import ACT, CLARIFY, OFFER, ConfidenceDecision

THRESHOLDS = {"chat": {"act": 0.7, "margin": 0.0, "clarify": 0.75}}
FLOORS = {
    "gate": 0.7,
    "gate_unsure": 0.5,
    "gate_awaited": 0.9,
    "tell": 0.4,
    "ask": 0.3,
    "also": 0.5,
}
FILE = Path(__file__).parents[2] / "data" / "thresholds.yml"
SURE, DOUBTFUL = (0.9, 0.05), (0.4, 0.2)


def heard(
    question: float,
    shares: tuple[float, ...],
    intents: tuple[float, float] = DOUBTFUL,
    **more: object,
) -> Message:
    names = ("book_appointment", "ask_status")
    ranking = [{"name": n, "confidence": c} for n, c in zip(names, intents, strict=True)]
    units = [{"id": f"unit_{i}", "share": share} for i, share in enumerate(shares)]
    answer = {"bank": "1", "units": units, "question": question, "also": None}
    found = {"text": "x", "intent": ranking[0], "intent_ranking": ranking, "answer": answer}
    decides = ConfidenceDecision(THRESHOLDS, FLOORS)
    return decides.process([Message({**found, **more})])[0]


@pytest.mark.parametrize(
    ("question", "shares", "intents", "expected"),
    [
        (0.9, (0.5, 0.2, 0.1), SURE, "question_asked"),
        (0.7, (0.4,), SURE, "question_asked"),  # both floors reached exactly
        (0.69, (0.5, 0.2, 0.1), SURE, "book_appointment"),  # an act of the intents stays one
        (0.4, (0.9, 0.0, 0.0), SURE, "book_appointment"),
        (0.5, (0.5, 0.2, 0.1), DOUBTFUL, "question_asked"),  # where they are in doubt, it tips
        (0.49, (0.5, 0.2, 0.1), DOUBTFUL, "unsure_offer"),
        (0.9, (0.39, 0.1, 0.1), SURE, "unsure_question"),
        (0.9, (0.2, 0.1, 0.1), SURE, "unsure_question"),  # together exactly at the floor
        (0.9, (0.2, 0.09, 0.09), SURE, "book_appointment"),  # the bank does not know it
        (0.9, (0.2, 0.09, 0.09), DOUBTFUL, "unsure_offer"),
    ],
)
def test_both_readings_decide(
    question: float, shares: tuple[float, ...], intents: tuple[float, float], expected: str
) -> None:
    assert heard(question, shares, intents).get("intent")["name"] == expected


@pytest.mark.parametrize("awaited", ["phone", "name", "reference"])
def test_where_something_is_awaited_only_a_clear_question_is_one(awaited: str) -> None:
    metadata = {"expect": awaited}
    for question, expected in ((0.89, "book_appointment"), (0.9, "question_asked")):
        message = heard(question, (0.8, 0.1), SURE, metadata=metadata)
        assert message.get("intent")["name"] == expected
    assert heard(0.89, (0.8, 0.1), DOUBTFUL, metadata=metadata).get("intent")["name"] != "question"
    free = heard(0.7, (0.8, 0.1), SURE, metadata={"expect": "free"})
    assert free.get("intent")["name"] == "question_asked"


@pytest.mark.parametrize(
    ("verdict", "expected"), [("yes", "report_urgent"), ("perhaps", "unsure_danger")]
)
def test_danger_comes_before_any_question(verdict: str, expected: str) -> None:
    danger = {"verdict": verdict, "kind": "medical", "share": 0.6}
    message = heard(0.99, (0.9, 0.05), DOUBTFUL, danger=danger)
    assert message.get("intent")["name"] == expected
    assert "question_asked" not in [r["intent"] for r in message.get("readings")]


def test_a_wish_to_be_reached_comes_before_a_question() -> None:
    message = heard(0.99, (0.9, 0.05), DOUBTFUL, metadata={"contact_wish": "text"})
    assert message.get("intent")["name"] == "contact_wish"


def test_the_act_is_kept_for_a_choice_beside_the_answer() -> None:
    message = heard(0.9, (0.5, 0.2), SURE)
    assert message.get("decision") == ACT
    assert message.get("readings") == [
        {"intent": "question_asked", "confidence": 0.5},
        {"intent": "book_appointment", "confidence": 0.9},
    ]
    assert heard(0.9, (0.3, 0.2), SURE).get("decision") == CLARIFY


def test_the_channel_is_told_of_the_question() -> None:
    told = report.begin()
    heard(0.9, (0.5, 0.2), SURE)
    assert told["decision"] == ACT
    assert told["readings"][0]["intent"] == "question_asked"


def test_without_an_answer_all_is_as_before() -> None:
    message = heard(0.9, (0.5, 0.2), DOUBTFUL, answer=None)
    assert message.get("intent")["name"] == "unsure_offer"
    assert message.get("decision") == OFFER


def test_the_floors_of_the_house_are_whole() -> None:
    floors = yaml.safe_load(FILE.read_text("utf-8"))["answers"]
    assert floors.keys() == FLOORS.keys()
    assert 0 < floors["gate_unsure"] <= floors["gate"] < floors["gate_awaited"] < 1
    assert 0 < floors["ask"] < floors["tell"] < 1
    assert floors["tell"] <= floors["also"] < 1
