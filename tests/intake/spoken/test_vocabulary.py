"""The words for days and times are data: whole in both languages, Flemish laid over Dutch."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.spoken.days import FEAST_SPANS, FEASTS
from tests.our_words import DATA as DATA_DIR
from tests.our_words import load

FOR_TRAINING = {"rules", "nlu", "stories", "responses"}


def data(locale: str, data_dir: Path = DATA_DIR) -> dict[str, Any]:
    text = (data_dir / locale / "spoken.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def keys(part: object, path: str = "") -> Iterator[str]:
    """Every key of nested mappings, but not the hours of the day, which differ by language."""
    if isinstance(part, Mapping) and not path.endswith(("parts_by_hour", "combined")):
        for key, below in part.items():
            yield f"{path}.{key}"
            yield from keys(below, f"{path}.{key}")


def test_dutch_and_german_have_the_same_keys() -> None:
    assert set(keys(data("nl"))) == set(keys(data("de")))


def test_flemish_changes_only_what_dutch_has() -> None:
    assert set(keys(data("nl-BE"))) <= set(keys(data("nl")))


@pytest.mark.parametrize("locale", ["nl", "nl-BE", "de"])
def test_no_key_is_read_as_training_data(locale: str) -> None:
    assert not FOR_TRAINING & data(locale).keys()


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_feast_has_a_date_and_a_name(language: str) -> None:
    assert data(language)["feasts"].keys() == FEASTS.keys() | FEAST_SPANS.keys()


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_form_is_text(language: str) -> None:
    def forms(part: object) -> Iterator[object]:
        for below in part.values() if isinstance(part, Mapping) else part:  # type: ignore[attr-defined]
            yield from forms(below) if isinstance(below, Mapping | list) else [below]

    words = {
        key: part for key, part in data(language).items() if key not in ("speech", "eight_days")
    }
    assert [form for form in forms(words) if not isinstance(form, str)] == []


def test_a_locale_is_read_once_and_from_the_folder_given(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    source = (DATA_DIR / "nl" / "spoken.yml").read_text(encoding="utf-8")
    (tmp_path / "nl" / "spoken.yml").write_text(
        source.replace('today: "vandaag"', 'today: "heden"'), encoding="utf-8"
    )
    assert load("nl", data_dir=tmp_path).speech["today"] == "heden"
    assert load("nl", data_dir=tmp_path) is load("nl", data_dir=tmp_path)
    assert load("nl").speech["today"] == "vandaag"


def test_what_flemish_does_not_say_is_said_as_in_dutch() -> None:
    flemish, dutch = load("nl-BE").speech, load("nl-NL").speech
    assert flemish["part_of_any_day"]["evening"] == dutch["part_of_any_day"]["evening"]
    assert flemish["part_of_any_day"]["morning"] != dutch["part_of_any_day"]["morning"]
