"""A clerk books for the citizen of a case, by the bot's rules and with the same text message."""

import re
from datetime import timedelta

from sqlalchemy import select

from intake import cases
from intake.database import read_scope
from intake.messaging.outbox import Message
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services


def page_of(browser: Browser, examples: Examples, **asked: str) -> str:
    path = f"/desk/cases/{examples.references['passport']}/book"
    return browser.get(path, query_string=asked).text


def times(page: str) -> list[str]:
    return re.findall(r'name="to" value="([^"]+)"', page)


def book(browser: Browser, examples: Examples, starts_at: str, **given: str):  # type: ignore[no-untyped-def]
    fields = {"service": "passport", "office": "town_hall", "starts_at": starts_at} | given
    return browser.form(f"/desk/cases/{examples.references['passport']}/book", **fields)


def test_a_time_is_chosen_confirmed_and_booked(
    lena: Browser, services: Services, examples: Examples
) -> None:
    (first, *_) = times(page_of(lena, examples, day="2014-02-07"))
    sure = page_of(lena, examples, day="2014-02-07", to=first)
    assert f'name="starts_at" value="{first}"' in sure
    done = book(lena, examples, first)
    page = lena.get(done.headers["Location"]).text
    assert "De afspraak staat: " in page and "maakte een afspraak: " in page
    profile = services.profiles.get("gemeente-leek")
    (made,) = services.appointments(profile).look_up(examples.references["passport"])
    assert made.slot.starts_at.isoformat() == first
    assert made.conversation_id == examples.conversations["passport"]


def test_the_citizen_gets_the_bots_text_message(
    lena: Browser, services: Services, examples: Examples
) -> None:
    case = examples.references["stairlift"]
    lena.form(
        f"/desk/cases/{case}/book", service="passport", office="town_hall",
        starts_at=times(page_of(lena, examples, day="2014-02-07"))[0],
    )  # fmt: skip
    with read_scope(services.engine) as session:
        sent = [one.template for one in session.scalars(select(Message))]
        acts = [one.act for one in cases.history(session, case)]
    assert sent == ["sms_booked"] and "booked" in acts


def test_no_time_is_offered_that_the_bot_would_not_give(lena: Browser, examples: Examples) -> None:
    today = page_of(lena, examples, day="2014-02-06")
    assert min(times(today)) >= (NOW + timedelta(minutes=30)).isoformat()
    far = (NOW + timedelta(days=60)).date().isoformat()
    assert times(page_of(lena, examples, day=far)) == []


def test_a_time_out_of_reach_or_of_no_office_is_refused(lena: Browser, examples: Examples) -> None:
    (first, *_) = times(page_of(lena, examples, day="2014-02-07"))
    far = "2014-06-06T08:00:00+00:00"
    for wrong in (
        {"starts_at": far}, {"starts_at": "x"}, {"starts_at": "2014-02-07T09:00:00"},
        {"office": "nowhere"}, {"service": "nothing"}, {"starts_at": NOW.isoformat()},
    ):  # fmt: skip
        refused = book(lena, examples, **{"starts_at": first} | wrong)
        assert (refused.status_code, "Op die tijd kan het niet" in refused.text) == (422, True)


def test_of_two_the_last_seat_goes_to_one(
    lena: Browser, services: Services, examples: Examples
) -> None:
    (first, *_) = times(page_of(lena, examples, day="2014-02-07"))
    profile = services.profiles.get("gemeente-leek")
    statuses = [book(lena, examples, first).status_code for _ in range(9)]
    seats = profile.offices["town_hall"].capacity
    assert statuses == [303] * seats + [409] * (9 - seats)


def test_others_cases_are_not_there(fatima: Browser, examples: Examples) -> None:
    path = f"/desk/cases/{examples.references['eviction']}/book"
    assert fatima.get(path).status_code == fatima.form(path).status_code == 404
