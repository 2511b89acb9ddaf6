"""What stands in the way of an act on a case."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.handled_cases import acts
from webhook.services import Services

SignIn = Callable[[str], Browser]


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


@pytest.mark.parametrize("department", ["", "wmo", "nowhere", "lokaal_loket"])
def test_a_case_is_moved_to_another_living_department_only(
    department: str, fatima: Browser, examples: Examples
) -> None:
    refused = fatima.act(examples.references["stairlift"], "move", department=department)
    assert refused.status_code == 422
    assert "Kies eerst een andere afdeling." in refused.text


def test_a_note_that_cannot_be_kept_is_not_lost(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    empty = fatima.act(reference, "note", note="  \n ")
    assert (empty.status_code, "Er staat nog niets in de notitie." in empty.text) == (422, True)
    long = fatima.act(reference, "note", note="a" * 2001)
    assert long.status_code == 422
    assert "a" * 2001 in long.text
