"""A bank of answers is fitted when its questions change, swapped whole, for what is new alone."""

import json
from pathlib import Path

import numpy as np
import pytest

from bot.answers import bank, bank_fit
from bot.answers.bank import BadBank
from bot.answers.known_questions import KnownQuestions
from bot.encoders.encoder import PROBES, Embedder
from bot.learning import line_model, softmax
from bot.learning.line import Lines, numbers
from tests.bot.fake_encoders import FakeEncoder, put_in_place

UNITS = {
    "price": ["wat kost een paspoort", "hoe duur is een pas", "was kostet ein Reisepass", "prijs"],
    "walk_in": [
        "mag ik zo binnenlopen",
        "kan dat zonder afspraak",
        "geht das ohne Termin",
        "inloop",
    ],
    "parking": ["waar kan ik parkeren", "is er parkeerplaats", "wo kann ich parken", "auto kwijt"],
}


@pytest.fixture
def encoders(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeEncoder]:
    return put_in_place(monkeypatch)


def written(folder: Path, name: str = "leek", version: str = "1", **more: list[str]) -> Path:
    units = [{"id": i, "asked": {"nl": texts}} for i, texts in {**UNITS, **more}.items()]
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"municipality": name, "version": version, "units": units}))
    return file


def fitted(folder: Path, *only: str) -> list[str]:
    return list(bank_fit.fit_changed(folder, folder / "embeddings", only))


def test_every_question_finds_its_own_unit(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path)
    fitted(tmp_path)
    learnt = bank.load(tmp_path / "leek.npz")
    for unit, texts in UNITS.items():
        for text in texts:
            found = learnt.read(Lines().of(text))
            assert [f.unit for f in found][0] == unit
            assert sum(f.share for f in found) == pytest.approx(1.0, abs=1e-4)
    assert learnt.read(Lines().of("hoe duur is een pas dan"))[0].unit == "price"


def test_a_question_is_near_to_itself_and_far_from_others(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path)
    fitted(tmp_path)
    learnt = bank.load(tmp_path / "leek.npz")
    for texts in UNITS.values():
        for text in texts:
            first, *others = learnt.read(Lines().of(text))
            assert first.near == pytest.approx(1.0, abs=0.01)
            assert all(first.near > other.near for other in others)


def test_nearness_decides_between_units_that_are_likely_alike() -> None:
    shares, near = np.array([0.4, 0.35, 0.05]), np.array([0.3, 0.6, 0.9])
    weighed = bank.with_nearness(shares, near)
    assert weighed.argmax() == 1
    assert weighed.sum() == pytest.approx(shares.sum())
    assert bank.with_nearness(shares, np.full(3, 0.4)) == pytest.approx(shares)


def test_a_unit_without_questions_is_near_to_nothing() -> None:
    known = KnownQuestions.of(np.eye(3, dtype=np.float32)[:2], [2, 0], 3)
    x, y, _ = np.eye(3, dtype=np.float32)
    assert known.nearness(2, x) == pytest.approx(1.0)
    assert known.nearness(0, y) == pytest.approx(1.0)
    assert (known.nearness(0, x), known.nearness(1, x)) == (0.0, 0.0)


def test_it_is_fitted_again_only_where_its_version_changed(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path)
    assert fitted(tmp_path)[0].startswith("leek: 3 units, 12 questions")
    assert fitted(tmp_path) == []
    written(tmp_path, version="2")
    assert fitted(tmp_path)[0].startswith("leek: 3 units")
    assert bank.load(tmp_path / "leek.npz").version == "2"


def test_it_is_fitted_again_where_the_encoders_are_others(
    encoders: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path)
    fitted(tmp_path)
    monkeypatch.setattr(bank, "made_by", lambda model: f"{model}-next")
    assert len(fitted(tmp_path)) == 1


def test_an_edit_costs_the_new_lines_alone(
    encoders: dict[str, FakeEncoder], tmp_path: Path
) -> None:
    written(tmp_path)
    fitted(tmp_path)
    for fake in encoders.values():
        fake.asked.clear()
    written(tmp_path, version="2", bus=["welke bus rijdt er", "wie fährt der Bus"])
    fitted(tmp_path)
    for fake in encoders.values():
        assert set(fake.asked) - set(PROBES) == {"welke bus rijdt er", "wie fährt der Bus", "bus?"}


def test_what_training_has_embedded_is_not_embedded_again(
    encoders: dict[str, FakeEncoder], tmp_path: Path
) -> None:
    texts = [text for texts in UNITS.values() for text in texts]
    for model in encoders:
        Embedder(model, tmp_path / "embeddings", "answers").encode_training(texts)
        encoders[model].asked.clear()
    written(tmp_path)
    fitted(tmp_path)
    assert not set(encoders["e5"].asked) & set(texts)


def test_two_fits_are_one_to_the_last_bit(encoders: dict, tmp_path: Path) -> None:
    found = bank.read(written(tmp_path))
    first, second = (bank.fit(found, tmp_path / "embeddings") for _ in range(2))
    for name, values in first.model.state().items():
        assert np.array_equal(values, second.model.state()[name]), name


def test_seeking_among_lines_finds_what_seeking_among_features_finds(
    encoders: dict, tmp_path: Path
) -> None:
    texts = [text for texts in UNITS.values() for text in texts]
    truth = np.repeat([0, 1, 2], 4)
    blocks = line_model.features(line_model.DEFAULTS, tmp_path).learn(texts)
    ours = line_model._by_lines(blocks, truth, 3, 1.0, 200)
    theirs = softmax.fit(blocks, truth, 3, 1.0, 200)
    assert np.abs(ours.features - theirs.features).max() < 1e-3
    assert np.abs(ours.bias - theirs.bias).max() < 1e-3


def test_a_line_is_served_as_it_was_learnt(encoders: dict, tmp_path: Path) -> None:
    """Without sklearn: the same shares, but for what small weights and half precision cost."""
    texts = [text for texts in UNITS.values() for text in texts]
    named = [unit for unit, texts in UNITS.items() for _ in texts]
    features = line_model.features(line_model.DEFAULTS, tmp_path)
    classes, weights = line_model.fitted(texts, named, features, line_model.DEFAULTS)
    model = line_model.learnt(texts, named, features, line_model.DEFAULTS)
    assert model.classes == classes
    for text in [*texts, "wat kost parkeren", "ß 12 €", "x"]:
        scores = features.of([text]).times(weights.features) + weights.bias
        expected = softmax.probabilities(scores)[0]
        assert model.shares(Lines().of(text)) == pytest.approx(expected, abs=2e-3)


def test_small_weights_go_first(encoders: dict, tmp_path: Path) -> None:
    texts = [text for texts in UNITS.values() for text in texts]
    named = [unit for unit, texts in UNITS.items() for _ in texts]
    features = line_model.features(line_model.DEFAULTS, tmp_path)
    whole = line_model.learnt(texts, named, features, line_model.DEFAULTS).state()["found"]
    few = line_model.learnt(texts, named, features, {**line_model.DEFAULTS, "kept": 20})
    kept = few.state()["found"]
    assert 20 <= len(kept) < 30 < len(whole)
    assert np.abs(kept).min() >= np.sort(np.abs(whole))[-len(kept)]


def test_n_grams_are_numbers_of_their_own() -> None:
    grams = ["ab", "ba", "abc", " ab ", "aa", "a ", "äöüßé", "abcde"]
    assert len(set(numbers(grams).tolist())) == len(grams)
    assert numbers([]).tolist() == []


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"units": 3}', '{"units": [{"id": "x"}]}'])
def test_a_file_that_is_no_bank_is_told_and_the_old_one_goes_on(
    encoders: dict, tmp_path: Path, content: str
) -> None:
    file = written(tmp_path)
    fitted(tmp_path)
    file.write_text(content)
    assert fitted(tmp_path) == ["leek: not fitted, leek.json is no bank: " + _why(file)]
    assert bank.load(tmp_path / "leek.npz").version == "1"


def _why(file: Path) -> str:
    with pytest.raises(BadBank) as raised:
        bank.read(file)
    return str(raised.value).rpartition(": ")[2]


def test_a_bank_of_one_unit_tells_nothing_apart(encoders: dict, tmp_path: Path) -> None:
    units = [{"id": "price", "asked": {"nl": ["wat kost het"]}}]
    content = {"municipality": "leek", "version": "1", "units": units}
    (tmp_path / "leek.json").write_text(json.dumps(content))
    assert "no two units" in fitted(tmp_path)[0]
    assert not (tmp_path / "leek.npz").exists()


def test_a_municipality_without_a_bank_is_answered_no_more(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path)
    fitted(tmp_path)
    (tmp_path / "leek.json").unlink()
    assert fitted(tmp_path) == ["leek: removed"]
    assert not (tmp_path / "leek.npz").exists()


def test_one_municipality_alone_is_fitted(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path, "leek")
    written(tmp_path, "viersen")
    assert [told.split(":")[0] for told in fitted(tmp_path, "viersen")] == ["viersen"]
    assert not (tmp_path / "leek.npz").exists()
    assert "not fitted" in fitted(tmp_path, "nowhere")[0]


def test_nothing_half_written_is_left(encoders: dict, tmp_path: Path) -> None:
    written(tmp_path)
    fitted(tmp_path)
    assert sorted(file.name for file in tmp_path.glob("*.*")) == ["leek.json", "leek.npz"]


@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_a_damaged_file_is_no_bank(encoders: dict, tmp_path: Path, damage: bytes | None) -> None:
    written(tmp_path)
    fitted(tmp_path)
    file = tmp_path / "leek.npz"
    file.write_bytes(file.read_bytes()[:500] if damage is None else damage)
    with pytest.raises(BadBank):
        bank.load(file)
    assert len(fitted(tmp_path)) == 1
    assert bank.load(file).version == "1"
