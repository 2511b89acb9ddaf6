"""Codes of telephones, and an administrator."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest

from intake import staff
from intake.database import read_scope
from intake.staff import Clerk, second_factor
from tests.clocks import SetClock
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples, email
from webhook.services import Services

Code = Callable[[], str]
Who = Callable[[str], Clerk]


@pytest.fixture
def wouter(sign_in: Callable[[str], Browser]) -> Browser:
    """The administrator."""
    return sign_in("wouter")


@pytest.fixture
def who(services: Services, examples: Examples) -> Who:
    """Gives the account of one of the examples' clerks as it is now."""

    def find(clerk: str) -> Clerk:
        with read_scope(services.engine) as session:
            found = staff.by_email(session, email(clerk))
        assert found is not None
        return found

    return find


@pytest.fixture
def telephone(services: Services, who: Who, clock: SetClock) -> Callable[[str], Code]:
    """Gives a clerk a second factor; what it returns makes a code that has not been used."""

    def give(clerk: str) -> Code:
        key, id_ = services.settings.data_key, who(clerk).id
        secret = second_factor.begin(services.engine, id_, key)
        totp = pyotp.TOTP(secret)
        second_factor.confirm(services.engine, id_, totp.at(clock.now()), key, clock.now())

        def code() -> str:
            clock.passes(timedelta(seconds=30))
            return totp.at(clock.now())

        return code

    return give
