"""Profiles, help lines and catalogue are checked by a command."""

import shutil
from pathlib import Path

import pytest

from intake.municipalities import check
from intake.settings import ROOT


@pytest.fixture
def data(tmp_path: Path, form: str) -> Path:
    """A folder data/ with one profile."""
    for name in ("services.yml", "languages.yml"):
        text = (ROOT / "data" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "data" / "national", tmp_path / "national")
    for language in ("nl", "de"):
        (tmp_path / language).symlink_to(ROOT / "data" / language)
    (tmp_path / "municipalities").mkdir()
    (tmp_path / "municipalities" / "gemeente-voorbeeld.yml").write_text(form, encoding="utf-8")
    return tmp_path


Capture = pytest.CaptureFixture[str]


def test_the_data_of_the_system_is_right(capsys: Capture) -> None:
    assert check.main([]) == 0
    profiles = set(ROOT.glob("data/municipalities/*.yml")) - set(
        ROOT.glob("data/municipalities/_*.yml")
    )
    assert f"{len(profiles)} profiles and" in capsys.readouterr().out


def test_a_mistake_is_printed_and_fails(data: Path, form: str, capsys: Capture) -> None:
    path = data / "municipalities" / "gemeente-voorbeeld.yml"
    path.write_text(form.replace("country: NL", "country: FR"), encoding="utf-8")
    assert check.main(["--data", str(data)]) == 1
    out = capsys.readouterr().out
    assert f"{path}, line " in out and "mistakes found: 1" in out


def test_a_number_given_twice_is_printed(data: Path, form: str, capsys: Capture) -> None:
    (data / "municipalities" / "twee.yml").write_text(form, encoding="utf-8")
    assert check.main(["--data", str(data)]) == 1
    assert "a number of its own, since gemeente-voorbeeld.yml" in capsys.readouterr().out


def test_a_mistake_in_help_lines_is_printed_and_fails(data: Path, capsys: Capture) -> None:
    path = data / "national" / "be" / "help_lines.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("suicide: [zelfmoordlijn", "suicide: [zelfmordlijn"), "utf-8")
    assert check.main(["--data", str(data)]) == 1
    out = capsys.readouterr().out
    assert f"{path}, line " in out and "mistakes found: 1" in out
    assert "kinds.suicide[1]: found 'zelfmordlijn', expected a line of this file (perhaps z" in out


def test_a_country_without_help_lines_is_printed(data: Path, capsys: Capture) -> None:
    (data / "national" / "de" / "help_lines.yml").unlink()
    assert check.main(["--data", str(data)]) == 1
    assert "found no file, expected the country's help lines" in capsys.readouterr().out


def test_a_language_that_help_lines_lack_is_printed(data: Path, capsys: Capture) -> None:
    path = data / "national" / "nl" / "help_lines.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(", de: eins eins drei", ""), encoding="utf-8")
    assert check.main(["--data", str(data)]) == 1
    out = capsys.readouterr().out
    assert "lines.suicide_prevention.said.de: found nothing, expected the words in de too" in out


def test_a_broken_catalogue_is_printed(data: Path, capsys: Capture) -> None:
    (data / "services.yml").write_text("services: {passport: {topic: x}}", encoding="utf-8")
    assert check.main(["--data", str(data)]) == 1
    assert "services.passport" in capsys.readouterr().out
