"""The guide's steps give a language: made up here, and followed from nothing to an answer."""

import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.advice.routing import Question, route
from intake.catalogue import Catalogue
from intake.commands import lookups
from intake.municipalities import Municipality, ProfileInvalid, load_profile
from intake.recognition import asides
from intake.settings import ROOT
from intake.spoken import say_moment, understand
from intake.wording import languages
from intake.wording.service_names import ServiceNames
from intake.wording.texts import Texts

GUIDE = ROOT / "docs" / "add-a-language.md"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
CODE, LOCALE = "zv", "zv-NL"


def blocks() -> list[dict[str, Any]]:
    """Return what the guide shows to be added: to languages.yml, domain.yml and a profile."""
    return [yaml.load(text, yaml.CSafeLoader) for text in BLOCK.findall(GUIDE.read_text("utf-8"))]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The system's data with the new language, by the guide's first two steps."""
    folder = tmp_path_factory.mktemp("system") / "data"
    shutil.copytree(ROOT / "data", folder)
    known = folder / "languages.yml"
    listed = yaml.load(known.read_bytes(), yaml.CSafeLoader)
    for key, added in blocks()[0].items():
        listed[key] |= added
    known.write_text(yaml.safe_dump(listed, allow_unicode=True), encoding="utf-8")
    shutil.copytree(folder / "nl", folder / CODE)
    return folder


@pytest.fixture(scope="module")
def catalogue(data: Path) -> Catalogue:
    return Catalogue.load(data / "services.yml")


def in_every_language(part: Any) -> Any:
    """Return a part of a profile with the new language wherever there are words in two."""
    if isinstance(part, list):
        return [in_every_language(one) for one in part]
    if not isinstance(part, dict):
        return part
    if {"nl", "de"} <= part.keys() and part.keys() <= {"nl", "de", "nl-NL"}:
        return {**part, CODE: part["nl"]}
    return {key: in_every_language(value) for key, value in part.items()}


@pytest.fixture
def profile(data: Path, catalogue: Catalogue) -> Municipality:
    """The form of a profile, served in three languages as the guide shows."""
    form = yaml.load((data / "municipalities" / "_example.yml").read_bytes(), yaml.CSafeLoader)
    written = {**in_every_language(form), **blocks()[2]}
    path = data / "municipalities" / "gemeente-zonneveld.yml"
    path.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return load_profile(path, catalogue)


def test_the_language_is_known_by_its_code_and_its_names(data: Path) -> None:
    known = languages.load(data)
    assert known.names[CODE] == "Zonnevelds"
    assert known.default_locale[CODE] == LOCALE
    assert known.named_in("kunnen we zonnevelds praten", "nl") == CODE


def test_every_sentence_is_there_at_once(data: Path) -> None:
    texts = Texts(data)
    assert texts.prompt("greeting", LOCALE) == texts.prompt("greeting", "nl-NL")
    assert ServiceNames(data).name("passport", LOCALE) == "paspoort"


def test_times_are_understood_and_said(data: Path, profile: Municipality) -> None:
    now = datetime(2027, 2, 3, 10, tzinfo=profile.timezone)
    meant = understand("morgen om tien uur", CODE, now, profile.timezone, data_dir=data)
    assert meant.value == datetime(2027, 2, 4, 10, tzinfo=profile.timezone)
    assert "donderdag 4 februari" in say_moment(meant.value, "nl", "nl-NL", now, data_dir=data)


def test_words_asked_in_passing_are_known(data: Path) -> None:
    assert asides.asks("entitlement", "heb ik recht op bijstand", CODE, data)


def test_a_profile_that_lacks_its_words_is_told_where(data: Path, catalogue: Catalogue) -> None:
    text = (data / "municipalities" / "_example.yml").read_text(encoding="utf-8")
    path = data / "municipalities" / "gemeente-half.yml"
    path.write_text(text.replace("languages: [nl, de]", "languages: [nl, de, zv]"), "utf-8")
    with pytest.raises(ProfileInvalid) as refused:
        load_profile(path, catalogue)
    path.unlink()
    told = [str(problem) for problem in refused.value.problems]
    assert any("locales.zv" in one and "a locale for zv" in one for one in told)
    assert any("found nothing, expected the text in zv too" in one for one in told)


def test_a_question_is_answered_in_it(profile: Municipality) -> None:
    at = datetime(2027, 2, 4, 10, tzinfo=profile.timezone)
    found = route(profile, Question(at=at, service="passport", topic="documents", language=CODE))
    assert found.answer and "paspoort" in found.answer
    assert profile.locale(CODE) == LOCALE


def test_its_places_are_written_for_the_ear(data: Path, profile: Municipality) -> None:
    assert lookups.main(["--data", str(data)]) == 0
    written = (data / CODE / "lookups" / "place.yml").read_text(encoding="utf-8")
    assert f"{profile.id}/town_hall" in written


def test_the_guide_names_every_file_of_a_language() -> None:
    named = set(re.findall(r"`((?:\w+/)?\w+\.yml|nlu/|danger/)`", GUIDE.read_text("utf-8")))
    there = {language: _files(ROOT / "data" / language) for language in ("nl", "de")}
    assert there["nl"] - named == set()
    assert there["nl"] == there["de"]


def _files(folder: Path) -> set[str]:
    """Return the files of a language; folders of examples count as one."""
    names = (path.relative_to(folder) for path in folder.rglob("*.yml"))
    return {
        f"{name.parts[0]}/" if name.parts[0] in ("nlu", "danger") else name.as_posix()
        for name in names
    }
