"""A line that names no matter is read with the one before it; what stands alone is read alone."""

from pathlib import Path

import pytest
from rasa.shared.core.events import ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.answers import bank, following
from bot.answers.following import Before, asks_first, opening_words, takes_up
from bot.intents.confidence import ConfidenceDecision
from bot.learning.line import Lines
from tests.bot.fake_encoders import FakeEncoder, put_in_place
from tests.bot.test_a_bank_is_fitted import fitted, written
from tests.bot.test_asking_is_not_doing import FLOORS, THRESHOLDS

ROOT = Path(__file__).parents[2]
MORE = {
    "price.passport": ["prijs van een pas", "pas betalen"],
    "price.bike": ["prijs van een fiets", "fiets betalen"],
    "minutes.bike": ["hoe lang duurt een fiets", "fiets hoe lang"],
}


@pytest.fixture
def encoders(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeEncoder]:
    return put_in_place(monkeypatch)


def tracker(*events: object, **slots: str) -> DialogueStateTracker:
    known = [TextSlot(name, [{}]) for name in ("told_unit", "service")]
    found = DialogueStateTracker("x", known)
    for name, value in slots.items():
        found.update(SlotSet(name, value))
    for event in events:
        found.update(event)
    return found


def asked(unit: str, share: float) -> UserUttered:
    told = {"units": [{"id": unit, "share": share, "near": 0.5}]}
    return UserUttered("x", parse_data={"answer": told})


def test_what_was_told_is_the_unit_and_the_service_so_far() -> None:
    found = following.before(tracker(told_unit="price.bike", service="bike"))
    assert found == Before(frozenset({"price.bike"}), "bike")
    assert following.before(tracker()) is None


def test_what_the_line_before_asked_for_counts_where_it_was_sure_of_it() -> None:
    assert following.before(tracker(asked("parking", 0.4))) == Before(frozenset({"parking"}), None)
    assert following.before(tracker(asked("parking", 0.2))) is None


def test_a_form_awaits_something() -> None:
    told = following.before(tracker(ActiveLoop("appointment_form"), service="bike"))
    assert told == Before(frozenset(), "bike", awaits=True)


def test_the_bank_leans_to_the_service_that_is_spoken_of(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path, **MORE)
    fitted(tmp_path)
    learnt, line = bank.load(tmp_path / "leek.npz"), Lines().of("en de prijs")
    for service in ("passport", "bike"):
        found = learnt.read(line, Before(frozenset(), service))
        assert found[0].unit == f"price.{service}"
    unknown = Before(frozenset({"nothing"}), "boat")
    assert learnt.read(line, unknown) == learnt.read(line)


def test_the_bank_leans_to_what_is_like_the_unit_told(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path, **MORE)
    fitted(tmp_path)
    learnt, line = bank.load(tmp_path / "leek.npz"), Lines().of("en betalen")
    share = {f.unit: f.share for f in learnt.read(line, most=9)}
    leant = {
        f.unit: f.share for f in learnt.read(line, Before(frozenset({"minutes.bike"}), None), 9)
    }
    assert leant["price.bike"] / leant["price.passport"] > (
        share["price.bike"] / share["price.passport"]
    )


@pytest.mark.parametrize("line", ["En hoe lang dan", "ach und wo", "Ook op maandag"])
def test_a_line_takes_up_what_was_told_by_its_first_words(line: str) -> None:
    assert takes_up(line, opening_words(ROOT / "data"))
    assert not takes_up("ik wil een pas en een kaart", opening_words(ROOT / "data"))


@pytest.mark.parametrize(
    "line", ["moet dat dan", "Ist das weit", "en komt er iemand thuis", "und braucht man das"]
)
def test_a_verb_first_makes_a_question_without_a_mark(line: str) -> None:
    assert asks_first(line, opening_words(ROOT / "data"))


@pytest.mark.parametrize("line", ["mag", "kan ik een tijd krijgen", "das ist weit", "ich muss hin"])
def test_a_wish_and_what_is_told_open_otherwise(line: str) -> None:
    assert not asks_first(line, opening_words(ROOT / "data"))


def heard(intent: str, gate: float, share: float, near: float = 0.5, **more: object) -> Message:
    follows = [{"id": "price.bike", "share": share, "near": near}]
    alone = [{"id": "parking", "share": 0.1, "near": 0.2}]
    answer = {"units": alone, "follows": follows, "question": gate, "also": None}
    answer |= {"takes_up": False, "asks_first": False, "awaits": False, **more}
    ranking = [{"name": intent, "confidence": 0.9}, {"name": "report_move", "confidence": 0.05}]
    message = {"text": "x", "intent": ranking[0], "intent_ranking": ranking, "answer": answer}
    [decided] = ConfidenceDecision(THRESHOLDS, FLOORS).process([Message(message)])
    return decided


@pytest.mark.parametrize(
    ("intent", "gate", "share", "near", "expected"),
    [
        ("ask_help", 0.3, 0.8, 0.5, True),  # means nothing by itself
        ("inform", 0.001, 0.8, 0.4, False),  # a name, a place, a noise
        ("book_appointment", 0.9, 0.9, 0.5, True),
        ("book_appointment", 0.05, 0.9, 0.4, False),  # an act stays one
        ("affirm", 0.9, 0.9, 0.7, True),
        ("affirm", 0.2, 0.9, 0.65, False),  # a yes stays one
        ("affirm", 0.95, 0.9, 0.45, True),  # "is dat gratis" has the words of "dat is goed"
        ("affirm", 0.95, 0.4, 0.45, False),  # no unit is meant more than all others
        ("goodbye", 0.05, 0.9, 0.9, True),  # nearly the very question
        ("ask_repeat", 0.05, 0.9, 0.9, False),  # it wants something at once
        ("switch_language", 0.95, 0.9, 0.45, False),  # "he speaks Dutch better, is that possible"
        ("switch_language", 0.95, 0.9, 0.65, True),  # "does anybody there speak Polish"
        ("switch_language", 0.4, 0.9, 0.45, False),
        ("request_document", 0.9, 0.9, 0.6, True),
        ("request_document", 0.3, 0.9, 0.4, False),
        ("ask_help", 0.9, 0.1, 0.6, False),  # no unit is sure enough
        ("ask_help", 0.85, 0.8, 0.2, False),  # far from all that is known
        ("ask_help", 0.99, 0.8, 0.2, True),  # and yet it asks nothing else
    ],
)
def test_what_goes_on_is_told_where_its_signs_suffice(
    intent: str, gate: float, share: float, near: float, expected: bool
) -> None:
    told = heard(intent, gate, share, near)
    assert (told.get("intent")["name"] == "question_asked") == expected
    assert (told.get("answer")["units"][0]["id"] == "price.bike") == expected


def test_what_takes_up_what_was_told_need_not_sound_like_a_question() -> None:
    assert heard("inform", 0.001, 0.8, 0.4, takes_up=True).get("intent")["name"] == "question_asked"
    in_a_form = heard("inform", 0.001, 0.8, 0.4, takes_up=True, awaits=True)
    assert in_a_form.get("intent")["name"] == "inform"


@pytest.mark.parametrize(
    ("intent", "near", "expected"),
    [
        ("out_of_scope", 0.4, True),
        ("book_appointment", 0.6, True),
        ("book_appointment", 0.4, False),  # a wish may open so, too
        ("check_appointment", 0.6, False),
        ("ask_repeat", 0.6, False),
        ("affirm", 0.6, True),
    ],
)
def test_what_opens_as_a_question_does_need_not_sound_like_one(
    intent: str, near: float, expected: bool
) -> None:
    told = heard(intent, 0.01, 0.9, near, asks_first=True)
    assert (told.get("intent")["name"] == "question_asked") == expected


def test_a_yes_to_an_offer_is_not_what_opens_and_sounds_like_a_question() -> None:
    asks = heard("affirm", 0.7, 0.5, 0.5, asks_first=True)
    assert asks.get("intent")["name"] == "question_asked"
    assert heard("affirm", 0.7, 0.5, 0.5).get("intent")["name"] == "affirm"


def test_another_matter_that_is_meant_more_is_read_alone() -> None:
    alone = [{"id": "parking", "share": 0.9, "near": 0.9}]
    told = heard("ask_help", 0.9, 0.5, 0.4, units=alone)
    assert told.get("answer")["units"] == alone


CLEAR = {"gate": 0.95, "share": 0.95, "near": 0.6}
"""The signs of a line that goes on as clearly as one can."""


@pytest.mark.parametrize(
    ("kind", "danger", "signs", "calm"),
    [
        ("child", 0.3, {}, True),
        ("child", 0.5, {}, False),
        ("child", 0.5, CLEAR, True),  # "do they send that home"
        ("child", 0.7, CLEAR, False),
        ("suicide", 0.3, CLEAR, False),
        ("child", 0.3, {"near": 0.35}, False),
        ("child", 0.2, {"near": 0.35, "gate": 0.95}, True),  # hardly danger
        ("child", 0.3, {"awaits": True}, False),  # in a form nothing goes on
    ],
)
def test_what_clearly_goes_on_is_no_cry_for_help(
    kind: str, danger: float, signs: dict[str, float], calm: bool
) -> None:
    read = {"gate": 0.7, "share": 0.7, "near": 0.5, "awaits": False, **signs}
    follows = [{"id": "who.passport", "share": read["share"], "near": read["near"]}]
    answer = {"units": [], "follows": follows, "question": read["gate"], "also": None}
    answer |= {"takes_up": False, "asks_first": False, "awaits": read["awaits"]}
    ranking = [{"name": "ask_help", "confidence": 0.5}, {"name": "deny", "confidence": 0.1}]
    told = {"verdict": "perhaps", "kind": kind, "share": danger}
    message = {"text": "x", "intent": ranking[0], "intent_ranking": ranking, "answer": answer}
    decides = ConfidenceDecision(THRESHOLDS, FLOORS)
    [decided] = decides.process([Message({**message, "danger": told})])
    assert (decided.get("intent")["name"] != "unsure_danger") == calm
