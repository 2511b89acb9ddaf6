"""Without bounds a minimum is sought as scipy seeks it, to the last bit."""

import numpy as np
import pytest
from scipy.optimize import minimize

from bot.learning.minimum import CORRECTIONS, minimum

SEED = np.random.default_rng(12)
SHAPE = SEED.uniform(0.5, 40, 60)
PLACE = SEED.normal(size=60)


def bent(x: np.ndarray) -> tuple[float, np.ndarray]:
    """A bowl with a ripple: more steps than a plain bowl, and some that look twice."""
    away = x - PLACE
    value = float(SHAPE @ away**2) + float(np.sum(1 - np.cos(3 * away)))
    return value, 2 * SHAPE * away + 3 * np.sin(3 * away)


@pytest.mark.parametrize("steps", [1, 2, 7, 500])
def test_it_ends_where_scipy_ends(steps: int) -> None:
    options = {"maxiter": steps, "maxcor": CORRECTIONS}
    theirs = minimize(bent, np.zeros(60), jac=True, method="L-BFGS-B", options=options)
    assert np.array_equal(minimum(bent, np.zeros(60), steps), theirs.x)


def test_it_ends_in_the_minimum() -> None:
    assert np.allclose(minimum(bent, np.zeros(60), 500), PLACE, atol=1e-4)


def test_the_start_stays_what_it_was() -> None:
    start = np.zeros(60)
    minimum(bent, start, 5)
    assert not start.any()
