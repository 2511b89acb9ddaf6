"""The model's name changes with what it is trained from, and with nothing else."""

from pathlib import Path

import pytest

from deploy.model import fingerprint, model_path

TRAINED_FROM = [
    "config.yml",
    "domain.yml",
    "bot/encoders/encoder.py",
    "bot/thresholds.json",
    "requirements/rasa.txt",
    "data/services.yml",
    "data/languages.yml",
    "data/dialogue/appointments.yml",
    "data/nl/nlu/greet.yml",
    "data/de/nlu/greet.yml",
    "data/nl-BE/responses/support.yml",
    "data/nl/lookups/service.yml",
    "data/nl/questions.yml",
]
NOT_TRAINED_FROM = [
    "credentials.yml",
    "endpoints.yml",
    "README.md",
    "data/nl/prompts.yml",
    "data/nl/spoken.yml",
    "data/municipalities/gemeente-leek.yml",
    "actions/appointments/form.py",
    "data/municipalities/answers/gemeente-leek.yml",
    "data/national/nl/answers.yml",
    "data/thresholds.yml",
    "intake/clock.py",
    "models/old.tar.gz",
    "tests/bot/test_language.py",
    "bot/__pycache__/encoder.cpython-311.pyc",
    "data/nl/nlu/.greet.yml.swp",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TRAINED_FROM + NOT_TRAINED_FROM:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before")
    return tmp_path


@pytest.mark.parametrize("name", TRAINED_FROM)
def test_a_changed_source_changes_the_name(tree: Path, name: str) -> None:
    before = fingerprint(tree)
    (tree / name).write_text("after")

    assert fingerprint(tree) != before


@pytest.mark.parametrize("name", NOT_TRAINED_FROM)
def test_any_other_file_leaves_the_name(tree: Path, name: str) -> None:
    before = fingerprint(tree)
    (tree / name).write_text("after")

    assert fingerprint(tree) == before


def test_a_new_a_renamed_and_a_removed_source_change_the_name(tree: Path) -> None:
    names = [fingerprint(tree)]
    (tree / "data/fy/nlu").mkdir(parents=True)
    (tree / "data/fy/nlu/greet.yml").write_text("before")
    names.append(fingerprint(tree))
    (tree / "data/fy/nlu/greet.yml").rename(tree / "data/fy/nlu/goodbye.yml")
    names.append(fingerprint(tree))
    (tree / "data/nl/nlu/greet.yml").unlink()
    names.append(fingerprint(tree))

    assert len(set(names)) == len(names)


def test_the_same_sources_elsewhere_have_the_same_name(tree: Path) -> None:
    before = model_path(tree).name
    moved = tree.rename(tree.with_name("elsewhere"))

    assert model_path(moved).name == before
