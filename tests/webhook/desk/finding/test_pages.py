"""People, numbers and words are found from one field; views are kept under names."""

import html
import re
from collections.abc import Callable

import pytest

from intake import cases, conversations
from intake.contacts import ContactBook
from intake.database import session_scope
from intake.finding import joining
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services

SignIn = Callable[[str], Browser]


def found(browser: Browser, sought: str) -> list[str]:
    """The references of the cases on the page of what was found."""
    page = browser.get("/desk/find", query_string={"sought": sought})
    assert page.status_code == 200, page.text
    return re.findall(r'id="case-(\d{8})"', page.text)


@pytest.mark.parametrize(
    ("sought", "key"),
    [
        ("06 12345678", "stairlift"),
        ("+31612345678", "stairlift"),
        ("dykstra henk", "stairlift"),
        ("Veen", "help_at_home"),
        ("leverancier vrijdag", "wheelchair"),
        ("MILIEUSTRAAT", "waste"),
    ],
)
def test_a_case_is_found_by_number_name_and_words(
    sought: str, key: str, fatima: Browser, examples: Examples
) -> None:
    assert found(fatima, sought) == [examples.references[key]]


def test_what_lies_with_others_is_counted_and_not_shown(
    fatima: Browser, lena: Browser, examples: Examples
) -> None:
    assert found(fatima, "Haddad") == []
    page = fatima.get("/desk/find?sought=Haddad").text
    assert "Bij andere afdelingen: 1." in page and "Samira" not in page
    assert found(fatima, "deurwaarder") == []
    assert found(lena, "hoekstra@voorbeeld.example") == [examples.references["complaint"]]


def test_the_name_tells_them_apart_and_that_it_was_shown_is_noted(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    page = fatima.get("/desk/find?sought=dijkstra").text
    assert "<strong>Henk Dijkstra</strong>" in page
    with session_scope(services.engine) as session:
        last = cases.history(session, examples.references["stairlift"])[-1]
    assert (last.act, last.detail) == ("viewed", {"shown": ["name"]})


def test_looking_for_words_shows_no_name(fatima: Browser, examples: Examples) -> None:
    assert "Henk Dijkstra" not in fatima.get("/desk/find?sought=operatie").text


def test_nothing_is_found_and_markup_is_no_markup(fatima: Browser) -> None:
    page = fatima.get("/desk/find?sought=%3Cb%3Eniemand%3C/b%3E").text
    assert "Bij uw afdelingen is hier geen zaak van." in page
    assert "<b>niemand" not in page


def test_a_contact_without_a_case_is_joined_with_one(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    with session_scope(services.engine) as session:
        other = conversations.open_conversation(
            session, municipality="gemeente-leek", channel="voice", language="nl",
            locale="nl-NL", now=NOW,
        ).id  # fmt: skip
        ContactBook(session, services.settings.data_key).put(other, "phone", "+31611111111")
    reference = examples.references["waste"]
    assert "Gesprekken zonder zaak" in fatima.get("/desk/find?sought=0611111111").text
    joined = fatima.form(f"/desk/contacts/{other}/join", reference=reference)
    assert joined.headers["Location"] == f"/desk/cases/{reference}"
    assert found(fatima, "0611111111") == [reference]
    with session_scope(services.engine) as session:
        assert joining.joined_with(session, reference) == [other]


def test_a_contact_is_joined_with_no_case_of_others(fatima: Browser, examples: Examples) -> None:
    conversation = examples.conversations["stairlift"]
    for reference in (examples.references["eviction"], "12", ""):
        refused = fatima.form(f"/desk/contacts/{conversation}/join", reference=reference)
        assert (refused.status_code, "geen zaak met dit nummer" in refused.text) == (404, True)
    for id_ in (conversation, "nobody"):
        own = fatima.form(f"/desk/contacts/{id_}/join", reference=examples.references["stairlift"])
        assert "Dat gesprek kan niet bij deze zaak." in own.text


def test_a_view_is_kept_shown_and_dropped(fatima: Browser, lena: Browser) -> None:
    asked = {"channel": "voice", "hasty": "1", "next": "//elsewhere.example"}
    kept = fatima.form("/desk/views", name="Bellers met spoed", **asked)
    assert kept.headers["Location"] == "/desk?channel=voice&hasty=1"
    page = fatima.get(kept.headers["Location"]).text
    assert html.escape("/desk?channel=voice&hasty=1") in page
    assert '<h2 id="shown">Bellers met spoed</h2>' in page
    assert "Bellers met spoed" not in lena.get("/desk").text
    (dropped,) = re.findall(r"/desk/views/[0-9a-f-]+/drop", page)
    lena.form(dropped)
    assert "Bellers met spoed" in fatima.get("/desk").text
    fatima.form(dropped)
    fatima.get("/desk")
    assert "Bellers met spoed" not in fatima.get("/desk").text


def test_a_view_needs_a_name(fatima: Browser) -> None:
    refused = fatima.form("/desk/views", name=" ", view="mine")
    assert "Geef de weergave eerst een naam." in fatima.get(refused.headers["Location"]).text
