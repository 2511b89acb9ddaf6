"""Told in time to finish what was begun."""

from collections.abc import Callable
from datetime import timedelta

from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser

SignIn = Callable[[str], Browser]


def later(clock: SetClock, **by: float) -> None:
    clock.set(NOW + timedelta(**by))


def test_whoever_is_nearly_out_is_told_and_stays(sign_in: SignIn, clock: SetClock) -> None:
    fatima = sign_in("fatima")

    def told(minutes: float) -> str:
        later(clock, minutes=minutes)
        return fatima.get("/desk/live/session").text.strip()

    assert told(24.9) == ""
    assert "Over 5 minuten wordt u uitgelogd" in told(25)
    assert "Over een minuut wordt u uitgelogd" in told(29.5)
    assert fatima.form("/desk/stay").headers["Location"] == "/desk"
    assert told(54) == ""
    assert "Over 5 minuten" in told(54.5)
