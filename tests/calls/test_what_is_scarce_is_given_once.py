"""What there is too little of: place 300 in Viersen, and the one seat at nine in Geilenkirchen."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from deploy.processes import Installation
from intake import programmes, references
from intake.database import session_scope
from intake.programmes import Interest
from tests.calls.numbers import own_number
from webhook.services import Services
from webhook.simulator.player import play
from webhook.simulator.records import Records
from webhook.simulator.script import load
from webhook.simulator.terminal import client_for

pytestmark = pytest.mark.timeout(300)
SCRIPTS = Path(__file__).parent / "scarce"
VIERSEN, CENTRE, CLERK = "kreis-viersen", "praeventionszentrum", "clerk-1"
SPRING = datetime.fromisoformat("2021-04-01T09:00:00+02:00")
JUNE = datetime.fromisoformat("2021-06-08T09:00:00+02:00")


@pytest.fixture
def one_place_left(beside: Services) -> Iterator[None]:
    """Gives 299 places away; afterwards nobody has or wants one."""
    with session_scope(beside.engine) as session:
        session.execute(delete(Interest))
        for number in range(123, 300):
            session.add(_given(session, number))
    yield
    with session_scope(beside.engine) as session:
        session.execute(delete(Interest))


def _given(session: Session, number: int) -> Interest:
    return Interest(
        reference=references.reference_for(session, f"has-place-{number}"),
        programme=CENTRE,
        municipality=VIERSEN,
        registered_at=SPRING,
        place=number,
    )


@pytest.fixture
def played(installation: Installation, beside: Services, records: Records) -> Callable[[str], str]:
    """Plays a script as written, and gives the conversation's reference."""

    def lead(name: str) -> str:
        script = load(SCRIPTS / f"{name}.yml")
        client = client_for(beside, installation.url, script, own_number())
        done = play(script, client, records, sys.stdout.write)
        assert [str(failure) for failure in done.failures] == []
        with session_scope(beside.engine) as session:
            return references.reference_for(session, done.conversation)

    return lead


@pytest.mark.usefixtures("one_place_left")
def test_place_300_is_given_and_301_waits_in_line(
    beside: Services, played: Callable[[str], str]
) -> None:
    viersen = beside.profiles.get(VIERSEN)
    last = played("place_300_is_asked_for_by_chat")
    with session_scope(beside.engine) as session:
        given = programmes.confirm_place(session, viersen, CENTRE, last, CLERK, JUNE)
    assert given.place == 300
    first_in_line = played("place_301_is_the_first_in_line_by_telephone")
    played("the_next_one_is_second_by_text_message")
    with (
        pytest.raises(programmes.ProgrammeFull) as full,
        session_scope(beside.engine) as session,
    ):
        programmes.confirm_place(session, viersen, CENTRE, first_in_line, CLERK, JUNE)
    assert full.value.position == 1


def test_who_wants_a_taken_seat_is_offered_what_is_left(played: Callable[[str], str]) -> None:
    played("the_only_seat_at_nine_is_taken")
    played("who_comes_second_is_offered_another_day_office_or_a_call_back")
