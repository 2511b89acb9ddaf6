"""How a citizen wants to be reached is kept."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.conversations import open_conversation
from intake.database import session_scope

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "then", "holds"),
    [
        (ContactWish("call", hours="na vijf"), ContactWish(no_call=True), (None, True, "na vijf")),
        (ContactWish(no_call=True), ContactWish("text"), ("text", True, "")),
        (ContactWish("text", no_call=True), ContactWish("call"), ("call", False, "")),
    ],
)
def test_what_is_wished_later_wins(
    first: ContactWish, then: ContactWish, holds: tuple[str | None, bool, str], engine: Engine
) -> None:
    with session_scope(engine) as session:
        opened = open_conversation(
            session,
            municipality="gemeente-leek",
            channel="chat",
            language="nl",
            locale="nl-NL",
            now=NOW,
        )
        contact_wishes.note(session, opened.id, first, NOW)
        contact_wishes.note(session, opened.id, then, NOW)
        kept = contact_wishes.of(session, opened.id)
    assert (kept.how, kept.no_call, kept.hours) == holds
