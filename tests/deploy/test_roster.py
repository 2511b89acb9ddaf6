"""Which processes make an installation, each in its own environment, and all of them supervised."""

from pathlib import Path

import pytest

from deploy import supervision
from deploy.environments import APP, RASA
from deploy.processes import SERVING
from deploy.roster import Member, members

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


def test_each_is_started_again_when_it_ends(roster: dict[str, Member], tmp_path: Path) -> None:
    config = supervision.write(tmp_path, list(roster.values())).read_text()
    for name in (*roster, "watch"):
        assert f"[program:{name}]" in config
    assert config.count("autorestart = true") == len(roster) + 1


def test_who_has_a_heartbeat_is_watched_by_it(roster: dict[str, Member], tmp_path: Path) -> None:
    beats = {name for name, member in roster.items() if member.beat}
    assert beats == {"actions", "gateway", "rasa", "worker"}
    config = supervision.write(tmp_path, list(roster.values())).read_text()
    assert all(f"{name}={tmp_path / 'beats' / name}" in config for name in beats)
    assert "banks=" not in config
