"""Whose a case is, tries to reach its citizen, and a false alarm, as pages of the desk."""

from collections.abc import Callable
from datetime import timedelta

from intake import staff
from intake.database import session_scope
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples, email
from tests.webhook.desk.handled_cases import acts
from webhook.services import Services

SignIn = Callable[[str], Browser]


def test_a_lead_takes_a_colleagues_case_and_frees_it(lena: Browser, examples: Examples) -> None:
    reference = examples.references["help_at_home"]
    page = lena.get(f"/desk/cases/{reference}").text
    assert "Neem de zaak over" in page
    assert lena.act(reference, "free", note="Joost is ziek.").status_code == 303
    page = lena.get(f"/desk/cases/{reference}").text
    assert "Lena Visser maakte de zaak vrij. Joost Bakker had hem." in page
    assert "Joost is ziek." in page
    assert 'id="claim"' in page


def test_a_clerk_takes_it_after_a_day_and_not_before(
    sign_in: SignIn, examples: Examples, clock: SetClock
) -> None:
    reference, fatima = examples.references["help_at_home"], sign_in("fatima")
    early = fatima.act(reference, "take")
    assert early.status_code == 409
    assert "Neem de zaak over" not in early.text
    clock.set(NOW + timedelta(days=1))
    fatima = sign_in("fatima")
    assert "Maak de zaak vrij" not in fatima.get(f"/desk/cases/{reference}").text
    assert fatima.act(reference, "take").status_code == 303
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "Fatima El Idrissi nam de zaak over van Joost Bakker." in page


def test_not_reached_is_a_try_and_after_three_an_ending(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    fatima.act(reference, "claim")
    ending = '<option value="not_reached"'
    assert fatima.act(reference, "close", outcome="not_reached").status_code == 422
    for _ in range(2):
        assert fatima.act(reference, "tried").status_code == 303
    assert "2 keer geprobeerd, weer vanaf 6 februari, 13:00" in fatima.get("/desk?view=mine").text
    assert ending not in fatima.get(f"/desk/cases/{reference}").text
    fatima.act(reference, "tried", note="Voicemail.")
    page = fatima.get(f"/desk/cases/{reference}").text
    assert ending in page
    assert "kreeg niemand te pakken, poging 3. Weer vanaf 6 februari, 13:00." in page
    assert fatima.act(reference, "close", outcome="not_reached").status_code == 303
    assert acts(services, reference)[-1] == "closed"


def test_in_danger_a_clerk_says_why_nobody_was_reached(sign_in: SignIn, examples: Examples) -> None:
    fatima, reference = sign_in("fatima"), examples.references["danger"]
    fatima.act(reference, "claim")
    for _ in range(3):
        fatima.act(reference, "tried")
    refused = fatima.act(reference, "close", outcome="not_reached")
    assert (refused.status_code, "Schrijf eerst in de notitie waarom." in refused.text) == (
        422,
        True,
    )
    told = {"outcome": "not_reached", "note": "De politie is er geweest."}
    assert fatima.act(reference, "close", **told).status_code == 303


def test_a_false_alarm_needs_a_note_and_can_be_undone(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["danger"]
    assert fatima.act(reference, "no-danger").status_code == 422
    fatima.act(reference, "no-danger", note="Het ging over een film.")
    page = fatima.get(f"/desk/cases/{reference}").text
    assert 'class="flag"' not in page
    assert "zei: geen gevaar. Eerst stond er: Gevaar: zelfdoding." in page
    assert "Het ging over een film." in page
    assert f'data-case="{reference}"' not in fatima.get("/desk").text
    fatima.act(reference, "danger-again")
    page = fatima.get(f"/desk/cases/{reference}").text
    assert '<strong class="flag">Gevaar: zelfdoding</strong>' in page


def test_another_departments_case_is_not_there(sign_in: SignIn, examples: Examples) -> None:
    anneke, reference = sign_in("anneke"), examples.references["danger"]
    for act in ("take", "free", "tried", "no-danger", "danger-again", "again"):
        refused = anneke.form(f"/desk/cases/{reference}/{act}", version=1, note="?")
        assert refused.status_code == 404, act


def test_a_clerk_who_signed_in_before_going_frees_nothing_by_hand(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    fatima, reference = sign_in("fatima"), examples.references["help_at_home"]
    with session_scope(services.engine) as session:
        staff.let_go(session, email("fatima"), NOW)
    assert fatima.form(f"/desk/cases/{reference}/take", version=2).status_code == 303
    assert "taken" not in acts(services, reference)
