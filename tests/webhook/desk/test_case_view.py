"""One case with everything a clerk may know of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake import cases, contact_wishes, conversations
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.keeping import holds
from intake.returning import joining
from intake.worker import RetentionPolicy, retention
from tests.webhook.conftest import NOW, Talk
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import MATTERS, Examples
from tests.webhook.desk.handled_cases import acts
from webhook.services import Services


def test_a_case_shows_what_was_handed_over(fatima: Browser, examples: Examples) -> None:
    page = fatima.get(f"/desk/cases/{examples.references['stairlift']}").text
    for told in (
        MATTERS["stairlift"].summary,
        "Gaat het om een traplift?",
        "Henk Dijkstra",
        "+31 6 12345678",
        "Wilde een medewerker",
        "Onderwerp: Zorg en ondersteuning",
        "[telefoonnummer]",
        "6 februari, 11:00",
    ):
        assert told in page, told


def test_a_case_shows_what_was_said_by_whoever_came_again(
    fatima: Browser, services: Services, examples: Examples, begin: Callable[..., Talk]
) -> None:
    reference = examples.references["stairlift"]
    again = begin(channel="sms")
    again.say("ik wacht nog op bericht over de lift")
    with session_scope(services.engine) as session:
        conversation = conversations.get(session, again.id)
        case = cases.get(session, reference)
        joining.join(session, services.settings, conversation, case, NOW)
    page = fatima.get(f"/desk/cases/{reference}").text
    for told in ("Gaat het om een traplift?", "bericht over de lift", "nam opnieuw contact op"):
        assert told in page, told


def test_whoever_sees_the_contact_data_is_noted_once(
    fatima: Browser, lena: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    for browser in (fatima, fatima, lena):
        browser.get(f"/desk/cases/{reference}")
    assert acts(services, reference) == ["opened", "viewed", "viewed"]
    with read_scope(services.engine) as session:
        last = cases.history(session, reference)[-1]
    assert last.detail == {"shown": ["name", "phone"]}


def test_words_that_are_gone_are_told_with_the_days_they_were_kept(
    sign_in: Callable[[str], Browser], services: Services, examples: Examples
) -> None:
    days = RetentionPolicy().turns
    retention(services.engine, NOW + days + timedelta(days=1), RetentionPolicy())
    page = sign_in("fatima").get(f"/desk/cases/{examples.references['stairlift']}").text
    assert f"Ze worden {days.days} dagen bewaard." in page


def test_danger_is_named_with_its_kind(lena: Browser, examples: Examples) -> None:
    case = f"/desk/cases/{examples.references['danger']}"
    for page in ("/desk", case):
        assert "Gevaar: zelfdoding" in lena.get(page).text
        assert "Gefahr: Suizid" in lena.get(f"{page}?language=de").text
        lena.get("/desk?language=nl")


def test_the_number_to_call_in_danger_stands_above_everything_else(
    lena: Browser, examples: Examples
) -> None:
    page = lena.get(f"/desk/cases/{examples.references['danger']}").text
    number = page.index('<a href="tel:+31623456789"')
    assert page.index("<h1") < number < page.index("<h2")


def test_danger_without_a_number_says_so(
    lena: Browser, services: Services, examples: Examples
) -> None:
    with session_scope(services.engine) as session:
        book = ContactBook(session, services.settings.data_key)
        book.erase(examples.conversations["danger"])
    page = lena.get(f"/desk/cases/{examples.references['danger']}").text
    assert "Er is geen telefoonnummer bekend." in page


def test_how_a_citizen_wants_to_be_reached_is_told_in_list_and_case(
    lena: Browser, examples: Examples
) -> None:
    wished = ("Belt zelf weer", "Wanneer: na vijf uur", "Tolk nodig")
    case = lena.get(f"/desk/cases/{examples.references['income']}").text
    for page in (lena.get("/desk").text, case):
        assert [told for told in wished if told not in page] == []
    assert "Niet bellen" not in case


def test_nobody_can_press_a_number_that_must_not_be_called(
    lena: Browser, examples: Examples
) -> None:
    page = lena.get(f"/desk/cases/{examples.references['eviction']}").text
    assert "+31 6 34567890" in page
    assert "tel:" not in page
    assert page.count("Niet bellen") == 2  # beside each of the two numbers
    assert "Nicht anrufen" in lena.get("/desk?language=de").text


@pytest.mark.parametrize(("kind", "told"), [("violence", True), ("medical", False)])
def test_a_number_that_may_be_overheard_says_that_nobody_has_asked(
    lena: Browser, services: Services, examples: Examples, kind: str, told: bool
) -> None:
    reference = examples.references["danger"]
    with session_scope(services.engine) as session:
        cases.get(session, reference).danger = kind
    page = lena.get(f"/desk/cases/{reference}").text
    assert ("Vraag eerst of bellen veilig is" in page) == told
    with session_scope(services.engine) as session:
        contact_wishes.note(session, examples.conversations["danger"], ContactWish("call"), NOW)
    assert "Vraag eerst of bellen veilig is" not in lena.get(f"/desk/cases/{reference}").text


def test_a_case_under_a_legal_hold_says_so(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    case = f"/desk/cases/{examples.references['stairlift']}"
    assert "moet bewaard blijven" not in fatima.get(case).text
    with session_scope(services.engine) as session:
        holds.place(session, examples.references["stairlift"], "bezwaar 2026/13", NOW)
    assert "moet bewaard blijven" in fatima.get(case).text
