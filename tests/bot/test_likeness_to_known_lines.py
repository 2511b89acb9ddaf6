"""Likeness to landmarks as features: their products are the kernel's, whatever the eigenvectors."""

import numpy as np
import pytest

from bot.learning.likeness import SCALE, Likeness


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def landmarks() -> np.ndarray:
    return unit(np.random.default_rng(3).normal(size=(40, 12)))


def test_features_multiply_to_the_kernel(landmarks: np.ndarray) -> None:
    likeness = Likeness()
    likeness.learn(landmarks)
    found = likeness.of(landmarks) / SCALE
    wanted = np.exp(2 * (landmarks @ landmarks.T) - 2)
    assert np.allclose(found @ found.T, wanted, atol=5e-3)


def test_a_noise_of_another_processor_stays_a_noise(landmarks: np.ndarray) -> None:
    noise = np.random.default_rng(4).uniform(-1e-7, 1e-7, landmarks.shape).astype(np.float32)
    here, there = Likeness(), Likeness()
    here.learn(landmarks)
    there.learn(landmarks + noise)
    assert np.abs(here.of(landmarks) - there.of(landmarks)).max() < 0.01


def test_what_was_learnt_is_taken_back(landmarks: np.ndarray) -> None:
    learnt, restored = Likeness(), Likeness()
    learnt.learn(landmarks)
    restored.restore(learnt.state())
    assert np.array_equal(learnt.of(landmarks[:3]), restored.of(landmarks[:3]))
