"""Many who want seats at the same moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from intake.appointments import Slot, SlotTaken
from intake.appointments.book import Book
from intake.database import session_scope


def book_at_once(
    engines: list[Engine], hours: Any, slots: list[Slot], now: datetime
) -> Callable[[int], str]:
    """Books for the one with this number: engines and slots go round."""

    def one(number: int) -> str:
        with session_scope(engines[number % len(engines)]) as session:
            wanted = slots[number % len(slots)]
            return Book(session, hours).book(wanted, f"{number:08d}", now).id

    return one


def outcome(results: list[object]) -> tuple[int, int]:
    """How many got a seat, and to how many it was refused."""
    won = sum(isinstance(result, str) for result in results)
    lost = sum(isinstance(result, SlotTaken) for result in results)
    return won, lost
