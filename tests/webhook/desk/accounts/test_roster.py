"""Accounts as their administrator sees them."""

import pytest

from intake.database import session_scope
from intake.staff.administration import acts
from tests.webhook.conftest import NOW
from tests.webhook.desk.accounts.conftest import Who
from tests.webhook.desk.conftest import Browser
from webhook.services import Services


def test_the_list_says_who_is_there_and_how_they_sign_in(wouter: Browser, fatima: Browser) -> None:
    page = wouter.get("/desk/staff").text
    for name in ("Fatima El Idrissi", "Joost Bakker", "Noor Haddad", "Wouter Bos"):
        assert name in page
    assert page.count("Laatst actief: zojuist") == 2
    assert "zonder code" in page


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (acts.OPENID, "het werkaccount veranderde"),
        ("operator:root", "root (op de server) veranderde"),
        ("nobody-known", "Een medewerker veranderde"),
    ],
)
def test_whoever_changed_an_account_is_named(
    by: str, told: str, wouter: Browser, services: Services, who: Who
) -> None:
    rights = {"before": {"role": "clerk", "departments": ["wmo"]}, "after": {"role": "lead"}}
    with session_scope(services.engine) as session:
        acts.note(session, "changed", who("lena"), by, NOW, **rights)
    page = wouter.get(f"/desk/staff/{who('lena').id}").text
    assert f"{told} Lena Visser van Medewerker (Wmo-afdeling) in Teamleider." in page
