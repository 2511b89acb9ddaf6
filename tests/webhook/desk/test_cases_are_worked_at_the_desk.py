"""A clerk finds a case, takes it, works on it and finishes it; nobody else's work is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from intake import cases, contact_wishes
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import MATTERS, Examples
from webhook.services import Services

SignIn = Callable[[str], Browser]


def acts(services: Services, reference: str) -> list[str]:
    with read_scope(services.engine) as session:
        return [event.act for event in cases.history(session, reference)]


def order(page: str, examples: Examples) -> list[str]:
    """The keys of the cases on a page, from top to bottom."""
    places = {key: page.find(f"case-{ref}") for key, ref in examples.references.items()}
    return sorted((key for key, place in places.items() if place >= 0), key=places.__getitem__)


def test_the_list_has_danger_first_then_what_is_urgent_then_the_oldest(
    lena: Browser, examples: Examples
) -> None:
    assert order(lena.get("/desk").text, examples) == [
        *("danger", "eviction"),
        *("complaint", "income", "waste", "help_at_home", "stairlift", "passport"),
    ]


def test_a_clerk_sees_the_cases_of_their_departments_only(
    fatima: Browser, examples: Examples
) -> None:
    page = fatima.get("/desk").text
    assert order(page, examples) == ["danger", "waste", "help_at_home", "stairlift"]
    assert MATTERS["eviction"].summary not in page


def test_a_view_shows_one_department_or_ones_own_or_what_is_finished(
    fatima: Browser, examples: Examples
) -> None:
    def seen(query: str) -> list[str]:
        return order(fatima.get(f"/desk?{query}").text, examples)

    assert seen("department=wmo") == ["help_at_home", "stairlift"]
    assert seen("department=isd") == seen("")
    assert seen("view=mine") == []
    assert seen("view=closed") == ["wheelchair"]


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


def test_the_list_shows_no_contact_data(lena: Browser) -> None:
    page = lena.get("/desk").text
    for matter in MATTERS.values():
        assert not [value for value in matter.contact.values() if value in page]


def test_a_clerk_takes_a_case_and_finishes_it(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "claim").status_code == 303
    assert "Deze zaak is nu van u." in fatima.get(f"/desk/cases/{reference}").text
    assert fatima.act(reference, "note", note="Gebeld, komt goed.").status_code == 303
    assert fatima.act(reference, "close", outcome="called_back").status_code == 303
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "Deze zaak is afgehandeld: Teruggebeld." in page
    assert "Gebeld, komt goed." in page
    assert acts(services, reference) == ["opened", "viewed", "claimed", "noted", "closed"]


def test_of_two_clerks_the_second_is_told_who_has_it(sign_in: SignIn, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    fatima, joost = sign_in("fatima"), sign_in("joost")
    assert fatima.act(reference, "claim", version=1).status_code == 303
    late = joost.form(f"/desk/cases/{reference}/claim", version=1)
    assert late.status_code == 409
    assert "Fatima El Idrissi was u net voor en werkt nu aan deze zaak." in late.text
    assert "Fatima El Idrissi werkt aan deze zaak." in late.text


def test_of_clerks_who_press_at_the_same_moment_one_wins(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}/claim"
    clerks = [sign_in(name) for name in ("fatima", "joost", "lena")]
    tokens, start = [clerk.token() for clerk in clerks], Barrier(3)

    def press(number: int) -> int:
        start.wait()
        fields = {"csrf_token": tokens[number], "version": 1}
        return clerks[number].client.post(address, data=fields).status_code

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(press, range(3))) == [303, 409, 409]
    assert acts(services, examples.references["stairlift"]).count("claimed") == 1


def test_a_case_that_changed_meanwhile_is_shown_again(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    stale = fatima.form(f"/desk/cases/{reference}/claim", version=7)
    assert stale.status_code == 409
    assert "De zaak is intussen veranderd." in stale.text


def test_only_the_owner_finishes_a_case(fatima: Browser, examples: Examples) -> None:
    taken = examples.references["help_at_home"]
    for act, fields in (("close", {"outcome": "answered"}), ("release", {})):
        refused = fatima.form(f"/desk/cases/{taken}/{act}", version=2, **fields)
        assert refused.status_code == 409
        assert "Dat kan alleen wie de zaak heeft opgepakt." in refused.text
    moved = fatima.form(f"/desk/cases/{taken}/move", version=2, department="isd")
    assert "Joost Bakker was u net voor" in moved.text


def test_a_case_is_finished_with_an_outcome_only(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    fatima.act(reference, "claim")
    for outcome in ("", "solved"):
        refused = fatima.act(reference, "close", outcome=outcome)
        assert refused.status_code == 422
        assert "Kies eerst hoe het is afgelopen." in refused.text


def test_a_case_that_is_moved_has_no_owner_and_lies_in_the_other_list(
    sign_in: SignIn, examples: Examples
) -> None:
    fatima, anneke = sign_in("fatima"), sign_in("anneke")
    reference = examples.references["stairlift"]
    fatima.act(reference, "claim")
    moved = fatima.act(reference, "move", department="isd")
    assert moved.headers["Location"] == "/desk"
    told = fatima.get("/desk").text
    assert "De zaak staat nu in de lijst van ISD Noordenkwartier." in told
    assert fatima.get(f"/desk/cases/{reference}").status_code == 404
    assert f"claim-{reference}" in anneke.get("/desk").text
    history = anneke.get(f"/desk/cases/{reference}").text
    assert "verplaatste de zaak van Wmo-afdeling naar ISD Noordenkwartier." in history


@pytest.mark.parametrize("department", ["", "wmo", "nowhere", "lokaal_loket"])
def test_a_case_is_moved_to_another_living_department_only(
    department: str, fatima: Browser, examples: Examples
) -> None:
    refused = fatima.act(examples.references["stairlift"], "move", department=department)
    assert refused.status_code == 422
    assert "Kies eerst een andere afdeling." in refused.text


def test_a_case_goes_back_into_the_list_and_is_opened_again(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    fatima = sign_in("fatima")
    back, again = (examples.references[key] for key in ("stairlift", "wheelchair"))
    fatima.act(back, "claim")
    assert fatima.act(back, "release").status_code == 303
    assert fatima.act(again, "reopen").status_code == 303
    page = fatima.get("/desk").text
    assert f"claim-{back}" in page
    assert f"claim-{again}" in page
    assert acts(services, again)[-1] == "reopened"


def test_a_note_keeps_no_personal_data(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    fatima.act(reference, "note", note="Zijn bsn is 111222333.\r\nBel 0612345678 terug")
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "111222333" not in page
    assert "0612345678" not in page
    assert "Zijn bsn is [burgerservicenummer].\nBel [telefoonnummer] terug" in page


def test_a_note_that_cannot_be_kept_is_not_lost(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    empty = fatima.act(reference, "note", note="  \n ")
    assert (empty.status_code, "Er staat nog niets in de notitie." in empty.text) == (422, True)
    long = fatima.act(reference, "note", note="a" * 2001)
    assert long.status_code == 422
    assert "a" * 2001 in long.text


def test_a_form_that_is_much_too_long_is_told_so(fatima: Browser, examples: Examples) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}/note"
    refused = fatima.form(address, note="woord " * 5000)
    assert (refused.status_code, "Dat is te lang" in refused.text) == (413, True)


def test_another_departments_case_is_not_there(sign_in: SignIn, examples: Examples) -> None:
    anneke, reference = sign_in("anneke"), examples.references["stairlift"]
    shown = anneke.get(f"/desk/cases/{reference}")
    assert shown.status_code == 404
    nowhere = anneke.get("/desk/cases/12345674").text
    assert shown.text.replace(reference, "12345674") == nowhere
    for act in ("claim", "release", "note", "move", "close", "reopen"):
        refused = anneke.form(f"/desk/cases/{reference}/{act}", version=1)
        assert refused.status_code == 404, act
    assert anneke.get(f"/desk/live/cases/{reference}?version=1").status_code == 404


def test_a_number_leads_to_its_case(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    found = fatima.get(f"/desk/find?number={reference[:4]}+{reference[4:]}")
    assert found.headers["Location"] == f"/desk/cases/{reference}"


def test_a_number_leads_to_an_appointment_without_a_case(lena: Browser, examples: Examples) -> None:
    booking = examples.bookings[0]
    found = lena.get(f"/desk/find?number={booking.reference}")
    assert found.headers["Location"] == f"/desk/appointments/{booking.id}"


def test_a_number_of_others_is_found_as_little_as_none(fatima: Browser, examples: Examples) -> None:
    other = fatima.get(f"/desk/find?number={examples.references['eviction']}")
    assert (other.status_code, "staat niets bij uw afdelingen" in other.text) == (404, True)
    wrong = fatima.get("/desk/find?number=123")
    assert (wrong.status_code, "Een nummer heeft acht cijfers." in wrong.text) == (404, True)


def test_a_page_learns_that_its_case_has_changed(fatima: Browser, examples: Examples) -> None:
    address = f"/desk/live/cases/{examples.references['stairlift']}"
    assert fatima.get(f"{address}?version=1").text.strip() == ""
    assert "Deze zaak is intussen veranderd." in fatima.get(f"{address}?version=0").text


def test_the_desk_speaks_german(fatima: Browser, examples: Examples) -> None:
    page = fatima.get("/desk?language=de").text
    assert '<html lang="de"' in page
    assert "Alle offenen Vorgänge" in page
    assert "Wartet" in fatima.get(f"/desk/cases/{examples.references['stairlift']}").text
