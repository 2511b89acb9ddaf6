"""Encodes a message beside Rasa's own loop, which serves nobody else while it computes.

The encoders take half of a turn and need nothing of Rasa; they let go of the lock of Python, so the
other core works on one citizen's words while the loop works on the turn of another.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import Callable, Dict, Iterable, List, Optional, Tuple

import numpy as np

Vectors = Dict[Tuple[str, str], np.ndarray]
"""By model and text."""

# Of the message in hand: what is computed for one turn is never seen by another, nor kept.
_vectors: ContextVar[Optional[Vectors]] = ContextVar("encoded_ahead", default=None)
_serving: Dict[str, Callable[[str], np.ndarray]] = {}
_reads: List[Callable[[str], Iterable[str]]] = []
_beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoders")


def serve(model: str, encode: Callable[[str], np.ndarray]) -> None:
    """Let this model of the pipeline that serves be asked ahead from now on."""
    _serving[model] = encode


def serve_reading(reads: Callable[[str], Iterable[str]]) -> None:
    """Take in which forms the pipeline that serves reads a line, in place of the line itself."""
    _reads[:] = [reads]


async def encode(text: str) -> None:
    """Compute what the pipeline will ask for this text; without a pipeline nothing happens."""
    _vectors.set(None)
    if _serving:
        loop = asyncio.get_running_loop()
        _vectors.set(await loop.run_in_executor(_beside, _encode, text))


def known(model: str, text: str) -> Optional[np.ndarray]:
    """Return what was computed ahead of this turn for this text; None where nothing was."""
    vectors = _vectors.get()
    return vectors.get((model, text)) if vectors else None


def now(model: str, text: str) -> Optional[np.ndarray]:
    """Return a text's vector: what was computed ahead, or by the pipeline's own model at once.

    None without a pipeline that serves this model. Each model computes one text at a time.
    """
    found = known(model, text)
    if found is None and model in _serving:
        return _serving[model](text)
    return found


def _encode(text: str) -> Vectors:
    forms = dict.fromkeys(form for reads in _reads for form in reads(text)) or {text: None}
    return {
        (model, form): encode_one(form) for form in forms for model, encode_one in _serving.items()
    }
