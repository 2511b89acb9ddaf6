"""A case made by hand is a case like the bot's, and says who made it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from intake import cases, conversations
from intake.catalogue import Catalogue
from intake.contacts import ContactBook
from intake.municipalities import Municipality
from intake.settings import Settings
from intake.staff.by_hand import NoSuchMatter, Written, open_by_hand
from tests.intake.conftest import KEY

WRITTEN = Written(
    channel="counter",
    language="nl",
    summary="Komt bij de balie, belt op 06 12345678 terug over hulp.",
    topic="support",
    service="household_help",
    contact={"name": "Henk Dijkstra", "phone": "+31612345678", "email": ""},
)
Make = Callable[..., cases.Case]


@pytest.fixture
def make(
    session: Session, profile: Callable[[str], Municipality], catalogue: Catalogue, now: datetime
) -> Make:
    """Makes the case, with what is given changed."""
    names = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY")
    given = {f"INTAKE_{name}": "test" for name in names} | {"INTAKE_DATA_KEY": KEY}
    settings = Settings.from_env(given)

    def go(**changes: Any) -> cases.Case:
        written = replace(WRITTEN, **changes)
        leek = profile("gemeente-leek")
        return open_by_hand(session, settings, leek, catalogue, "fatima", written, now)

    return go


def test_it_lies_where_the_routing_of_the_bot_puts_it(make: Make, session: Session) -> None:
    case = make()
    assert (case.department, case.status, case.reason) == ("wmo", "open", "by_hand")
    (opened,) = cases.history(session, case.reference)
    assert (opened.act, opened.actor_type, opened.actor_id) == ("opened", "staff", "fatima")


def test_a_clerk_may_choose_the_department(make: Make) -> None:
    case = make(department="kcc")
    assert (case.department, case.routing) == ("kcc", ["by=clerk"])


def test_words_are_redacted_and_contact_data_sealed(make: Make, session: Session) -> None:
    case = make()
    assert "[phone]" in case.summary and "12345678" not in case.summary
    assert ContactBook(session, KEY).all(case.conversation_id) == {
        "name": "Henk Dijkstra", "phone": "+31612345678",
    }  # fmt: skip


def test_nobody_can_go_on_with_its_conversation(make: Make, session: Session) -> None:
    conversation = conversations.get(session, make().conversation_id)
    assert (conversation.ended_at, conversation.token_hash) == (conversation.created_at, None)


def test_what_is_no_matter_here_and_what_says_nothing_is_refused(make: Make) -> None:
    for wrong in ({"topic": "nothing"}, {"service": "nothing"}, {"topic": "documents"}):
        with pytest.raises(NoSuchMatter):
            make(**wrong)
    with pytest.raises(cases.NoteEmpty):
        make(summary=" ")
    with pytest.raises(cases.NoteTooLong):
        make(summary="a" * 2001)
