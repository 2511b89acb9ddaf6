"""From a case a clerk writes to its citizen, and sees what was answered."""

from collections.abc import Callable

import pytest

from intake import cases, contact_wishes, conversations
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.handled_cases import WORDS, sent
from webhook.services import Services

SignIn = Callable[[str], Browser]


def put(services: Services, examples: Examples, key: str, number: str) -> None:
    with session_scope(services.engine) as session:
        book = ContactBook(session, services.settings.data_key)
        book.put(examples.conversations[key], "phone", number)


def answer(services: Services, reference: str, words: str, message: str) -> None:
    with session_scope(services.engine) as session:
        cases.answered(session, reference, words, message, NOW)


def test_a_clerk_writes_to_the_citizen(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "text", text=WORDS).status_code == 303
    page = fatima.get(f"/desk/cases/{reference}").text
    for told in (
        "De sms gaat naar de inwoner.",
        "Fatima El Idrissi stuurde een sms.",
        "Kunt u morgen om tien uur? Bel anders [telefoonnummer].",
    ):
        assert told in page, told
    assert sent(services) == [WORDS]
    with read_scope(services.engine) as session:
        said = conversations.transcript(session, examples.conversations["stairlift"])[-1]
    assert (said.sender, said.text) == ("staff", WORDS.replace("0594 123 456", "[phone]"))


def test_a_double_click_sends_once(fatima: Browser, services: Services, examples: Examples) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}/text"
    for _ in range(2):
        assert fatima.form(address, text=WORDS, version=1).status_code == 303
    assert sent(services) == [WORDS]


def test_words_that_cannot_be_sent_are_not_lost(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    empty = fatima.act(reference, "text", text=" ")
    assert (empty.status_code, "Er staat nog niets in de sms." in empty.text) == (422, True)
    long = fatima.act(reference, "text", text="a" * 481)
    assert (long.status_code, "hoogstens 480 tekens. Er is" in long.text) == (422, True)
    assert "a" * 481 in long.text
    assert sent(services) == []


def test_the_language_of_the_citizen_is_named(lena: Browser, examples: Examples) -> None:
    page = lena.get(f"/desk/cases/{examples.references['passport']}").text
    assert "taal van de inwoner: Duits" in page


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("complaint", "de inwoner gaf geen nummer"),
        ("help_at_home", "Alleen wie de zaak heeft opgepakt"),
        ("wheelchair", "Open de zaak eerst opnieuw"),
        ("stairlift", "dit is een vast nummer"),
    ],
)
def test_where_no_message_can_go_the_page_says_why_and_takes_none(
    key: str, why: str, lena: Browser, services: Services, examples: Examples
) -> None:
    put(services, examples, "stairlift", "+31594123456")
    reference = examples.references[key]
    page = lena.get(f"/desk/cases/{reference}").text
    assert why in page
    assert f"{reference}/text" not in page
    refused = lena.form(f"/desk/cases/{reference}/text", text=WORDS, version=1)
    assert (refused.status_code, why in refused.text) == (409, True)
    assert sent(services) == []


def test_another_departments_citizen_is_not_written_to(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}/text"
    assert sign_in("anneke").form(address, text=WORDS, version=1).status_code == 404
    assert sent(services) == []


def test_a_clerk_is_warned_where_others_may_read_along(
    lena: Browser, services: Services, examples: Examples
) -> None:
    wished = lena.get(f"/desk/cases/{examples.references['eviction']}").text
    assert "Misschien leest een ander de sms." not in wished  # text messages were asked for
    with session_scope(services.engine) as session:
        id_ = examples.conversations["danger"]
        contact_wishes.note(session, id_, ContactWish("calls_again", no_call=True), NOW)
    page = lena.get(f"/desk/cases/{examples.references['danger']}").text
    assert "Misschien leest een ander de sms." in page


def test_answers_are_told_in_the_list_until_somebody_opens_the_case(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    answer(services, reference, "Ja, dat kan.", "SM1")
    assert "1 ongelezen antwoord<" in fatima.get("/desk").text
    answer(services, reference, "Bel [phone].", "SM2")
    assert "2 ongelezen antwoorden" in fatima.get("/desk").text
    page = fatima.get(f"/desk/cases/{reference}").text
    for told in ("2 ongelezen antwoorden", "De inwoner antwoordde per sms.", "Ja, dat kan.",
                 "Bel [telefoonnummer]."):  # fmt: skip
        assert told in page, told
    for address in ("/desk", f"/desk/cases/{reference}"):
        assert "ongelezen" not in fatima.get(address).text


def test_whoever_reads_a_case_learns_that_an_answer_came(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    address = f"/desk/live/cases/{examples.references['stairlift']}?version=1"
    answer(services, examples.references["stairlift"], "Ja.", "SM1")
    for _ in range(2):  # the page that asks by itself is no clerk who reads
        assert "1 ongelezen antwoord" in fatima.get(address).text
