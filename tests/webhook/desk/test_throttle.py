"""How often somebody may try to sign in."""

from collections.abc import Callable

from tests.webhook.desk.conftest import Browser
from webhook.desk.throttle import Throttle

Browse = Callable[[], Browser]


def test_after_eight_wrong_attempts_the_right_one_must_wait(browse: Browse) -> None:
    browser = browse()
    for _ in range(8):
        assert browser.sign_in("fatima", "wrong").status_code == 403
    refused = browser.sign_in("fatima")
    assert (refused.status_code, "Dat was te vaak." in refused.text) == (429, True)
    assert browser.sign_in("joost").status_code == 303


def test_whoever_signs_in_starts_counting_anew() -> None:
    throttle = Throttle()
    for _ in range(3):
        assert all(throttle.may_try("A@x", "192.0.2.1") for _ in range(8))
        throttle.succeeded("a@X ")
    assert all(throttle.may_try("a@x", "192.0.2.1") for _ in range(8))
    assert not throttle.may_try(" a@x", "192.0.2.1")


def test_one_address_tries_many_names_for_a_while_only() -> None:
    throttle = Throttle()
    assert all(throttle.may_try(str(number), "192.0.2.1") for number in range(200))
    assert not throttle.may_try("one more", "192.0.2.1")
    assert throttle.may_try("one more", "192.0.2.2")
