"""One appointment with everything a clerk may know of it."""

from datetime import datetime

from intake import contact_wishes
from intake.appointments.models import Appointment
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.booked_day import acts, path
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services


def test_an_appointment_shows_whom_it_is_for_and_that_is_noted(
    lena: Browser, services: Services, examples: Examples
) -> None:
    for _ in range(2):
        page = lena.get(path(examples, 3)).text
    for told in ("Roelof Postma", "+31 6 12345670", "Rijbewijs", "Gemeentehuis", "10 minuten"):
        assert told in page, told
    assert acts(services, examples, 3) == ["viewed"]


def test_an_appointment_tells_who_must_not_be_called(
    lena: Browser, services: Services, examples: Examples
) -> None:
    with session_scope(services.engine) as session:
        conversation = str(examples.bookings[3].conversation_id)
        contact_wishes.note(session, conversation, ContactWish(no_call=True), NOW)
    page = lena.get(path(examples, 3)).text
    assert "Niet bellen" in page
    assert "tel:" not in page


def test_an_appointment_of_several_tells_how_many_come(
    lena: Browser, services: Services, examples: Examples
) -> None:
    booking = examples.bookings[3]
    assert "Personen" not in lena.get(path(examples, 3)).text
    with session_scope(services.engine) as session:
        session.get_one(Appointment, booking.id).persons = 3
    page = lena.get(path(examples, 3)).text
    assert "<dt>Personen</dt><dd>3</dd>" in page
    day = booking.slot.starts_at.date().isoformat()
    assert "3 personen" in lena.get(f"/desk/appointments?office=town_hall&day={day}").text


def test_a_day_without_free_times_leads_to_the_next(lena: Browser, examples: Examples) -> None:
    page = lena.get(path(examples, 3) + "?day=2014-02-08").text
    assert "Op deze dag is niets vrij." in page
    assert "Eerste dag met vrije tijden: Donderdag 6 februari" in page


def test_what_is_over_stays_as_it_was(lena: Browser, examples: Examples, clock: SetClock) -> None:
    clock.set(datetime.fromisoformat("2014-02-06T09:45:00+00:00"))
    page = lena.get(path(examples, 0)).text
    assert "Deze afspraak is voorbij." in page
    assert "/cancel" not in page
    assert lena.form(path(examples, 0, "/cancel")).status_code == 404
