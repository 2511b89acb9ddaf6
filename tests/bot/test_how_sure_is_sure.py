"""What a reading is worth: act on it, ask which of two was meant, or offer choices."""

from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from bot import report
from bot.danger import reader as danger
from bot.intents.confidence import ACT, CLARIFY, OFFER, ConfidenceDecision, decide

THRESHOLDS = {"act": 0.5, "margin": 0.125, "clarify": 0.4}
FILE = Path(__file__).parents[2] / "data" / "thresholds.yml"


def ranked(*confidences: float) -> list[dict]:
    names = ("request_document", "report_move", "greet")
    return [{"name": n, "confidence": c} for n, c in zip(names, confidences, strict=False)]


@pytest.mark.parametrize(
    ("confidences", "decision"),
    [
        ((0.9, 0.05), ACT),
        ((0.5, 0.375), ACT),  # both floors reached exactly
        ((0.5, 0.376), CLARIFY),  # no lead over the second
        ((0.49, 0.2), CLARIFY),  # not sure enough alone, sure of the two
        ((0.49, 0.0), CLARIFY),
        ((0.25, 0.15), CLARIFY),  # together exactly at the floor
        ((0.3, 0.09), OFFER),
        ((0.1, 0.1), OFFER),
        ((0.0, 0.0), OFFER),
        ((1.0,), ACT),  # one reading only
        ((0.2,), OFFER),
    ],
)
def test_a_ranking_is_decided(confidences: tuple[float, ...], decision: str) -> None:
    assert decide(ranked(*confidences), THRESHOLDS) == decision


@pytest.mark.parametrize(
    ("verdict", "heard", "decision", "first"),
    [
        ("yes", "report_urgent", ACT, "report_urgent"),
        ("perhaps", "unsure_danger", CLARIFY, "request_document"),
        ("no", "request_document", ACT, "request_document"),
    ],
)
def test_what_the_reader_says_of_danger_wins_over_the_likeliest_intent(
    verdict: str, heard: str, decision: str, first: str
) -> None:
    danger = {"verdict": verdict, "kind": "suicide", "share": 0.6}
    message = Message({"text": "x", "intent_ranking": ranked(0.9, 0.05), "danger": danger})
    [judged] = ConfidenceDecision({"chat": THRESHOLDS}).process([message])
    assert judged.get("intent")["name"] == heard
    assert judged.get("decision") == decision
    assert judged.get("readings")[0]["intent"] == first


@pytest.mark.parametrize(
    ("wish", "intent", "heard"),
    [
        ("no_call", "speak_to_human", "contact_wish"),
        ("call", "speak_to_human", "speak_to_human"),
        ("no_call", "deny", "contact_wish"),
        ("text", "request_document", "request_document"),
    ],
)
def test_a_wish_to_be_reached_is_no_wish_for_a_person(wish: str, intent: str, heard: str) -> None:
    ranking = [{"name": intent, "confidence": 0.9}, {"name": "thank", "confidence": 0.05}]
    message = Message({"text": "x", "intent_ranking": ranking, "metadata": {"contact_wish": wish}})
    message.set("intent", ranking[0])
    [judged] = ConfidenceDecision({"chat": THRESHOLDS}).process([message])
    assert judged.get("intent")["name"] == heard


@pytest.mark.parametrize(
    ("best", "second", "decision"),
    [
        ("book_appointment", "request_wmo", ACT),
        ("request_wmo", "book_appointment", ACT),
        ("cancel_appointment", "request_wmo", CLARIFY),
        ("request_document", "request_wmo", CLARIFY),
    ],
)
def test_between_a_matter_and_an_appointment_for_it_nobody_is_asked(
    best: str, second: str, decision: str
) -> None:
    ranking = [{"name": best, "confidence": 0.4}, {"name": second, "confidence": 0.35}]
    assert decide(ranking, THRESHOLDS) == decision
    assert decide(ranking, {**THRESHOLDS, "act": 0.8}) == CLARIFY


def test_danger_itself_is_acted_on() -> None:
    ranking = [
        {"name": "report_urgent", "confidence": 0.7},
        {"name": "request_wmo", "confidence": 0.25},
    ]
    assert decide(ranking, THRESHOLDS) == ACT


def judged(channel: str | None, *confidences: float) -> Message:
    by_channel = {
        "chat": THRESHOLDS,
        "voice": {**THRESHOLDS, "act": 0.8},
        "sms": {**THRESHOLDS, "act": 0.6},
    }
    readings = ranked(*confidences)
    message = Message({"text": "x", "intent": readings[0], "intent_ranking": readings})
    if channel:
        message.set("metadata", {"channel": channel})
    return ConfidenceDecision(by_channel).process([message])[0]


@pytest.mark.parametrize(
    ("channel", "decision"),
    [("chat", ACT), ("sms", CLARIFY), ("voice", CLARIFY), (None, ACT), ("fax", ACT)],
)
def test_each_channel_has_its_own_floor(channel: str | None, decision: str) -> None:
    assert judged(channel, 0.55, 0.1).get("decision") == decision


def test_an_intent_that_is_acted_on_stays() -> None:
    assert judged("chat", 0.9, 0.05).get("intent")["name"] == "request_document"


@pytest.mark.parametrize(
    ("confidences", "heard"),
    [((0.45, 0.4), "unsure_clarify"), ((0.2, 0.1), "unsure_offer")],
)
def test_an_unsure_reading_is_no_intent_of_a_citizen(confidences: tuple, heard: str) -> None:
    assert judged("chat", *confidences).get("intent") == {"name": heard, "confidence": 1.0}


def test_the_two_best_readings_are_kept_for_the_question() -> None:
    message = judged("chat", 0.45, 0.4, 0.1)
    assert message.get("readings") == [
        {"intent": "request_document", "confidence": 0.45},
        {"intent": "report_move", "confidence": 0.4},
    ]
    assert {"readings", "decision"} <= message.as_dict(only_output_properties=True).keys()


def test_the_channel_is_told() -> None:
    told = report.begin()
    judged("chat", 0.9, 0.05)
    assert told["decision"] == ACT
    assert told["readings"][0]["intent"] == "request_document"


def test_a_command_is_not_judged() -> None:
    message = Message({"text": "/silence", "intent": {"name": "silence"}})
    assert ConfidenceDecision({}).process([message])[0].get("decision") is None


def test_the_thresholds_of_the_system_are_whole() -> None:
    thresholds = yaml.safe_load(FILE.read_text("utf-8"))["thresholds"]
    assert thresholds.keys() == {"chat", "sms", "voice"}
    for of_channel in thresholds.values():
        assert of_channel.keys() == {"act", "margin", "clarify"}
        assert all(0.0 <= value < 1.0 for value in of_channel.values())
        assert of_channel["margin"] < of_channel["act"]


def test_danger_is_asked_about_before_it_is_acted_on_and_first_where_somebody_ends() -> None:
    floors = danger.thresholds(FILE.parent)
    assert 0 < floors["ask_ending"] < floors["ask"] < floors["act"] < 1
    unsure = danger.Danger(share=(floors["ask"] + floors["ask_ending"]) / 2, kind="suicide")
    assert unsure.verdict(floors, "request_wmo") == danger.NO
    assert unsure.verdict(floors, "goodbye") == danger.PERHAPS
    assert danger.Danger(floors["act"], "other").verdict(floors) == danger.YES


def test_the_component_reads_them_from_its_configuration(tmp_path: Path) -> None:
    file = tmp_path / "thresholds.yml"
    file.write_text(yaml.safe_dump({"thresholds": {"chat": {**THRESHOLDS, "act": 0.99}}}))
    component = ConfidenceDecision.create({"thresholds": str(file)}, None, None, None)
    message = Message({"text": "x", "intent_ranking": ranked(0.9, 0.05)})
    assert component.process([message])[0].get("decision") == CLARIFY


AWAITED = {"danger_awaited": 0.7, "ask_awaited": 0.2, "offered": 0.4}


@pytest.mark.parametrize(
    ("share", "verdict", "heard"),
    [
        (0.8, "yes", "report_urgent"),
        (0.6, "yes", "unsure_danger"),
        (0.3, "perhaps", "unsure_danger"),
        (0.15, "perhaps", "request_document"),
    ],
)
def test_an_answer_that_is_waited_for_is_danger_only_where_it_says_so_more_clearly(
    share: float, verdict: str, heard: str
) -> None:
    told = {"verdict": verdict, "kind": "threat", "share": share}
    message = Message({"text": "x", "intent_ranking": ranked(0.9, 0.05), "danger": told})
    message.set("metadata", {"expect": "date"})
    [judged] = ConfidenceDecision({"chat": THRESHOLDS}, AWAITED).process([message])
    assert judged.get("intent")["name"] == heard


@pytest.mark.parametrize(
    ("metadata", "intent"),
    [
        ({"expect": "free"}, "request_document"),
        ({"expect": "choice", "offered": ["report_urgent", "deny"]}, "request_document"),
        ({"expect": "name"}, "goodbye"),
    ],
)
def test_elsewhere_where_danger_is_asked_and_at_an_end_danger_is_heard_as_ever(
    metadata: dict, intent: str
) -> None:
    told = {"verdict": "perhaps", "kind": "suicide", "share": 0.15}
    message = Message({"text": "x", "intent_ranking": ranked(0.9, 0.05), "danger": told})
    message.set("metadata", metadata)
    message.set("intent", {"name": intent, "confidence": 0.9})
    [judged] = ConfidenceDecision({"chat": THRESHOLDS}, AWAITED).process([message])
    assert judged.get("intent")["name"] == "unsure_danger"


@pytest.mark.parametrize(
    ("best", "offered", "decision"),
    [
        (0.45, ["request_document", "report_move"], ACT),
        (0.35, ["request_document", "report_move"], CLARIFY),
        (0.45, ["report_move"], CLARIFY),
        (0.45, [], CLARIFY),
    ],
)
def test_what_can_be_chosen_is_done_where_it_is_the_likeliest_by_less(
    best: float, offered: list[str], decision: str
) -> None:
    message = Message({"text": "x", "intent_ranking": ranked(best, 0.3)})
    message.set("metadata", {"expect": "choice", "offered": offered})
    [judged] = ConfidenceDecision({"chat": THRESHOLDS}, AWAITED).process([message])
    assert judged.get("decision") == decision
