"""Embeddings are computed once a training text, kept whole, and the same from disk as fresh."""

from pathlib import Path

import numpy as np
import pytest

from bot.encoders import models as embeddings
from bot.encoders import side_by_side
from bot.encoders.encoder import PROBES, Embedder
from tests.bot.fake_encoders import FakeModel

TRAINING = ["een paspoort", "ein Reisepass", "hulp in huis"]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    fake = FakeModel()
    monkeypatch.setitem(embeddings.LOADERS, "e5", lambda: fake)
    return fake


def only_file(folder: Path) -> Path:
    (file,) = (file for file in folder.glob("*.npz") if ".draft" not in file.suffixes)
    return file


def stored(folder: Path) -> np.ndarray:
    with np.load(only_file(folder), allow_pickle=False) as file:
        return file["keys"]


def test_training_texts_are_computed_once(model: FakeModel, tmp_path: Path) -> None:
    Embedder("e5", tmp_path).encode_training([*TRAINING, TRAINING[0]])
    assert sorted(model.asked) == sorted(TRAINING)
    Embedder("e5", tmp_path).encode_training(TRAINING)
    assert len(model.asked) == len(TRAINING)


def test_a_new_text_alone_is_computed(model: FakeModel, tmp_path: Path) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    Embedder("e5", tmp_path).encode_training([*TRAINING, "nieuw"])
    assert model.asked[len(TRAINING) :] == ["nieuw"]


def test_a_vector_from_disk_is_the_fresh_one_bit_for_bit(model: FakeModel, tmp_path: Path) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    cached = Embedder("e5", tmp_path).encode_training(TRAINING)
    for text in TRAINING:
        fresh = Embedder("e5").encode(text)
        assert cached[text].dtype == fresh.dtype == np.float32
        assert np.array_equal(cached[text], fresh)


def test_what_a_citizen_says_is_never_kept(model: FakeModel, tmp_path: Path) -> None:
    embedder = Embedder("e5", tmp_path)
    embedder.encode_training(TRAINING)
    before = stored(tmp_path)
    embedder.encode("mijn naam is Els")
    assert np.array_equal(stored(tmp_path), before)


def test_a_text_that_left_the_training_leaves_the_disk(model: FakeModel, tmp_path: Path) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    Embedder("e5", tmp_path).encode_training(["nieuw"])
    assert len(stored(tmp_path)) == 1


def test_texts_are_kept_by_hash_not_by_words(model: FakeModel, tmp_path: Path) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    assert b"paspoort" not in only_file(tmp_path).read_bytes()


def test_an_interrupted_write_leaves_the_old_file(
    model: FakeModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    before = only_file(tmp_path).read_bytes()

    def cut_off(file: Path, **arrays: np.ndarray) -> None:
        file.write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(np, "savez", cut_off)
        with pytest.raises(KeyboardInterrupt):
            Embedder("e5", tmp_path).encode_training([*TRAINING, "nieuw"])
    assert only_file(tmp_path).read_bytes() == before
    assert len(Embedder("e5", tmp_path).encode_training([*TRAINING, "nieuw"])) == 4


def test_without_a_folder_nothing_is_written(model: FakeModel, tmp_path: Path) -> None:
    Embedder("e5").encode_training(TRAINING)
    assert list(tmp_path.glob("*.npz")) == []


@pytest.mark.parametrize("model", ["use", "e5"])
def test_the_real_models_are_there_and_deterministic(model: str) -> None:
    vector = Embedder(model).encode("ik wil een paspoort")
    assert vector.shape == (embeddings.DIMENSIONS[model],)
    assert np.array_equal(vector, Embedder(model).encode("ik wil een paspoort"))
    assert np.isfinite(vector).all()


@pytest.mark.parametrize("model", ["use", "e5"])
def test_many_together_are_nearly_what_each_is_alone(model: str) -> None:
    texts = [*TRAINING, "ik kan mijn huur niet meer betalen en weet niet bij wie ik moet zijn"]
    together = Embedder(model).encode_many(texts)
    alone = np.stack(Embedder(model).encode_batch(texts))
    assert together.dtype == np.float32
    assert np.allclose(together, alone, atol=2e-6)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_process_of_its_own_gives_the_same(
    unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where Python buffers what it writes, as it does unless a machine says otherwise."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    here = side_by_side.rows("use", TRAINING)
    monkeypatch.setattr(side_by_side, "MANY", 1)
    elsewhere = side_by_side.rows("use", TRAINING)
    assert np.allclose(np.stack(here), np.stack(elsewhere), atol=2e-6)


def test_embeddings_are_told_by_what_the_cache_has_of_the_probes(
    model: FakeModel, tmp_path: Path
) -> None:
    """Whoever filled the cache on another processor left its numbers there, too."""
    Embedder("e5", tmp_path).encode_training([*TRAINING, *PROBES])
    asked = len(model.asked)
    kept = Embedder("e5", tmp_path).probes()
    assert len(model.asked) == asked
    assert np.array_equal(kept, Embedder("e5").encode_many(list(PROBES)))


def test_without_the_probes_in_the_cache_they_are_embedded(
    model: FakeModel, tmp_path: Path
) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    assert Embedder("e5", tmp_path).probes().shape[0] == len(PROBES)
    assert model.asked[len(TRAINING) :] == list(PROBES)


def test_another_version_of_the_encoder_computes_anew(
    model: FakeModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Embedder("e5", tmp_path).encode_training(TRAINING)
    monkeypatch.setattr(embeddings, "version", lambda package: f"{package}-next")
    Embedder("e5", tmp_path).encode_training(TRAINING)
    assert len(model.asked) == 2 * len(TRAINING)
    assert "next" in only_file(tmp_path).name
