"""What a model keeps of the encoders it has learnt from, so that it refuses others."""

from typing import Dict, Iterable

import numpy as np

from bot.encoders.encoder import PROBES, Embedder

TOLERANCE = 1e-4
"""How far an embedding may be from that of another machine: a hundred times what is seen between
processors, a hundredth of what 8 bit or another version of a model makes."""


class OtherNumbers(Exception):
    """The encoders of this process do not give the numbers that the model has learnt from."""


def fingerprint(models: Iterable[str]) -> Dict[str, np.ndarray]:
    """Return by model what it makes of the probes: to be kept with what is learnt from it."""
    return {model: Embedder(model).encode_many(list(PROBES)) for model in models}


def check(kept: Dict[str, np.ndarray]) -> None:
    """Raise OtherNumbers where a model makes something else of the probes than `fingerprint` kept.

    A classifier reads other numbers as other words: better no model than one that guesses.
    """
    compare(kept, fingerprint(kept))


def compare(kept: Dict[str, np.ndarray], ours: Dict[str, np.ndarray]) -> None:
    """Raise OtherNumbers where a kept fingerprint is not that of this process, which is `ours`."""
    for model, now in ((model, ours[model]) for model in kept):
        off = float(np.abs(now - kept[model]).max()) if now.shape == kept[model].shape else np.inf
        if off > TOLERANCE:
            raise OtherNumbers(
                f"the model was trained with other embeddings of {model} (they differ by {off:.0e}"
                f", {TOLERANCE:.0e} is allowed): train it anew with make train"
            )
