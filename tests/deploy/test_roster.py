"""Which processes make an installation, each in its own environment, and all of them supervised."""

import subprocess
import sys
from pathlib import Path

import pytest

from deploy import secret_files, supervision
from deploy.environments import APP, RASA
from deploy.processes import SERVING
from deploy.roster import NOBODYS, THE_DESKS, Member, members
from intake.settings import OF_ACTIONS, OF_WORKER

PORTS = {"PORT": "1", "RASA_PORT": "2", "ACTIONS_PORT": "3"}


@pytest.fixture
def roster() -> dict[str, Member]:
    return {member.name: member for member in members(PORTS, Path("model.tar.gz"))}


def test_a_system_is_five_processes(roster: dict[str, Member]) -> None:
    assert list(roster) == ["actions", "rasa", "gateway", "worker", "banks"]
    assert set(SERVING) < set(roster)


def test_whoever_has_a_port_is_asked_for_its_health(roster: dict[str, Member]) -> None:
    asked = {name: member.health for name, member in roster.items() if member.health}
    assert set(asked) == set(SERVING)
    assert all(url.startswith("http://127.0.0.1:") for url in asked.values())


def test_what_imports_bot_runs_in_rasas_environment(roster: dict[str, Member]) -> None:
    in_rasas = {name for name, member in roster.items() if str(RASA.python) in member.command}
    assert in_rasas == {"rasa", "banks"}
    assert all(str(APP.python) in roster[name].command for name in set(roster) - in_rasas)


def test_banks_are_fitted_on_one_core_and_leave_the_other(roster: dict[str, Member]) -> None:
    command = " ".join(roster["banks"].command)
    assert command.endswith("-m bot.answers.bank_fit --watch")
    assert "OMP_NUM_THREADS=1" in command


def told(member: Member) -> set[str]:
    """Names of the settings with secrets that a process would find in its environment."""
    before = member.command[: next(i for i, part in enumerate(member.command) if "python" in part)]
    printing = (*before, sys.executable, "-c", "import os; print(*os.environ)")
    full = {**dict.fromkeys(NOBODYS, "secret"), "PATH": "/usr/bin"}
    return set(subprocess.check_output(printing, env=full, text=True).split()) & set(NOBODYS)


def test_rasa_knows_no_key_of_contact_data_and_nothing_of_twilio(
    roster: dict[str, Member],
) -> None:
    assert told(roster["rasa"]) == {
        "INTAKE_CHANNEL_SECRET",
        "INTAKE_ACTIONS_SECRET",
        "RASA_TRACKER_URL",
    }
    assert told(roster["banks"]) == set()
    assert told(roster["gateway"]) == set(NOBODYS)


def test_who_only_records_a_text_message_cannot_send_one(roster: dict[str, Member]) -> None:
    assert told(roster["actions"]) == {
        *("INTAKE_ACTIONS_SECRET", "INTAKE_DATA_KEY", "INTAKE_DATABASE_URL"),
        "TWILIO_ACCOUNT_SID",
    }


def test_the_worker_can_speak_to_no_other_process_and_sign_nobody_in(
    roster: dict[str, Member],
) -> None:
    assert told(roster["worker"]) == {
        *("INTAKE_DATA_KEY", "INTAKE_DATABASE_URL", "RASA_TRACKER_URL"),
        *("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"),
    }


@pytest.mark.parametrize(("name", "needs"), [("actions", OF_ACTIONS), ("worker", OF_WORKER)])
def test_what_a_process_needs_it_is_told(
    name: str, needs: tuple[str, ...], roster: dict[str, Member]
) -> None:
    assert set(needs) <= told(roster[name])


def test_only_the_gateway_knows_how_people_sign_in_at_a_provider(
    roster: dict[str, Member],
) -> None:
    others = {name: told(member) for name, member in roster.items() if name != "gateway"}
    assert all(not any("OIDC" in secret for secret in found) for found in others.values())
    assert set(THE_DESKS) <= told(roster["gateway"])


def test_every_secret_is_withheld_from_who_needs_none() -> None:
    assert set(secret_files.MAKERS) <= set(NOBODYS)


def test_what_processes_write_is_for_their_user_alone(
    roster: dict[str, Member], tmp_path: Path
) -> None:
    config = supervision.write(tmp_path, list(roster.values())).read_text()
    assert config.count("umask = 077") == len(roster) + 2
    watch = next(line for line in config.splitlines() if "deploy.watch" in line)
    assert all(f"-u {name}" in watch for name in NOBODYS)


def test_the_folder_of_an_installation_is_closed_also_where_it_was_open(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir(mode=0o755)
    secret_files.close(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_each_is_started_again_when_it_ends(roster: dict[str, Member], tmp_path: Path) -> None:
    config = supervision.write(tmp_path, list(roster.values())).read_text()
    for name in (*roster, "watch"):
        assert f"[program:{name}]" in config
    assert config.count("autorestart = true") == len(roster) + 1


def test_who_has_a_heartbeat_is_watched_by_it(roster: dict[str, Member], tmp_path: Path) -> None:
    beats = {name for name, member in roster.items() if member.beat}
    assert beats == set(roster)
    config = supervision.write(tmp_path, list(roster.values())).read_text()
    assert all(f"{name}={tmp_path / 'beats' / name}" in config for name in beats)
