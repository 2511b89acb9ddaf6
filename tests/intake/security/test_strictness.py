"""What an installation for citizens does not start with."""

import secrets
from collections.abc import Mapping

import pytest

from intake.security import strictness
from intake.settings import SECRETS, Settings, SettingsError
from tests.strict_settings import strict


def refused(changes: Mapping[str, str]) -> str:
    """What is said of the settings of a good installation with these changes."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(strict() | changes)
    return str(caught.value)


def test_good_settings_are_taken() -> None:
    settings = Settings.from_env(strict())
    assert settings.production
    assert settings.open_pages == frozenset()


@pytest.mark.parametrize(
    "name", [*SECRETS[:3], "INTAKE_METRICS_TOKEN", "INTAKE_OIDC_CLIENT_SECRET"]
)
@pytest.mark.parametrize("weak", ["secret", "a" * 64, "0123456789abcdef" + "0" * 15])
def test_a_weak_secret_is_refused(name: str, weak: str) -> None:
    told = refused({name: weak})
    assert f"{name} is weak" in told
    assert weak not in told


def test_two_equal_secrets_are_refused() -> None:
    same = dict.fromkeys(("INTAKE_ACTIONS_SECRET", "INTAKE_SECRET_KEY"), secrets.token_hex(32))
    assert "two secrets are equal" in refused(same)


@pytest.mark.parametrize("key", ["no key", "A" * 43, "é" * 44])
def test_a_data_key_that_is_none_is_refused(key: str) -> None:
    assert "INTAKE_DATA_KEY must be Fernet keys" in refused({"INTAKE_DATA_KEY": key})


def test_a_data_key_given_twice_is_refused() -> None:
    key = strict()["INTAKE_DATA_KEY"]
    assert "equal" in refused({"INTAKE_DATA_KEY": f"{key} {key}"})


@pytest.mark.parametrize("token", ["f" * 31, "F" * 32, "the token of Twilio"])
def test_a_token_that_is_not_twilios_is_refused(token: str) -> None:
    assert "TWILIO_AUTH_TOKEN must be" in refused({"TWILIO_AUTH_TOKEN": token})


@pytest.mark.parametrize(
    "address",
    ["", "http://intake.example.org", "https://intake.example.org/", "https://a.example/path"],
)
def test_an_address_without_tls_or_with_a_path_is_refused(address: str) -> None:
    assert "PUBLIC_BASE_URL" in refused({"PUBLIC_BASE_URL": address})


@pytest.mark.parametrize("database", ["", "sqlite:////srv/intake.db"])
def test_sqlite_is_refused(database: str) -> None:
    assert "INTAKE_DATABASE_URL" in refused({"INTAKE_DATABASE_URL": database})


@pytest.mark.parametrize(
    "rest",
    ["db.leek.example/intake", "db.leek.example/intake?sslmode=require", "/intake?host=10.0.0.7"],
)
def test_a_database_on_another_machine_is_asked_by_tls_alone(rest: str) -> None:
    told = refused({"INTAKE_DATABASE_URL": f"postgresql+psycopg://intake:secret@{rest}"})
    assert "sslmode=verify-full" in told
    assert "secret@" not in told


@pytest.mark.parametrize(
    "rest",
    [
        "db.leek.example/intake?sslmode=verify-full",
        "[::1]/intake",
        "/intake?host=/var/run/postgresql",
    ],
)
def test_one_that_nobody_can_listen_to_is_taken(rest: str) -> None:
    address = f"postgresql+psycopg://intake:secret@{rest}"
    assert Settings.from_env(strict(INTAKE_DATABASE_URL=address)).database_url == address


def test_a_database_of_which_nothing_can_be_read_is_refused_without_its_words() -> None:
    told = refused({"INTAKE_DATABASE_URL": "postgresql://intake:secret@host:port/intake"})
    assert "INTAKE_DATABASE_URL cannot be read" in told and "secret@" not in told


@pytest.mark.parametrize(
    ("name", "value"),
    [("INTAKE_NOW", "2026-03-11T10:00+01:00"), ("TWILIO_ACCOUNT_SID", "ACcount")],
)
def test_a_clock_that_stands_and_an_account_that_is_none_are_refused(name: str, value: str) -> None:
    assert name in refused({name: value})


def test_everything_is_told_at_once() -> None:
    told = refused({"INTAKE_DATABASE_URL": "", "PUBLIC_BASE_URL": "", "INTAKE_SECRET_KEY": "x"})
    assert told.count(";") == 2


def test_a_development_machine_is_asked_nothing() -> None:
    loose = dict.fromkeys(SECRETS, "same")
    assert strictness.faults(loose, SECRETS)
    assert not Settings.from_env(loose).production
