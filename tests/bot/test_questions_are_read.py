"""What a citizen asks is found in the bank of their municipality, and told to the dialogue."""

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.answers import bank_fit, gate
from bot.answers.clauses import parts
from bot.answers.reader import FILE, AnswerReader
from bot.encoders import ahead
from bot.examples.danger import DangerLine
from bot.examples.questions import OF_A_UNIT, Asked, read_asked, read_questions
from tests.bot.fake_encoders import FakeEncoder, put_in_place
from tests.bot.test_a_bank_is_fitted import UNITS, written

QUESTIONS = {"nl": ["hoe lang duurt dat", "is het gratis"], "de": ["wie lange dauert das"]}
SAID = {
    "book_appointment": ["ik wil een afspraak", "ich möchte einen Termin", "plan mij in"],
    "greet": ["hallo", "goedendag", "guten Tag"],
    "ask_location": ["waar zit het stadhuis", "wo ist das Rathaus"],
    "request_document": ["paspoort", "ein Reisepass bitte"],
}
FLOORS = {"also": 0.4, "also_near": 0.5, "also_gate": 0.5, "gate_clear": 0.6}
CONTEXT = ExecutionContext(GraphSchema({}))


@pytest.fixture
def encoders(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeEncoder]:
    return put_in_place(monkeypatch)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data with general questions, a municipality's and a country's."""
    folder = tmp_path / "data"
    for language, texts in QUESTIONS.items():
        put(folder / language / "questions.yml", {"questions": texts})
    asked = {unit: {"asked": {"nl": texts}} for unit, texts in UNITS.items()}
    put(folder / "municipalities" / "answers" / "leek.yml", {"units": asked})
    put(folder / "national" / "nl" / "answers.yml", {"units": {"x": {"asked": {"de": ["wieso"]}}}})
    put(folder / "thresholds.yml", {"answers": FLOORS})
    return folder


def put(file: Path, content: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def settings(tmp_path: Path) -> dict[str, Any]:
    folders = {"data": "data", "cache": "embeddings", "banks": "banks"}
    own = {name: str(tmp_path / folder) for name, folder in folders.items()}
    return {
        **AnswerReader.get_default_config(),
        **own,
        "grams": {**gate.DEFAULTS["grams"], "at_least": 1},
    }


def trained(tmp_path: Path, name: str = "model") -> Path:
    storage = tmp_path / name
    storage.mkdir()
    examples = [Message.build(text, intent) for intent, texts in SAID.items() for text in texts]
    component = AnswerReader.create(
        settings(tmp_path), LocalModelStorage(storage), Resource("answers"), CONTEXT
    )
    component.train(TrainingData(examples))
    return storage


@pytest.fixture
def reader(encoders: dict, data: Path, tmp_path: Path) -> AnswerReader:
    """The component as it serves, with a bank for leek."""
    (tmp_path / "banks").mkdir()
    written(tmp_path / "banks")
    fit(tmp_path)
    return loaded(tmp_path, trained(tmp_path))


def loaded(tmp_path: Path, storage: Path) -> AnswerReader:
    return AnswerReader.load(
        settings(tmp_path), LocalModelStorage(storage), Resource("answers"), CONTEXT
    )


def fit(tmp_path: Path) -> None:
    list(bank_fit.fit_changed(tmp_path / "banks", tmp_path / "embeddings"))


def read(reader: AnswerReader, text: str, municipality: str | None = "leek") -> dict | None:
    metadata = {"municipality": municipality} if municipality else None
    [message] = reader.process([Message({"text": text, "metadata": metadata})])
    return message.get("answer")


def test_a_question_is_told_with_its_units_and_the_bank(reader: AnswerReader) -> None:
    answer = read(reader, "wat kost een paspoort")
    assert answer is not None
    assert answer["bank"] == "1"
    assert answer["units"][0]["id"] == "price"
    shares = [unit["share"] for unit in answer["units"]]
    assert len(shares) == 3 and shares == sorted(shares, reverse=True)
    assert answer["question"] > 0.5
    assert answer["also"] is None
    assert json.loads(json.dumps(answer)) == answer


def test_what_somebody_wants_done_does_not_pass_the_gate(reader: AnswerReader) -> None:
    asks, wants = read(reader, "waar kan ik parkeren"), read(reader, "ik wil een afspraak")
    assert asks is not None and wants is not None
    assert wants["question"] < 0.5 < asks["question"]


def test_it_reaches_what_the_dialogue_hears(reader: AnswerReader) -> None:
    message = Message({"text": "prijs", "metadata": {"municipality": "leek"}})
    reader.process([message])
    assert "answer" in message.as_dict(only_output_properties=True)


@pytest.mark.parametrize("municipality", [None, "", "viersen", "../leek", "a" * 200])
def test_without_a_bank_there_is_no_answer(reader: AnswerReader, municipality: str | None) -> None:
    assert read(reader, "wat kost een paspoort", municipality) is None


def test_a_message_without_words_is_left_alone(reader: AnswerReader) -> None:
    [message] = reader.process([Message({"metadata": {"municipality": "leek"}})])
    assert message.get("answer") is None


def test_a_missing_bank_is_told_once(
    reader: AnswerReader, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        read(reader, "wat kost dat", "viersen")
    [told] = [record for record in caplog.records if record.name == "bot.answers.banks"]
    assert told.levelno == logging.WARNING
    assert told.facts == {"municipality": "viersen", "why": "missing"}


def test_a_bank_that_is_swapped_answers_at_once(reader: AnswerReader, tmp_path: Path) -> None:
    before = read(reader, "welke bus rijdt er")
    written(tmp_path / "banks", version="2", bus=["welke bus rijdt er", "wie fährt der Bus"])
    fit(tmp_path)
    after = read(reader, "welke bus rijdt er")
    assert before is not None and after is not None
    assert (before["bank"], after["bank"]) == ("1", "2")
    assert after["units"][0]["id"] == "bus"


def test_a_bank_that_comes_later_or_goes_is_heard_of(reader: AnswerReader, tmp_path: Path) -> None:
    assert read(reader, "wat kost dat", "viersen") is None
    file = written(tmp_path / "banks", "viersen")
    fit(tmp_path)
    assert read(reader, "wat kost dat", "viersen") is not None
    file.unlink()
    fit(tmp_path)
    assert read(reader, "wat kost dat", "viersen") is None


def test_a_damaged_bank_answers_nothing_and_is_told(
    reader: AnswerReader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "banks" / "leek.npz").write_bytes(b"no archive")
    assert read(reader, "wat kost een paspoort") is None
    assert [record.facts["why"] for record in caplog.records] == ["unreadable"]


def test_a_bank_of_other_encoders_answers_nothing_and_is_told(
    reader: AnswerReader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "banks" / "leek.npz"
    with np.load(file) as stored:
        state = {name: stored[name] for name in stored.files}
    np.savez(file, **{**state, "probe_use": state["probe_use"] + 0.1})
    assert read(reader, "wat kost een paspoort") is None
    assert [record.facts["why"] for record in caplog.records] == ["other_encoders"]


def test_a_line_that_was_encoded_ahead_is_not_encoded_again(
    reader: AnswerReader, encoders: dict[str, FakeEncoder]
) -> None:
    for model, fake in encoders.items():
        ahead.serve(model, lambda text, fake=fake: fake([text])[0])
        fake.asked.clear()

    async def turn() -> dict | None:
        await ahead.encode("wat kost een paspoort")
        return read(reader, "wat kost een paspoort")

    assert asyncio.run(turn()) is not None
    assert [fake.asked for fake in encoders.values()] == [["wat kost een paspoort"]] * 2


def test_two_questions_in_a_line_are_both_heard(reader: AnswerReader) -> None:
    answer = read(reader, "wat kost een paspoort en waar kan ik parkeren")
    assert answer is not None
    assert answer["units"][0]["id"] == "price"
    assert answer["also"]["id"] == "parking"


@pytest.mark.parametrize(
    "text",
    [
        "wat kost een paspoort en hoe duur is een pas",  # one unit, asked twice
        "waar kan ik parkeren, ik wil een afspraak",  # a question and an act
        "wat kost een paspoort",
    ],
)
def test_one_question_is_one(reader: AnswerReader, text: str) -> None:
    answer = read(reader, text)
    assert answer is not None and answer["also"] is None


def test_a_part_that_is_far_from_every_question_is_no_second_one(
    encoders: dict, data: Path, tmp_path: Path
) -> None:
    """Of units of which none is meant, one still has the largest share."""
    put(data / "thresholds.yml", {"answers": {**FLOORS, "also_near": 1.01}})
    (tmp_path / "banks").mkdir()
    written(tmp_path / "banks")
    fit(tmp_path)
    strict = loaded(tmp_path, trained(tmp_path))
    answer = read(strict, "wat kost een paspoort en waar kan ik parkeren")
    assert answer is not None and answer["also"] is None


def test_what_is_said_to_win_time_changes_nothing(
    encoders: dict, data: Path, tmp_path: Path
) -> None:
    put(data / "nl" / "questions.yml", {"questions": QUESTIONS["nl"], "hesitations": ["eh"]})
    (tmp_path / "banks").mkdir()
    written(tmp_path / "banks")
    fit(tmp_path)
    hearing = loaded(tmp_path, trained(tmp_path))
    assert read(hearing, "eh waar kan eh ik parkeren") == read(hearing, "waar kan ik parkeren")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ik wil een afspraak plan mij in eh waar kan ik parkeren", "parking"),
        ("waar kan ik parkeren eh ik wil een afspraak plan mij in", None),
        ("eh ik wil een afspraak plan mij in", None),
        ("ik wil een afspraak plan mij in eh parkeren", None),  # a word is no question
    ],
)
def test_what_a_line_asks_at_its_end_is_its_question(
    text: str, unit: str | None, encoders: dict, data: Path, tmp_path: Path
) -> None:
    put(data / "nl" / "questions.yml", {"questions": QUESTIONS["nl"], "hesitations": ["eh"]})
    (tmp_path / "banks").mkdir()
    written(tmp_path / "banks")
    fit(tmp_path)
    answer = read(loaded(tmp_path, trained(tmp_path)), text)
    assert answer is not None and answer["ends"] == bool(unit)
    assert not unit or (answer["units"][0]["id"] == unit and answer["question"] >= 0.6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wat kost dat?", []),
        ("hallo, wat kost een pas", []),
        ("wat kost dat en waar moet ik heen", ["wat kost dat", "waar moet ik heen"]),
        ("Was kostet das? Wo muss ich hin?", ["Was kostet das", "Wo muss ich hin"]),
        ("ist das frei; und wer darf das", ["ist das frei", "wer darf das"]),
        ("mag mijn hond mee en binnen zitten, kan dat ook", ["mag mijn hond mee", "kan dat ook"]),
    ],
)
def test_a_line_is_parted_where_questions_meet(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_what_asks_is_read_from_every_place_where_it_is_written(data: Path) -> None:
    texts = [text for texts in UNITS.values() for text in texts[:OF_A_UNIT]]
    expected = [*QUESTIONS["de"], *QUESTIONS["nl"], *texts, "wieso"]
    assert read_questions(data) == expected


def test_what_needs_something_is_read_beside_what_asks(data: Path) -> None:
    put(data / "nl" / "questions.yml", {"questions": ["mag dat"], "needs": ["pas kwijt"]})
    asked = read_asked(data)
    assert asked.needs == ["pas kwijt"]
    assert "mag dat" in asked.questions and "pas kwijt" not in asked.questions


def test_a_question_is_no_example_of_an_act() -> None:
    danger = [DangerLine("help", "nl", "x", "medical"), DangerLine("help!", "nl", "x", None)]
    said = [
        ("mag dat", "book_appointment"),
        ("waar is het", "ask_location"),
        ("pas", "request_wmo"),
    ]
    asked = Asked(questions=["mag dat"], needs=["ik moet een pas", "mag dat"])
    found = dict(gate.examples(asked, [*said, ("boek", "book_appointment")], danger))
    assert found == {
        "mag dat": "question",
        "ik moet een pas": "need",
        "waar is het": "question",
        "boek": "book_appointment",
        "help": "danger",
    }


def test_training_twice_is_training_once(encoders: dict, data: Path, tmp_path: Path) -> None:
    first, second = (trained(tmp_path, name) / "answers" / FILE for name in ("first", "second"))
    with np.load(first) as one, np.load(second) as other:
        assert sorted(one.files) == sorted(other.files)
        for name in one.files:
            assert np.array_equal(one[name], other[name]), name


def test_acts_hold_no_general_questions() -> None:
    """What begins an appointment, a complaint or another language has no line that only asks."""
    data = Path(__file__).parents[2] / "data"
    for language in ("nl", "de"):
        general = yaml.safe_load((data / language / "questions.yml").read_text("utf-8"))
        for act in ("book_appointment", "cancel_appointment", "make_complaint", "switch_language"):
            content = yaml.safe_load((data / language / "nlu" / f"{act}.yml").read_text("utf-8"))
            lines = content["nlu"][0]["examples"].splitlines()
            said = {line.removeprefix("- ").strip().casefold() for line in lines}
            assert not said & {text.casefold() for text in general["questions"]}
