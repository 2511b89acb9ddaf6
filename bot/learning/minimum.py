"""The minimum of a smooth function of a million variables without bounds, by L-BFGS-B."""

from typing import Callable, Tuple

import numpy as np
from scipy.optimize import _lbfgsb

CORRECTIONS = 10
"""How many past steps are remembered."""
LEAST_GAIN = 2.2204460492503131e-09 / np.finfo(float).eps
"""A step that gains less than this times the machine's precision is the last; scipy's `ftol`."""
LEAST_SLOPE = 1e-5
"""Where no part of the gradient is larger, it is the last; scipy's `gtol`."""
TRIES = 20
"""How often one step may look along its line; scipy's `maxls`."""
QUIET = -1


def minimum(
    loss: Callable[[np.ndarray], Tuple[float, np.ndarray]], start: np.ndarray, steps: int
) -> np.ndarray:
    """Return where `loss`, which returns a value and its gradient, is least, after so many steps.

    It gives what `scipy.optimize.minimize` gives for "L-BFGS-B" without bounds, to the last bit,
    and calls the same Fortran. But scipy 1.10 first walks through the bounds of all variables in
    Python, even where there are none: two seconds for each million of them.
    """
    size, memory = len(start), CORRECTIONS
    x, value, gradient = start.astype(float), np.array(0.0), np.zeros(size)
    whole = _lbfgsb.types.intvar.dtype
    free, none = np.zeros(size, whole), np.zeros(size)
    work = np.zeros(2 * memory * size + 5 * size + 11 * memory * memory + 8 * memory)
    order, of_variables = np.zeros(1, "S60"), np.zeros(3 * size, whole)
    kept = np.zeros(1, "S60"), np.zeros(4, whole), np.zeros(44, whole), np.zeros(29)
    order[:] = "START"
    while True:
        _lbfgsb.setulb(
            memory, x, none, none, free, value, gradient, LEAST_GAIN, LEAST_SLOPE,
            work, of_variables, order, QUIET, *kept, TRIES,
        )  # fmt: skip
        if order[0].startswith(b"FG"):
            value, gradient = loss(x)
        elif order[0].startswith(b"NEW_X") and steps > 1:
            steps -= 1
        else:
            return x
