"""A turn that is held while a test looks at what others can do meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from intake.conversations import one_turn


@contextmanager
def turn_lock(
    engine: Engine, conversation_id: str, holder: str, now: datetime, **given: Any
) -> Iterator[None]:
    """Hold the turn of this conversation; given are `lease`, `wait` and `sleep` of `one_turn`."""
    with one_turn(engine, conversation_id, holder, now, **given) as turn:
        with turn.begun():
            pass
        yield
