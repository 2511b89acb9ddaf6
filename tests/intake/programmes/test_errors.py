"""What is refused of a place."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy.orm import Session

from intake import cases, programmes, references
from intake.catalogue import Catalogue
from intake.conversations import open_conversation
from intake.municipalities import Municipality, load_profile
from intake.programmes import Interest
from intake.settings import ROOT

CENTRE = "praeventionszentrum"
START = datetime(2020, 11, 2, 9, tzinfo=UTC)
AFTER = datetime(2025, 1, 2, 9, tzinfo=UTC)
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


def confirm(
    session: Session, viersen: Municipality, reference: str, clerk: str = CLERK
) -> Interest:
    return programmes.confirm_place(session, viersen, CENTRE, reference, clerk, START)


def test_who_never_asked_cannot_be_confirmed(session: Session, viersen: Municipality) -> None:
    with pytest.raises(programmes.NotRegistered):
        confirm(session, viersen, "12345678")


def test_after_its_end_nobody_is_registered_or_confirmed(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    with pytest.raises(programmes.ProgrammeEnded):
        programmes.register(session, viersen, CENTRE, reference, AFTER)
    with pytest.raises(programmes.ProgrammeEnded):
        programmes.confirm_place(session, viersen, CENTRE, reference, CLERK, AFTER)


def test_a_programme_that_the_profile_does_not_have_is_unknown(
    session: Session, viersen: Municipality
) -> None:
    with pytest.raises(programmes.UnknownProgramme):
        programmes.register(session, viersen, "chess", "12345678", START)
