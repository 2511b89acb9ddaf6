"""An appointment is cancelled or moved at the desk."""

import pytest
from sqlalchemy import select

from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.messaging.outbox import Message
from tests.webhook.desk.booked_day import FREE, acts, path
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services


def letters(services: Services) -> list[tuple[str, str]]:
    with read_scope(services.engine) as session:
        return [(one.template, one.values["when"]) for one in session.scalars(select(Message))]


def test_an_appointment_is_cancelled_and_the_citizen_informed(
    lena: Browser, services: Services, examples: Examples
) -> None:
    answer = lena.form(path(examples, 0, "/cancel"))
    assert answer.headers["Location"] == "/desk/appointments?office=town_hall&day=2014-02-06"
    page = lena.get(answer.headers["Location"]).text
    assert "De afspraak is afgezegd. De inwoner krijgt een sms." in page
    assert "7 afspraken" in page
    assert letters(services) == [("sms_cancelled", "donderdag 6 februari om 10.30 uur")]
    assert acts(services, examples, 0) == ["cancelled"]
    assert lena.get(path(examples, 0)).status_code == 404


def test_an_appointment_is_moved_and_its_seat_is_free_again(
    lena: Browser, services: Services, examples: Examples
) -> None:
    offered = lena.get(path(examples, 3) + "?day=2014-02-07").text
    assert f'value="{FREE}"' in offered
    answer = lena.form(path(examples, 3, "/move"), starts_at=FREE)
    assert answer.status_code == 303
    page = lena.get(answer.headers["Location"]).text
    assert "Verzet naar 7 februari, 09:00. De inwoner krijgt een sms." in page
    assert "Lena Visser verzette van 6 februari, 13:00 naar 7 februari, 09:00." in page
    assert letters(services) == [("sms_moved", "vrijdag 7 februari om 9.00 uur")]
    assert "–13:10" not in lena.get("/desk/appointments").text


def test_a_move_is_asked_once_before_anything_is_sent(
    lena: Browser, services: Services, examples: Examples
) -> None:
    page = lena.get(path(examples, 3), query_string={"day": "2014-02-07", "to": FREE}).text
    assert "Verzetten naar 7 februari, 09:00? De inwoner krijgt een sms." in page
    assert f'name="starts_at" value="{FREE}"' in page
    assert letters(services) == []
    taken = {"day": "2014-02-07", "to": "2014-02-07T03:00:00+01:00"}
    other = lena.get(path(examples, 3), query_string=taken).text
    assert "Verzetten naar" not in other
    assert 'name="starts_at"' not in other


def test_without_a_number_the_clerk_is_told_that_nobody_is_informed(
    lena: Browser, services: Services, examples: Examples
) -> None:
    with session_scope(services.engine) as session:
        conversation = str(examples.bookings[3].conversation_id)
        ContactBook(session, services.settings.data_key).erase(conversation)
    assert "De inwoner krijgt geen bericht." in lena.get(path(examples, 3)).text
    lena.form(path(examples, 3, "/cancel"))
    assert "De inwoner krijgt geen sms." in lena.get("/desk/appointments").text
    assert letters(services) == []


@pytest.mark.parametrize(
    ("wanted", "status", "told"),
    [
        ("2014-02-06T10:00:00+00:00", 409, "Die tijd is net vergeven."),
        ("2014-02-08T10:00:00+00:00", 422, "Op die tijd kan het niet."),
        ("2014-02-05T10:00:00+00:00", 422, "Op die tijd kan het niet."),
        ("2014-02-07T09:00:00", 422, "Op die tijd kan het niet."),
        ("at nine", 422, "Op die tijd kan het niet."),
        ("0001-01-01T00:00:00+14:00", 422, "Op die tijd kan het niet."),
        ("9999-12-31T23:59:59-14:00", 422, "Op die tijd kan het niet."),
    ],
)
def test_a_time_that_cannot_be_had_changes_nothing(
    wanted: str, status: int, told: str, lena: Browser, services: Services, examples: Examples
) -> None:
    refused = lena.form(path(examples, 3, "/move"), starts_at=wanted)
    assert (refused.status_code, told in refused.text) == (status, True)
    assert "–13:10" in lena.get("/desk/appointments").text
    assert letters(services) == []
