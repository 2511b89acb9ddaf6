"""A message's vectors are computed beside Rasa's loop, are those of the pipeline, and its own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.encoders import ahead
from bot.encoders import models as embeddings
from bot.learning.features import Features
from tests.bot.fake_encoders import FakeModel

WEIGHTS = {"use": 0.0, "e5": 1.0, "spelling": 1.0, "subjects": 1.0}
GRAMS = {"shortest": 2, "longest": 3, "at_least": 1}


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    fake = FakeModel()
    monkeypatch.setitem(embeddings.LOADERS, "e5", lambda: fake)
    return fake


@pytest.fixture
def features(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Features]:
    """The features of a pipeline that serves."""
    monkeypatch.setattr(ahead, "_serving", {})
    features = Features(WEIGHTS, GRAMS, Path("data"), tmp_path)
    features.serve()
    yield features


def test_the_pipeline_takes_what_was_computed_beside_the_loop(
    features: Features, model: FakeModel
) -> None:
    async def turn() -> np.ndarray:
        await ahead.encode("een paspoort")
        return features._now("e5", ["een paspoort"])

    vectors = asyncio.run(turn())
    assert model.asked == ["een paspoort"]
    assert all(name.startswith("encoders") for name in model.threads)
    assert np.array_equal(vectors, features._now("e5", ["een paspoort"]))


def test_another_text_is_computed_in_its_place(features: Features, model: FakeModel) -> None:
    async def turn() -> np.ndarray:
        await ahead.encode("een paspoort")
        return features._now("e5", ["ein Reisepass"])

    assert np.array_equal(asyncio.run(turn())[0], model(["ein Reisepass"])[0])


def test_turns_at_the_same_time_keep_their_own(features: Features, model: FakeModel) -> None:
    async def turn(text: str) -> np.ndarray:
        await ahead.encode(text)
        await asyncio.sleep(0)
        return features._now("e5", [text])[0]

    async def together() -> list[np.ndarray]:
        return await asyncio.gather(*(turn(text) for text in ("een", "twee", "drie")))

    found = asyncio.run(together())
    assert [vector[0] for vector in found] == [3, 4, 4]
    assert sorted(model.asked) == ["drie", "een", "twee"]


def test_a_turn_sees_nothing_of_the_one_before(features: Features, model: FakeModel) -> None:
    async def turns() -> object:
        await ahead.encode("een paspoort")
        await ahead.encode("iets anders")
        return ahead.known("e5", "een paspoort")

    assert asyncio.run(turns()) is None


def test_without_a_pipeline_nothing_is_computed(
    monkeypatch: pytest.MonkeyPatch, model: FakeModel
) -> None:
    monkeypatch.setattr(ahead, "_serving", {})
    asyncio.run(ahead.encode("een paspoort"))
    assert ahead.known("e5", "een paspoort") is None
    assert model.asked == []
