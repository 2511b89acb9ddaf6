"""A number is given once, by the table itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases, programmes, references
from intake.catalogue import Catalogue
from intake.conversations import open_conversation
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality, load_profile
from intake.programmes import Interest
from intake.settings import ROOT

CENTRE = "praeventionszentrum"
START = datetime(2020, 11, 2, 9, tzinfo=UTC)
CLERK, COLLEAGUE = "clerk-1", "clerk-2"


@pytest.fixture(scope="module")
def viersen() -> Municipality:
    catalogue = Catalogue.load(ROOT / "data" / "services.yml")
    return load_profile(ROOT / "data" / "municipalities" / "kreis-viersen.yml", catalogue)


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


def confirm(
    session: Session, viersen: Municipality, reference: str, clerk: str = CLERK
) -> Interest:
    return programmes.confirm_place(session, viersen, CENTRE, reference, clerk, START)


def test_of_two_clerks_who_give_the_last_place_at_once_one_wins(
    engine: Engine,
    viersen: Municipality,
    somebody: Callable[[Session], str],
    fill: Callable[[Session, int], None],
    at_once: Callable[[Callable[[int], object], int], list[object]],
) -> None:
    with session_scope(engine) as session:
        fill(session, 299)
        wanted = [somebody(session) for _ in range(2)]

    def give(number: int) -> object:
        with session_scope(engine) as session:
            clerk = (CLERK, COLLEAGUE)[number]
            return confirm(session, viersen, wanted[number], clerk).place

    results = at_once(give, 2)
    assert 300 in results
    assert [type(one).__name__ for one in results if one != 300] == ["ProgrammeFull"]
    with read_scope(engine) as session:
        known = programmes.interests(session, viersen, CENTRE)
    assert programmes.standing(viersen.programmes[CENTRE], known).taken == 300
