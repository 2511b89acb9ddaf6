"""How often somebody may try to sign in: the guesser is stopped, the clerk is not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from intake import staff
from intake.database import connect, read_scope
from intake.security.log import SecurityEvent
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD, email
from webhook.desk.throttle import ADDRESS, NAME, PAIR, WINDOW, Attempt, Throttle
from webhook.services import Services

Browse = Callable[[], Browser]
HOME, ELSEWHERE = "192.0.2.1", "203.0.113.9"
SECOND = timedelta(seconds=1)


@pytest.fixture
def throttle(services: Services) -> Throttle:
    return Throttle(services.engine, services.settings.data_key)


def passes(throttle: Throttle, *attempt: str, times: int = 1) -> list[bool]:
    return [throttle.refused(Attempt(*attempt), NOW) is None for _ in range(times)]


def events(services: Services) -> list[tuple[str, str, str]]:
    with read_scope(services.engine) as session:
        rows = session.scalars(select(SecurityEvent).order_by(SecurityEvent.id))
        return [(row.event, row.account, row.detail) for row in rows]


def test_after_eight_wrong_attempts_the_right_one_must_wait(
    browse: Browse, clock: SetClock
) -> None:
    browser = browse()
    for _ in range(8):
        assert browser.sign_in("fatima", "wrong").status_code == 403
    refused = browser.sign_in("fatima")
    assert (refused.status_code, "Dat was te vaak." in refused.text) == (429, True)
    assert refused.headers["Retry-After"] == str(15 * 60)
    assert browser.sign_in("joost").status_code == 303
    clock.passes(WINDOW)
    assert browse().sign_in("fatima").status_code == 303


def test_a_stranger_who_fills_the_count_of_a_name_does_not_lock_its_clerk_out(
    browse: Browse,
) -> None:
    desk, stranger = browse(), browse()
    assert desk.sign_in("fatima").status_code == 303
    desk.form("/desk/sign-out")
    refused = [
        stranger.form(
            "/desk/sign-in",
            email=email("fatima"),
            password="guess",
        ).status_code
        for _ in range(NAME.most + 1)
    ]
    assert refused[-1] == 429
    assert stranger.sign_in("fatima").status_code == 429
    assert desk.sign_in("fatima").status_code == 303


def test_a_guess_from_another_address_counts_apart(throttle: Throttle) -> None:
    assert all(passes(throttle, "a@x", ELSEWHERE, times=PAIR.most))
    assert passes(throttle, "a@x", ELSEWHERE) == [False]
    assert passes(throttle, " A@X ", HOME) == [True]


def test_who_guesses_from_many_addresses_is_stopped_by_the_name(throttle: Throttle) -> None:
    tried = [passes(throttle, "a@x", f"198.51.100.{n}")[0] for n in range(NAME.most + 1)]
    assert (tried.count(True), tried[-1]) == (NAME.most, False)
    assert passes(throttle, "a@x", HOME, "a browser of a's") == [True]


def test_one_address_tries_many_names_for_a_while_only(throttle: Throttle) -> None:
    assert all(passes(throttle, str(number), HOME)[0] for number in range(ADDRESS.most))
    assert passes(throttle, "one more", HOME) == [False]
    assert passes(throttle, "one more", ELSEWHERE) == [True]
    again = throttle.refused(Attempt("another", HOME), NOW + WINDOW)
    assert again is None


def test_a_town_hall_that_signs_in_fills_no_count(throttle: Throttle) -> None:
    for number in range(ADDRESS.most * 2):
        attempt = Attempt(f"clerk {number}", HOME)
        assert throttle.refused(attempt, NOW) is None
        throttle.succeeded(attempt, NOW)


def test_a_known_browser_guesses_no_more_often_than_others(throttle: Throttle) -> None:
    tried = passes(throttle, "a@x", HOME, "browser", times=9)
    assert tried == [True] * 8 + [False]
    assert passes(throttle, "a@x", HOME, "another browser") == [True]


def test_whoever_signs_in_starts_counting_anew(throttle: Throttle) -> None:
    for _ in range(3):
        assert all(passes(throttle, "A@x", HOME, times=8))
        throttle.succeeded(Attempt("a@X ", HOME), NOW)


def test_processes_and_restarts_share_the_counts(services: Services, throttle: Throttle) -> None:
    passes(throttle, "a@x", HOME, times=8)
    other = connect(services.settings.database_url)
    assert passes(Throttle(other, services.settings.data_key), "a@x", HOME) == [False]
    other.dispose()


def test_the_security_log_tells_of_sign_ins_and_names_no_one_but_the_account(
    browse: Browse, services: Services
) -> None:
    browser = browse()
    browser.sign_in("nobody", "secret words")
    for _ in range(8):
        browser.sign_in("fatima", "wrong")
    for _ in range(3):
        browser.sign_in("fatima", PASSWORD)
    other = browse()
    other.sign_in("joost")
    other.form("/desk/sign-out")
    with read_scope(services.engine) as session:
        fatima, joost = (staff.by_email(session, email(one)) for one in ("fatima", "joost"))
    assert fatima and joost
    assert events(services) == [
        ("sign_in_failed", "", ""),
        *[("sign_in_failed", fatima.id, "")] * 8,
        ("sign_in_refused", fatima.id, PAIR.what),
        ("signed_in", joost.id, ""),
        ("signed_out", joost.id, ""),
    ]
