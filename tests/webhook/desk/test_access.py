"""Who passes at the desk."""

from collections.abc import Callable
from datetime import timedelta

from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples

Browse = Callable[[], Browser]
SignIn = Callable[[str], Browser]


def later(clock: SetClock, **by: float) -> None:
    clock.set(NOW + timedelta(**by))


def test_a_form_without_this_browsers_token_does_nothing(
    browse: Browse, sign_in: SignIn, examples: Examples
) -> None:
    fatima, other = sign_in("fatima"), browse()
    claim = f"/desk/cases/{examples.references['stairlift']}/claim"
    for given in ({}, {"csrf_token": "made-up"}, {"csrf_token": other.token()}):
        refused = fatima.client.post(claim, data={"version": 1, **given})
        assert refused.status_code == 400
        assert "Dit formulier is te oud" in refused.text
    assert fatima.client.post("/desk/sign-out").status_code == 400
    assert "Fatima" in fatima.get("/desk").text


def test_who_does_nothing_for_half_an_hour_is_out(sign_in: SignIn, clock: SetClock) -> None:
    fatima = sign_in("fatima")
    for minutes in (29, 58):
        later(clock, minutes=minutes)
        assert fatima.get("/desk").status_code == 200
    later(clock, minutes=88)
    assert fatima.get("/desk").status_code == 303


def test_a_page_that_refreshes_itself_keeps_nobody_in(sign_in: SignIn, clock: SetClock) -> None:
    fatima, htmx = sign_in("fatima"), {"HX-Request": "true"}
    for minutes in (10, 20, 29):
        later(clock, minutes=minutes)
        assert fatima.get("/desk/live/cases", headers=htmx).status_code == 200
    later(clock, minutes=30)
    over = fatima.get("/desk/live/cases", headers=htmx)
    assert (over.status_code, over.headers["HX-Redirect"]) == (401, "/desk/sign-in")


def test_after_ten_hours_everyone_signs_in_again(sign_in: SignIn, clock: SetClock) -> None:
    fatima = sign_in("fatima")
    for minutes in range(25, 600, 25):
        later(clock, minutes=minutes)
        assert fatima.get("/desk").status_code == 200
    later(clock, minutes=600)
    assert fatima.get("/desk").status_code == 303
