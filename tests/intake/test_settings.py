"""What an installation is told from outside."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake.settings import (
    ALL,
    OF_ACTIONS,
    OF_WORKER,
    ROOT,
    SECRETS,
    Settings,
    SettingsError,
    clock_of,
    data_folder,
)
from tests.strict_settings import strict

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


def test_terms_and_the_share_that_may_go_at_once_can_be_set() -> None:
    given = {"INTAKE_RETENTION": "cases=730", "INTAKE_RETENTION_SHARE": "40"}
    settings = Settings.from_env({**GIVEN, **given})
    assert (settings.retention.cases.days, settings.retention.turns.days) == (730, 28)
    assert settings.retention_share == 0.4
    assert Settings.from_env(GIVEN).retention_share == 0.25


def test_in_production_the_token_of_twilio_is_needed_too() -> None:
    with pytest.raises(SettingsError, match="TWILIO_AUTH_TOKEN"):
        Settings.from_env({**GIVEN, "INTAKE_ENV": "production"})


def test_an_account_of_twilio_comes_with_its_token_where_text_messages_are_sent() -> None:
    half = {**GIVEN, "TWILIO_ACCOUNT_SID": "AC1"}
    with pytest.raises(SettingsError, match="TWILIO_ACCOUNT_SID needs"):
        Settings.from_env(half)
    assert Settings.from_env(half, needs=OF_ACTIONS).has_twilio_account


@pytest.mark.parametrize("needs", [OF_ACTIONS, OF_WORKER])
def test_a_process_starts_with_its_own_secrets_alone(needs: tuple[str, ...]) -> None:
    mine = {name: value for name, value in strict().items() if name not in ALL or name in needs}
    settings = Settings.from_env(mine, needs)
    assert settings.production and settings.secret_key == settings.channel_secret == ""
    for name in needs:
        with pytest.raises(SettingsError, match=name):
            Settings.from_env({**mine, name: ""}, needs)


def test_a_second_factor_is_needed_in_production_unless_it_is_said_otherwise() -> None:
    for given, needed in ((GIVEN, False), (strict(), True)):
        assert Settings.from_env(given).second_factor is needed
        for word in ("required", "optional"):
            said = Settings.from_env({**given, "INTAKE_SECOND_FACTOR": word})
            assert said.second_factor is (word == "required")


def test_the_provider_of_the_staff_is_read_whole() -> None:
    assert Settings.from_env(GIVEN).openid is None
    told = {
        "INTAKE_OIDC_ISSUER": "https://login.example",
        "INTAKE_OIDC_CLIENT_ID": "intake",
        "INTAKE_OIDC_CLIENT_SECRET": "secret",
        "INTAKE_OIDC_GROUPS": "leads=gemeente-leek:lead",
    }
    openid = Settings.from_env({**GIVEN, **told}).openid
    assert openid is not None
    assert (openid.client_id, openid.claim, list(openid.groups)) == ("intake", "roles", ["leads"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INTAKE_ENV", "staging"),
        ("PORT", "eighty"),
        ("INTAKE_NOW", "yesterday"),
        ("INTAKE_RETENTION", "words=14"),
        ("INTAKE_RETENTION_SHARE", "0"),
        ("INTAKE_RETENTION_SHARE", "101"),
        ("INTAKE_NOW", "2026-03-11T10:00"),
        ("INTAKE_SECOND_FACTOR", "sometimes"),
        ("INTAKE_OIDC_ISSUER", "https://login.example"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_env({**GIVEN, name: value})


def test_an_installation_is_frozen_at_a_moment() -> None:
    nine = datetime(2026, 3, 11, 9, tzinfo=UTC)
    frozen = {"INTAKE_NOW": "2026-03-11T10:00+01:00"}
    assert clock_of(frozen).now() == nine
    assert Settings.from_env({**GIVEN, **frozen}).clock.now() == nine


def test_what_is_not_frozen_runs() -> None:
    before = datetime.now(UTC)
    assert before <= clock_of({}).now() <= clock_of({"INTAKE_NOW": ""}).now()


def test_the_data_may_lie_elsewhere(tmp_path: Path) -> None:
    elsewhere = {"INTAKE_DATA_DIR": str(tmp_path)}
    assert data_folder(elsewhere) == tmp_path
    assert Settings.from_env({**GIVEN, **elsewhere}).data_dir == tmp_path
    assert data_folder({}) == data_folder({"INTAKE_DATA_DIR": ""}) == ROOT / "data"
