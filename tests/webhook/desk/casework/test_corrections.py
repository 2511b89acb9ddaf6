"""The wrong department: said with a move or beside it, and judged by a lead."""

from intake import corrections
from intake.cases import Case
from intake.corrections import Correction
from intake.database import read_scope
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services


def of(services: Services, reference: str) -> Correction | None:
    with read_scope(services.engine) as session:
        return corrections.of_case(session, session.get_one(Case, reference))


def test_a_move_says_in_the_same_press_that_the_department_was_wrong(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    moved, wrong = examples.references["stairlift"], examples.references["waste"]
    fatima.act(moved, "move", department="kcc")
    fatima.act(wrong, "move", department="wmo", wrong="on")
    assert of(services, moved) is None
    found = of(services, wrong)
    assert found is not None
    assert (found.chosen, found.right) == ("kcc", "wmo")


def test_a_clerk_says_so_of_a_case_that_stays_and_takes_it_back(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "corrected", right="burgerzaken").status_code == 303
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "Gemeld: Burgerzaken was de juiste afdeling." in page
    assert "niet Wmo-afdeling, maar Burgerzaken was de juiste afdeling" in page
    assert fatima.act(reference, "corrected", right="burgerzaken").status_code == 409
    assert fatima.act(reference, "corrected", right="nergens").status_code == 422
    fatima.act(reference, "corrected", right="wmo")
    assert of(services, reference) is None


def test_a_lead_judges_what_was_said(
    fatima: Browser, lena: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert "Er is niets te beoordelen." in lena.get("/desk/corrections").text
    fatima.act(reference, "corrected", right="kcc")
    page = lena.get("/desk/corrections").text
    assert f"/desk/corrections/{reference}" in page
    assert "Fatima El Idrissi" in page
    lena.form(f"/desk/corrections/{reference}", accepted="yes")
    found = of(services, reference)
    assert found is not None
    assert found.accepted is True
    assert f"/desk/corrections/{reference}" not in lena.get("/desk/corrections").text


def test_what_was_taken_back_is_judged_by_nobody(lena: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    told = lena.form(f"/desk/corrections/{reference}", accepted="yes")
    assert told.status_code == 303
    assert "weer ingetrokken" in lena.get("/desk/corrections").text
