"""Nothing can be stored: the desk says so, shows what there is, and loses nothing typed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.exc import ProgrammingError

from intake.staff.models import Clerk
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.full_store import full
from webhook.services import Services

NOTE = "Gebeld met de dochter."


def test_an_act_that_cannot_be_stored_gives_the_words_back(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}/note"
    with full(services.engine):
        refused = fatima.form(address, note=NOTE, version=1)
    assert refused.status_code == 503
    assert "Er kan nu niets worden bewaard" in refused.text
    assert "Uw tekst is er nog." in refused.text
    assert NOTE in refused.text


def test_who_signs_in_reads_what_is_wrong(
    browse: Callable[[], Browser], services: Services
) -> None:
    with full(services.engine):
        refused = browse().sign_in("fatima")
    assert refused.status_code == 503
    assert "Es wurde nichts geändert" in refused.text or "Er is niets veranderd" in refused.text


def test_the_cases_can_be_read_all_the_same(
    fatima: Browser, services: Services, clock: SetClock
) -> None:
    clock.set(NOW + timedelta(minutes=2))  # that she is here is to be noted anew
    with full(services.engine):
        assert fatima.get("/desk").status_code == 200


def test_a_mistake_of_ours_is_not_taken_for_it(
    fatima: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object, **__: object) -> Clerk:
        raise ProgrammingError("SELECT", {}, Exception("no such column"))

    monkeypatch.setattr("intake.staff.signed_in", mistaken)
    fatima.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    assert fatima.get("/desk").status_code == 500
