"""What every process is started with: given settings, secrets made once, Rasa's own database."""

import base64
import re
import stat
from pathlib import Path

import pytest
import yaml

from deploy import ROOT, secret_files
from deploy.installation import complete, own_arithmetic, tracker_store
from deploy.steps import SetUpError


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    first, second = (secret_files.kept(tmp_path / "secrets") for _ in range(2))

    assert first == second
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "secrets").iterdir()}
    assert modes == {0o600}
    assert {path.name for path in (tmp_path / "secrets").iterdir()} == set(first)


def test_secrets_are_long_and_all_different() -> None:
    secrets = list(secret_files.fresh().values())

    assert len(set(secrets)) == len(secrets)
    assert min(map(len, secrets)) >= 32


def test_the_data_key_is_one_that_fernet_takes() -> None:
    assert len(base64.urlsafe_b64decode(secret_files.fresh()["INTAKE_DATA_KEY"])) == 32


def test_a_given_secret_wins_and_is_not_written_down(tmp_path: Path) -> None:
    given = {**secret_files.fresh(), "INTAKE_VAR_DIR": str(tmp_path)}

    environ = complete(given, env_file=None)

    assert environ["INTAKE_DATA_KEY"] == given["INTAKE_DATA_KEY"]
    assert not (tmp_path / "secrets").exists()


def test_production_makes_up_no_secret(tmp_path: Path) -> None:
    given = {"INTAKE_ENV": "production", "INTAKE_VAR_DIR": str(tmp_path)}

    with pytest.raises(SetUpError, match="INTAKE_CHANNEL_SECRET.*TWILIO_AUTH_TOKEN"):
        complete(given, env_file=None)
    assert not (tmp_path / "secrets").exists()


def test_no_process_computes_as_the_machine_likes(tmp_path: Path) -> None:
    """Some shells choose kernels for the libraries, a bare machine does not: the model would be
    another one."""
    liked = {"OPENBLAS_CORETYPE": "Haswell", "MKL_NUM_THREADS": "4", "OMP_NUM_THREADS": "8"}
    liked |= {"ONEDNN_MAX_CPU_ISA": "SSE41", "CT2_FORCE_CPU_ISA": "GENERIC"}
    env_file = tmp_path / ".env"
    env_file.write_text("CT2_USE_MKL=1\n")

    environ = complete({**liked, "INTAKE_VAR_DIR": str(tmp_path)}, env_file)

    assert not {*liked, "CT2_USE_MKL"} & environ.keys()
    assert own_arithmetic({**liked, "PATH": "/bin"}) == {"PATH": "/bin"}


def test_the_env_file_fills_what_is_not_given(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("# ports\nPORT=9000\nRASA_PORT = '9001'\nINTAKE_NOW=\n")
    given = {"PORT": "9100", "INTAKE_VAR_DIR": str(tmp_path)}

    environ = complete(given, env_file)

    assert (environ["PORT"], environ["RASA_PORT"]) == ("9100", "9001")
    assert "INTAKE_NOW" not in environ


def test_no_process_reports_to_a_third_party_or_goes_uncompiled(tmp_path: Path) -> None:
    given = {
        "INTAKE_VAR_DIR": str(tmp_path),
        "RASA_TELEMETRY_ENABLED": "true",
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    environ = complete(given, env_file=None)

    assert environ["RASA_TELEMETRY_ENABLED"] == "false"
    assert "PYTHONDONTWRITEBYTECODE" not in environ


def test_rasa_has_a_file_of_its_own_on_sqlite(tmp_path: Path) -> None:
    store = tracker_store("sqlite:////srv/var/intake.db", tmp_path)

    assert store == {"RASA_TRACKER_URL": f"sqlite:///{tmp_path}/rasa.db"}


def test_rasa_has_a_schema_of_its_own_on_postgresql(tmp_path: Path) -> None:
    store = tracker_store("postgresql+psycopg://u:p@db:5432/intake", tmp_path)

    assert store["RASA_TRACKER_URL"] == "postgresql://u:p@db:5432/intake"
    assert store["POSTGRESQL_SCHEMA"] == "rasa"


def test_mysql_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match="mysql"):
        tracker_store("mysql://u:p@db/intake", tmp_path)


def test_the_endpoints_name_only_settings_that_every_installation_has(tmp_path: Path) -> None:
    text = (ROOT / "endpoints.yml").read_text()
    environ = complete({"INTAKE_VAR_DIR": str(tmp_path)}, env_file=None)

    # Rasa expands a value only where it is not quoted, and refuses to start on an unknown name.
    written = re.findall(r"^[^#\n]*\$\{(\w+)\}", text, re.MULTILINE)
    assert written and set(written) <= set(environ)
    assert not re.search(r"[\"'].*\$\{", text)
    endpoints = yaml.load(text, yaml.CSafeLoader)
    assert endpoints["action_endpoint"]["headers"]["Authorization"].startswith("Bearer $")
