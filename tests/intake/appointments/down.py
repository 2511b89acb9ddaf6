"""An appointment system that cannot be reached."""

from typing import Any

from sqlalchemy.orm import Session

from intake.appointments import Backend, BackendDown


class Down:
    """Raises `BackendDown` whatever it is asked."""

    joins = False

    def within(self, session: Session) -> "Down":
        return self

    def _fail(self, *_: Any, **__: Any) -> Any:
        raise BackendDown("no answer within two seconds")

    free_slots = hold = held = let_go = book = move = cancel = look_up = _fail
    booking = bookings_between = cancelled = restore = _fail


class DownFor(Down):
    """Goes on answering all but some verbs, as a system does that breaks in the middle."""

    def __init__(self, backend: Backend, *verbs: str) -> None:
        for verb in {"free_slots", "hold", "held", "let_go", "look_up"} - set(verbs):
            setattr(self, verb, getattr(backend, verb))
