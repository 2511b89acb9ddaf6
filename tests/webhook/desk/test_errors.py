"""What goes wrong at the desk, as pages that a person can read."""

from collections.abc import Callable

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples

SignIn = Callable[[str], Browser]


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
