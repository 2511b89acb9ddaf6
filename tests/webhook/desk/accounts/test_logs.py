"""The auditor reads who did what, and nothing that a citizen said or is called."""

from collections.abc import Callable

from intake.database import session_scope
from intake.keeping import audit
from intake.staff.administration import acts
from tests.webhook.conftest import NOW
from tests.webhook.desk.accounts.conftest import Who
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import MATTERS, Examples
from webhook.desk.accounts import logs
from webhook.services import Services

SignIn = Callable[[str], Browser]


def test_what_clerks_do_with_cases_stands_there_without_its_content(
    sign_in: SignIn, fatima: Browser, examples: Examples
) -> None:
    reference = examples.references["danger"]
    fatima.act(reference, "claim", note="Mevrouw was erg geschrokken")
    fatima.act(reference, "no-danger", note="Het ging over een film")
    page = sign_in("noor").get("/desk/log?kind=cases").text
    spaced = f"{reference[:4]} {reference[4:]}"
    for act in ("bekeken", "opgepakt", "notitie geschreven", "gevaar eraf gehaald"):
        assert f"{spaced} · Fatima El Idrissi: {act}" in page
    contents = [one.summary for one in MATTERS.values()]
    contents += [value for one in MATTERS.values() for value in one.contact.values()]
    contents += ["geschrokken", "film", "zelfdoding"]
    assert [word for word in contents if word in page] == []


def test_changes_of_accounts_and_what_was_done_with_data_stand_there(
    sign_in: SignIn, services: Services, who: Who
) -> None:
    with session_scope(services.engine) as session:
        acts.note(session, "operated", who("lena"), "operator:root", NOW, role="lead")
        audit.note(session, "forgotten", NOW, sought_by="phone", counts={"turns": 4, "cases": 1})
    noor = sign_in("noor")
    told = "root (op de server) maakte of veranderde het account van Lena Visser: Teamleider."
    assert told in noor.get("/desk/log").text
    page = noor.get("/desk/log?kind=privacy").text
    assert f"{audit.operator()}: gewist op verzoek (5 gegevens)" in page


def test_it_is_read_in_pages(sign_in: SignIn, services: Services, who: Who) -> None:
    with session_scope(services.engine) as session:
        for number in range(logs.A_PAGE + 1):
            acts.note(session, "ended", who("lena"), who("lena").id, NOW, n=1000 + number)
    noor = sign_in("noor")
    first, second = noor.get("/desk/log").text, noor.get("/desk/log?page=2").text
    assert "(1050)" in first and "(1000)" not in first
    assert "(1000)" in second and "(1050)" not in second
    assert "Ouder" in first and "Ouder" not in second


def test_odd_addresses_show_the_first_log(sign_in: SignIn) -> None:
    noor = sign_in("noor")
    for query in ("kind=x", "page=0", "page=-1", "page=x", "page=99999999999999999999"):
        assert noor.get(f"/desk/log?{query}").status_code == 200, query


def test_it_speaks_german_too(sign_in: SignIn, fatima: Browser, examples: Examples) -> None:
    fatima.get(f"/desk/cases/{examples.references['stairlift']}")
    page = sign_in("noor").get("/desk/log?kind=cases&language=de").text
    assert "Fatima El Idrissi: angesehen" in page
