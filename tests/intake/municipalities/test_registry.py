"""Profiles in use: found by id and number, reread after a change, refused with assumptions."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.municipalities import Profiles, UnknownMunicipality
from intake.settings import ROOT
from intake.wording.languages import Languages

Edited = Callable[..., Path]
Started = Callable[..., Profiles]


@pytest.fixture
def started(tmp_path: Path, catalogue: Catalogue, languages: Languages) -> Started:
    def start(environment: str = "development") -> Profiles:
        return Profiles(tmp_path, catalogue, environment, languages)

    return start


def change(path: Path, old: str, new: str) -> None:
    """Edit a file so that its stamp surely differs."""
    before = path.stat().st_mtime_ns
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))


def test_a_profile_is_found_by_id_and_by_number(edited: Edited, started: Started) -> None:
    edited()
    profiles = started()
    assert profiles.get("gemeente-voorbeeld").name == "Gemeente Voorbeeld"
    assert profiles.by_phone("+31594000099").id == "gemeente-voorbeeld"
    assert [profile.id for profile in profiles.all()] == ["gemeente-voorbeeld"]


def test_an_unknown_id_or_number_says_so(edited: Edited, started: Started) -> None:
    edited()
    with pytest.raises(UnknownMunicipality, match="gemeente-nergens"):
        started().get("gemeente-nergens")
    with pytest.raises(UnknownMunicipality):
        started().by_phone("+31594000098")


def test_an_id_is_never_a_path(edited: Edited, started: Started) -> None:
    path = edited()
    with pytest.raises(UnknownMunicipality):
        started().get(f"../{path.parent.name}/gemeente-voorbeeld")


def test_a_changed_file_is_reread(
    edited: Edited, started: Started, caplog: pytest.LogCaptureFixture
) -> None:
    path, profiles = edited(), started()
    with caplog.at_level(logging.INFO):
        change(path, "name: Gemeente Voorbeeld", "name: Gemeente Anders")
        assert profiles.get("gemeente-voorbeeld").name == "Gemeente Anders"
    assert [record.getMessage() for record in caplog.records] == [
        "profile reread: gemeente-voorbeeld"
    ]


def test_a_broken_change_leaves_the_last_good_one_and_one_log_line(
    edited: Edited, started: Started, caplog: pytest.LogCaptureFixture
) -> None:
    path, profiles = edited(), started()
    change(path, "country: NL", "country: FR")
    for _ in range(3):
        assert profiles.get("gemeente-voorbeeld").country == "NL"
    assert len(caplog.records) == 1
    assert ", country: found 'FR'" in caplog.records[0].getMessage()
    assert [problem.key for problem in profiles.problems] == [("country",)]


def test_a_mended_file_is_used_again(edited: Edited, started: Started) -> None:
    path = edited("country: NL", "country: FR")
    profiles = started()
    with pytest.raises(UnknownMunicipality):
        profiles.get("gemeente-voorbeeld")
    change(path, "country: FR", "country: NL")
    assert profiles.get("gemeente-voorbeeld").country == "NL"
    assert profiles.problems == []


def test_a_file_that_disappears_leaves_its_profile(edited: Edited, started: Started) -> None:
    path, profiles = edited(), started()
    path.unlink()
    assert profiles.get("gemeente-voorbeeld").country == "NL"


def test_a_new_file_is_found_without_a_restart(edited: Edited, started: Started) -> None:
    profiles = started()
    edited()
    assert profiles.get("gemeente-voorbeeld").country == "NL"


def test_one_broken_file_does_not_silence_the_others(edited: Edited, started: Started) -> None:
    edited("country: NL", "country: FR", name="gemeente-kapot")
    edited()
    assert [profile.id for profile in started().all()] == ["gemeente-voorbeeld"]


def test_of_two_profiles_with_one_number_the_second_is_refused(
    edited: Edited, started: Started
) -> None:
    edited(name="gemeente-een")
    edited(name="gemeente-twee")
    profiles = started()
    assert [profile.id for profile in profiles.all()] == ["gemeente-een"]
    assert "since gemeente-een.yml has it" in str(profiles.problems[0])


def test_production_refuses_what_is_assumed(edited: Edited, started: Started) -> None:
    edited("    capacity: 2 ", "    assumed: [capacity]\n    capacity: 2 ")
    profiles = started("production")
    assert profiles.all() == []
    (problem,) = profiles.problems
    assert problem.key == ("offices", "town_hall", "assumed")
    assert "since INTAKE_ENV is production" in str(problem)


def test_production_takes_a_profile_without_assumptions(edited: Edited, started: Started) -> None:
    edited()
    assert [profile.id for profile in started("production").all()] == ["gemeente-voorbeeld"]


def test_production_refuses_appointments_that_a_restart_forgets(
    edited: Edited, started: Started
) -> None:
    edited("  backend: sql", "  backend: demo")
    problems = started("production").problems
    assert any("appointments.backend: found demo" in str(problem) for problem in problems)


def test_production_refuses_every_demonstration(catalogue: Catalogue, languages: Languages) -> None:
    profiles = Profiles(ROOT / "data" / "municipalities", catalogue, "production", languages)
    assert profiles.all() == []


def test_all_of_ours_are_in_use_in_development(catalogue: Catalogue, languages: Languages) -> None:
    profiles = Profiles(ROOT / "data" / "municipalities", catalogue, "development", languages)
    files = {file.stem for file in (ROOT / "data" / "municipalities").glob("[!_]*.yml")}
    assert len(files) >= 5
    assert {profile.id for profile in profiles.all()} == files
