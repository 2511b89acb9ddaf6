"""What an installation is told from outside."""

from datetime import timedelta

import pytest

from intake.settings import SECRETS, Settings, SettingsError, frozen_now

GIVEN = {name: f"the {name}" for name in SECRETS}


def test_what_is_not_said_has_a_default() -> None:
    settings = Settings.from_env({**GIVEN, "PORT": "9000"})
    assert (settings.port, settings.rasa_port, settings.environment) == (9000, 5005, "development")
    assert settings.public_base_url == "http://127.0.0.1:9000"
    assert not settings.has_twilio_account


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_has_none(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_env({**GIVEN, name: ""})


def test_in_production_the_token_of_twilio_is_needed_too() -> None:
    with pytest.raises(SettingsError, match="TWILIO_AUTH_TOKEN"):
        Settings.from_env({**GIVEN, "INTAKE_ENV": "production"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INTAKE_ENV", "staging"),
        ("PORT", "eighty"),
        ("INTAKE_NOW", "yesterday"),
        ("INTAKE_NOW", "2026-03-11T10:00"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_env({**GIVEN, name: value})


def test_a_frozen_installation_keeps_its_offset() -> None:
    moment = frozen_now({"INTAKE_NOW": "2026-03-11T10:00+01:00"})
    assert moment is not None and moment.utcoffset() == timedelta(hours=1)
