"""A programme, and people who register for it or have its places."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy.orm import Session

from intake import cases, programmes, references
from intake.conversations import open_conversation
from intake.municipalities import Municipality
from intake.programmes import Interest
from tests.intake.programmes.registered import CENTRE, START


@pytest.fixture(scope="session")
def viersen(profile: Callable[[str], Municipality]) -> Municipality:
    return profile("kreis-viersen")


@pytest.fixture
def somebody(viersen: Municipality) -> Callable[[Session], str]:
    """Makes a customer with a case for the Vermittler who asked to join; gives the reference."""
    minutes = count()

    def make(session: Session) -> str:
        now = START + timedelta(minutes=next(minutes))
        conversation = open_conversation(
            session, municipality=viersen.id, channel="chat", language="de",
            locale="de-DE", now=now,
        )  # fmt: skip
        reference = references.reference_for(session, conversation.id)
        draft = cases.CaseDraft(
            conversation_id=conversation.id, reference=reference, municipality=viersen.id,
            department="vermittlung", topic="prevention", service="prevention_centre",
            intent=None, language="de", channel="chat", summary="Möchte mitmachen.",
            reason="programme_interest",
        )  # fmt: skip
        cases.open_case(session, draft, now)
        programmes.register(session, viersen, CENTRE, reference, now)
        return reference

    return make


@pytest.fixture
def fill(viersen: Municipality) -> Callable[[Session, int], None]:
    """Gives every place up to this number to people of whom only the place matters."""

    def make(session: Session, last: int) -> None:
        for number in range(123, last + 1):
            reference = references.reference_for(session, f"conversation-{number}")
            session.add(
                Interest(
                    reference=reference, programme=CENTRE, municipality=viersen.id,
                    registered_at=START - timedelta(days=1), place=number,
                )
            )  # fmt: skip
        session.flush()

    return make
