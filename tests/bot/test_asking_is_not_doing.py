"""A line that asks is answered, one that wants something done is not: both readings decide."""

from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from bot import report
from bot.answers.asking import ACT, CLARIFY, evidence
from bot.intents.confidence import OFFER, ConfidenceDecision

THRESHOLDS = {"chat": {"act": 0.7, "margin": 0.0, "clarify": 0.75}}
FILE = Path(__file__).parents[2] / "data" / "thresholds.yml"
FLOORS = yaml.safe_load(FILE.read_text("utf-8"))["answers"] | {
    "asks": 0.3,
    "asks_over": 0.5,
    "asks_over_clear": 0.3,
    "asks_own": 0.5,
    "gate_over": 0.6,
    "share_over": 0.8,
    "gate_booking": 0.6,
    "asks_informed": 0.5,
    "gate_informed": 0.5,
    "near_over": 0.5,
    "gate_awaited": 0.9,
    "tell": 0.4,
    "tell_over": 0.3,
    "tell_informed": 0.4,
    "tell_over_place": 0.5,
    "ask": 0.3,
    "gate_clear": 0.9,
    "gate_calm": 0.9,
    "near_clear": 0.5,
    "danger_faint": 0.3,
    "gate_faint": 0.6,
    "near_faint": 0.4,
    "danger_over": 0.7,
    "danger_answered": 0.5,
}
SURE, DOUBTFUL = (0.9, 0.05), (0.4, 0.2)


def heard(
    question: float,
    shares: tuple[float, ...],
    intents: tuple[float, float] = DOUBTFUL,
    intent: str = "book_appointment",
    near: float = 0.6,
    **more: object,
) -> Message:
    names = (intent, "report_move")
    ranking = [{"name": n, "confidence": c} for n, c in zip(names, intents, strict=True)]
    units = [{"id": f"unit_{i}", "share": s, "near": near} for i, s in enumerate(shares)]
    answer = {"bank": "1", "units": units, "question": question, "also": None}
    found = {"text": "x", "intent": ranking[0], "intent_ranking": ranking, "answer": answer}
    decides = ConfidenceDecision(THRESHOLDS, FLOORS)
    return decides.process([Message({**found, **more})])[0]


@pytest.mark.parametrize(
    ("question", "shares", "intent", "expected"),
    [
        (0.8, (0.6, 0.2, 0.1), "book_appointment", "question_asked"),
        (0.3, (0.5, 0.2, 0.1), "book_appointment", "book_appointment"),  # an act stays one
        (0.99, (0.49, 0.2, 0.1), "ask_location", "ask_location"),  # it knows the moment
        (0.99, (0.5, 0.2, 0.1), "ask_location", "question_asked"),
        (0.99, (0.4, 0.2, 0.1), "request_document", "question_asked"),
        (0.99, (0.39, 0.2, 0.1), "request_document", "request_document"),  # it informs, too
        (0.49, (0.99, 0.0), "request_document", "request_document"),  # a need, and no question
        (0.99, (0.29, 0.2), "book_appointment", "book_appointment"),  # no unit is sure enough
        (0.99, (0.84, 0.1), "ask_opening_hours", "question_asked"),
        (0.99, (0.9, 0.1), "switch_language", "switch_language"),
        (0.8, (0.6, 0.2, 0.1), "request_document", "question_asked"),
        (0.2, (0.9, 0.1), "request_document", "request_document"),
        (0.9, (0.7, 0.2), "out_of_scope", "question_asked"),
        (0.4, (0.5, 0.2, 0.1), None, "question_asked"),  # the intents are in doubt
        (0.1, (0.5, 0.2, 0.1), None, "unsure_offer"),
        (0.9, (0.39, 0.1, 0.1), None, "unsure_question"),
        (0.9, (0.2, 0.1, 0.1), None, "unsure_question"),  # together at the floor
        (0.9, (0.2, 0.09, 0.09), None, "unsure_offer"),  # no unit has it
    ],
)
def test_both_readings_decide(
    question: float, shares: tuple[float, ...], intent: str | None, expected: str
) -> None:
    told = heard(question, shares, SURE, intent) if intent else heard(question, shares, DOUBTFUL)
    assert told.get("intent")["name"] == expected


@pytest.mark.parametrize("intent", ["request_document", "ask_location"])
@pytest.mark.parametrize(("near", "expected"), [(0.5, True), (0.49, False)])
def test_what_informs_gives_way_to_a_unit_that_the_line_is_near_to(
    intent: str, near: float, expected: bool
) -> None:
    """Of units of which none is meant, one still has the largest share."""
    told = heard(0.99, (0.9, 0.05), SURE, intent, near)
    assert (told.get("intent")["name"] == "question_asked") == expected


@pytest.mark.parametrize(
    ("question", "share", "near"), [(0.1, 0.9, 0.9), (0.9, 0.4, 0.4), (0.6, 0.9, 0.6)]
)
def test_each_sign_makes_up_for_another(question: float, share: float, near: float) -> None:
    told = heard(question, (share, 0.01), DOUBTFUL, near=near)
    assert told.get("intent")["name"] == "question_asked"
    assert evidence(question, share, near) > evidence(question, share, near - 0.1)
    assert evidence(question, share, near) > evidence(question - 0.05, share, near)
    assert evidence(question, share, near) > evidence(question, share - 0.05, near)


@pytest.mark.parametrize(
    ("question", "share", "near", "expected"),
    [
        (0.6, 0.8, 0.45, "question_asked"),
        (0.59, 0.8, 0.45, "book_appointment"),  # it does not sound like a question
        (0.6, 0.79, 0.45, "book_appointment"),  # another unit may be meant
        (0.6, 0.8, 0.3, "book_appointment"),  # far from all that is known
        (0.3, 0.8, 0.6, "book_appointment"),
    ],
)
def test_an_act_gives_way_sooner_to_what_sounds_like_a_question_for_one_unit(
    question: float, share: float, near: float, expected: str
) -> None:
    told = heard(question, (share, 0.01), SURE, near=near)
    assert told.get("intent")["name"] == expected


@pytest.mark.parametrize(
    ("question", "intent", "expected"),
    [
        (0.6, "book_appointment", "question_asked"),
        (0.59, "book_appointment", "book_appointment"),  # a wish, in the words of the unit
        (0.59, "change_appointment", "question_asked"),
    ],
)
def test_a_wish_for_an_appointment_is_no_question_whether_one_is_needed(
    question: float, intent: str, expected: str
) -> None:
    units = [{"id": "needs_appointment.passport", "share": 0.9, "near": 0.9}]
    answer = {"bank": "1", "units": units, "question": question, "also": None}
    message = heard(question, (0.9,), SURE, intent, answer=answer)
    assert message.get("intent")["name"] == expected


@pytest.mark.parametrize(
    ("intent", "question", "share", "more", "expected"),
    [
        ("ask_status", 0.3, 0.8, {}, "unsure_question"),
        ("make_complaint", 0.3, 0.8, {}, "unsure_question"),
        ("ask_status", 0.3, 0.79, {}, "ask_status"),  # another unit may be meant
        ("ask_status", 0.05, 0.8, {}, "ask_status"),  # it does not sound like a question
        ("book_appointment", 0.3, 0.8, {}, "book_appointment"),  # it asks for no number
        ("ask_status", 0.3, 0.8, {"metadata": {"expect": "choice"}}, "ask_status"),
    ],
)
def test_what_may_ask_or_be_about_a_matter_of_ones_own_is_asked_about(
    intent: str, question: float, share: float, more: dict[str, object], expected: str
) -> None:
    """ "Since when is that going on?": of a programme, or of an application with a number."""
    told = heard(question, (share, 0.01), SURE, intent, **more)
    assert told.get("intent")["name"] == expected
    assert told.get("answer").get("does") == (intent if expected == "unsure_question" else None)


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("check_appointment", "unsure_question"),  # "how long does mine take?"
        ("make_complaint", "question_asked"),
        ("book_appointment", "question_asked"),
    ],
)
def test_what_somebody_has_a_number_of_gives_way_last(intent: str, expected: str) -> None:
    told = heard(0.6, (0.8, 0.01), SURE, intent, near=0.45)
    assert told.get("intent")["name"] == expected


@pytest.mark.parametrize(
    ("intent", "unit"),
    [
        ("make_complaint", "complaint_way"),
        ("change_appointment", "change_or_cancel_appointment"),
        ("cancel_appointment", "change_or_cancel_appointment"),
    ],
)
@pytest.mark.parametrize(("question", "asks"), [(0.6, True), (0.59, False)])
def test_who_wants_an_act_is_not_told_how_it_is_done(
    intent: str, unit: str, question: float, asks: bool
) -> None:
    """ "Where can I complain?" has the words of the unit that says so: the complaint is taken."""
    units = [{"id": unit, "share": 0.99, "near": 0.9}]
    answer = {"bank": "1", "units": units, "question": question, "also": None}
    told = heard(question, (0.9,), SURE, intent, answer=answer)
    assert told.get("intent")["name"] == ("question_asked" if asks else intent)


def test_danger_that_is_told_before_a_question_is_none_the_less() -> None:
    """A question at the end of a line makes less of nothing that was said before it."""
    units = [{"id": "unit_0", "share": 0.9, "near": 0.9}]
    whole = {"bank": "1", "units": units, "question": 0.99, "also": None}
    danger = {"verdict": "yes", "kind": "violence", "share": 0.6}
    for ends, expected in ((False, "question_asked"), (True, "report_urgent")):
        told = heard(0.99, (0.9,), SURE, answer={**whole, "ends": ends}, danger=danger)
        assert told.get("intent")["name"] == expected


def test_danger_in_the_second_question_is_none_the_less() -> None:
    units = [{"id": "unit_0", "share": 0.9, "near": 0.9}]
    danger = {"verdict": "perhaps", "kind": "suicide", "share": 0.6}
    for also, expected in (("unit_1", "question_asked"), ("danger_whom_to_call", "unsure_danger")):
        second = {"id": also, "share": 0.9, "near": 0.9}
        whole = {"bank": "1", "units": units, "question": 0.99, "also": second}
        told = heard(0.99, (0.9,), DOUBTFUL, answer=whole, danger=danger)
        assert told.get("intent")["name"] == expected


def test_who_asks_how_to_get_a_person_wants_one() -> None:
    for unit, expected in (("talk_to_person", "speak_to_human"), ("languages", "question_asked")):
        units = [{"id": unit, "share": 0.95, "near": 0.9}]
        whole = {"bank": "1", "units": units, "question": 0.9, "also": None}
        told = heard(0.9, (0.95,), SURE, "speak_to_human", answer=whole)
        assert told.get("intent")["name"] == expected


def test_two_units_in_doubt_are_no_act() -> None:
    told = heard(0.9, (0.39, 0.1, 0.1), DOUBTFUL, "ask_status")
    assert told.get("intent")["name"] == "unsure_question"
    assert "does" not in told.get("answer")


def test_an_answer_to_no_question_of_ours_may_ask() -> None:
    """ "Telefoonnummer kantoor noord": to the intents what somebody gives who was asked for it."""
    for expect, expected in (("free", "question_asked"), ("name", "inform"), ("choice", "inform")):
        told = heard(0.2, (0.99,), SURE, "inform", 0.9, metadata={"expect": expect})
        assert told.get("intent")["name"] == expected


@pytest.mark.parametrize(("near", "expected"), [(0.6, "question_asked"), (0.7, "ask_location")])
def test_hours_and_places_give_way_to_what_the_line_is_nearest_to(
    near: float, expected: str
) -> None:
    units = [
        {"id": "walk_in", "share": 0.9, "near": 0.65},
        {"id": "hours.town_hall", "share": 0.05, "near": near},
    ]
    answer = {"bank": "1", "units": units, "question": 0.99, "also": None}
    message = heard(0.99, (0.9,), SURE, "ask_location", answer=answer)
    assert message.get("intent")["name"] == expected


def test_what_informs_gives_way_to_an_editors_unit_only() -> None:
    units = [
        {"id": "price.passport", "share": 0.7, "near": 0.9},
        {"id": "lost_papers", "share": 0.2, "near": 0.9},
    ]
    answer = {"bank": "1", "units": units, "question": 0.99, "also": None}
    message = heard(0.99, (0.9,), SURE, "request_document", answer=answer)
    assert message.get("intent")["name"] == "request_document"


@pytest.mark.parametrize("awaited", ["phone", "name", "reference", "date"])
def test_where_something_is_awaited_only_a_clear_question_is_one(awaited: str) -> None:
    metadata = {"expect": awaited}
    for question, expected in ((0.89, "book_appointment"), (0.9, "question_asked")):
        message = heard(question, (0.8, 0.1), SURE, metadata=metadata)
        assert message.get("intent")["name"] == expected
    doubtful = heard(0.89, (0.8, 0.1), DOUBTFUL, metadata=metadata)
    assert doubtful.get("intent")["name"] == "unsure_offer"
    free = heard(0.8, (0.8, 0.1), SURE, metadata={"expect": "free"})
    assert free.get("intent")["name"] == "question_asked"


@pytest.mark.parametrize(
    ("verdict", "expected"), [("yes", "report_urgent"), ("perhaps", "unsure_danger")]
)
def test_danger_comes_before_any_question(verdict: str, expected: str) -> None:
    danger = {"verdict": verdict, "kind": "medical", "share": 0.7}
    message = heard(0.99, (0.9, 0.05), DOUBTFUL, danger=danger)
    assert message.get("intent")["name"] == expected
    assert "question_asked" not in [r["intent"] for r in message.get("readings")]


@pytest.mark.parametrize(
    ("kind", "share", "metadata", "expected"),
    [
        ("threat", 0.49, {"expect": "date", "answers": True}, "inform"),
        ("threat", 0.51, {"expect": "date", "answers": True}, "unsure_danger"),
        ("threat", 0.49, {"expect": "date"}, "unsure_danger"),
        ("suicide", 0.2, {"expect": "date", "answers": True}, "unsure_danger"),
    ],
)
def test_the_day_that_was_asked_for_is_no_cry_for_help(
    kind: str, share: float, metadata: dict[str, object], expected: str
) -> None:
    danger = {"verdict": "perhaps", "kind": kind, "share": share}
    message = heard(0.1, (0.1,), SURE, "inform", danger=danger, metadata=metadata)
    assert message.get("intent")["name"] == expected


@pytest.mark.parametrize(
    ("question", "near", "unit", "expected"),
    [
        (0.9, 0.5, "unit_0", "question_asked"),
        (0.89, 0.5, "unit_0", "unsure_danger"),
        (0.9, 0.49, "unit_0", "unsure_danger"),
        (0.99, 0.9, "danger_whom_to_call", "unsure_danger"),
        (0.99, 0.9, "emergency_out_of_hours", "unsure_danger"),
    ],
)
def test_a_clear_question_is_no_cry_for_help(
    question: float, near: float, unit: str, expected: str
) -> None:
    danger = {"verdict": "perhaps", "kind": "suicide", "share": 0.69}
    units = [{"id": unit, "share": 0.9, "near": near}]
    answer = {"bank": "1", "units": units, "question": question, "also": None}
    message = heard(question, (0.9,), DOUBTFUL, answer=answer, danger=danger)
    assert message.get("intent")["name"] == expected
    assert (message.get("danger")["verdict"] == "no") == (expected == "question_asked")


@pytest.mark.parametrize(
    ("share", "question", "near", "unit", "expected"),
    [
        (0.29, 0.6, 0.4, "unit_0", "question_asked"),
        (0.3, 0.6, 0.4, "unit_0", "unsure_danger"),
        (0.29, 0.59, 0.4, "unit_0", "unsure_danger"),
        (0.29, 0.6, 0.39, "unit_0", "unsure_danger"),
        (0.29, 0.6, 0.4, "danger_whom_to_call", "unsure_danger"),
    ],
)
def test_what_sounds_faintly_like_danger_need_not_be_so_clear_a_question(
    share: float, question: float, near: float, unit: str, expected: str
) -> None:
    """Also where its question comes last: "… was niemand meer, waar zijn die nu heen"."""
    danger = {"verdict": "perhaps", "kind": "homeless", "share": share}
    units = [{"id": unit, "share": 0.9, "near": near}]
    answer = {"bank": "1", "units": units, "question": question, "also": None, "ends": True}
    message = heard(question, (0.9,), DOUBTFUL, answer=answer, danger=danger)
    assert message.get("intent")["name"] == expected


def test_a_wish_to_be_reached_comes_before_a_question() -> None:
    message = heard(0.99, (0.9, 0.05), DOUBTFUL, metadata={"contact_wish": "text"})
    assert message.get("intent")["name"] == "contact_wish"


def test_the_act_is_kept_for_a_choice_beside_the_answer() -> None:
    message = heard(0.9, (0.7, 0.2), SURE)
    assert message.get("decision") == ACT
    assert message.get("readings") == [
        {"intent": "question_asked", "confidence": 0.7},
        {"intent": "book_appointment", "confidence": 0.9},
    ]
    assert heard(0.95, (0.3, 0.2), DOUBTFUL).get("decision") == CLARIFY


def test_the_channel_is_told_of_the_question() -> None:
    told = report.begin()
    heard(0.9, (0.7, 0.2), SURE)
    assert told["decision"] == ACT
    assert told["readings"][0]["intent"] == "question_asked"


def test_without_an_answer_all_is_as_before() -> None:
    message = heard(0.9, (0.5, 0.2), DOUBTFUL, answer=None)
    assert message.get("intent")["name"] == "unsure_offer"
    assert message.get("decision") == OFFER


def test_the_floors_of_the_system_are_whole() -> None:
    floors = yaml.safe_load(FILE.read_text("utf-8"))["answers"]
    assert floors.keys() == FLOORS.keys()
    assert 0 < floors["asks"] <= floors["asks_over"] <= floors["asks_informed"] < 1
    assert floors["asks"] <= floors["asks_over_clear"] <= floors["asks_over"]
    assert floors["asks"] < floors["asks_over"] <= floors["asks_own"] < 1
    assert 0 < floors["gate_over"] <= floors["gate_booking"] < floors["gate_clear"] < 1
    assert floors["tell_over"] < floors["share_over"] < 1
    assert 0 < floors["also_gate"] < floors["gate_awaited"] < 1
    over = [floors[name] for name in ("ask", "tell_over", "tell_informed", "tell_over_place")]
    assert over == sorted(over) and 0 < over[0] and over[-1] < 1
    assert floors["ask"] < floors["tell"] < 1
    assert floors["ask"] < floors["also"] < 1
    assert 0 < floors["near_over"] <= floors["also_near"] < 1
