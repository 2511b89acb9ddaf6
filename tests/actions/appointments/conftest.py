"""Bookings that have come some way."""

import pytest

from tests.actions.appointments.bookings import begin
from tests.actions.talk import Heard, Talk, Talking


@pytest.fixture
def at_the_time(talking: Talking) -> Talk:
    """Household help at the town hall: the time is asked."""
    talk = talking()
    begin(
        talk, "een afspraak op het gemeentehuis voor huishoudelijke hulp", service="household_help"
    )
    assert talk.slots["requested_slot"] == "appointment_time"
    return talk


@pytest.fixture
def read_back(at_the_time: Talk) -> Talk:
    """The same, on Monday at nine for Els: the appointment is read back."""
    at_the_time.hears("maandag om negen uur").turn()
    at_the_time.gives("name", "Els de Vries").turn()
    assert at_the_time.slots["requested_slot"] == "appointment_confirmed"
    return at_the_time


@pytest.fixture
def nothing_free(talking: Talking) -> tuple[Talk, Heard]:
    """Before February the new services have no hours at all."""
    talk = talking(now="2013-11-04T10:00:00+01:00")
    return talk, begin(talk, "afspraak voor huishoudelijke hulp", service="household_help")
