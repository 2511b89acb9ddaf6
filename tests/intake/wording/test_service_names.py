"""Every service of the catalogue has its names, and no name belongs to two services."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[3] / "data"
LANGUAGES = ("nl", "de")
Entry = dict[str, Any]


def entries(folder: str) -> dict[str, Entry]:
    content = (DATA / folder / "lookups" / "service.yml").read_text(encoding="utf-8")
    return dict(yaml.load(content, Loader=yaml.CSafeLoader)["service"])


def catalogue() -> dict[str, Entry]:
    content = (DATA / "services.yml").read_text(encoding="utf-8")
    return dict(yaml.load(content, Loader=yaml.CSafeLoader)["services"])


def names(entry: Entry) -> Iterator[str]:
    yield from {entry["name"], *entry.get("names", []), *entry.get("whole", [])}


def owners(*folders: str) -> dict[str, set[str]]:
    """Which services claim a name, spaces and hyphens left out as the extractor does."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for folder in folders:
        for service, entry in entries(folder).items():
            for name in names(entry):
                claimed[re.sub(r"[\W_]", "", name.casefold())].add(service)
    return claimed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_is_named_in_every_language(language: str) -> None:
    assert entries(language).keys() == catalogue().keys()


def test_the_catalogue_has_at_least_sixty_services() -> None:
    assert len(catalogue()) >= 60


@pytest.mark.parametrize("folders", [("nl", "nl-BE"), ("de",), ("nl", "nl-BE", "de")])
def test_no_name_belongs_to_two_services(folders: tuple[str, ...]) -> None:
    shared = {name: services for name, services in owners(*folders).items() if len(services) > 1}
    assert shared == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_has_at_least_five_names(language: str) -> None:
    few = {id_: set(names(e)) for id_, e in entries(language).items() if len(set(names(e))) < 5}
    assert few == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_written_once(language: str) -> None:
    for service, entry in entries(language).items():
        written = [*entry["names"], *entry.get("whole", [])]
        assert len(written) == len(set(written)), service
        assert entry["name"] not in entry["names"], service


@pytest.mark.parametrize("folder", [*LANGUAGES, "nl-BE"])
def test_every_name_is_a_text(folder: str) -> None:
    """YAML reads an unquoted no, on or 112 as something else."""
    for service, entry in entries(folder).items():
        assert set(entry) <= {"name", "spoken", "names", "whole"}, service
        for name in (*names(entry), entry.get("spoken", "-")):
            assert isinstance(name, str) and name.strip() == name != "", (service, name)


@pytest.mark.parametrize("folder", [*LANGUAGES, "nl-BE"])
def test_a_name_is_fit_to_be_spoken(folder: str) -> None:
    for service, entry in entries(folder).items():
        for text in (entry["name"], entry.get("spoken", "-")):
            assert not re.search(r"[{}\[\]/|<>:;]|\.$", text), (service, text)


def test_flemish_names_come_with_what_is_said() -> None:
    """An overlay with a name alone would be shown in Flemish and spoken in Dutch."""
    for service, entry in entries("nl-BE").items():
        assert service in catalogue()
        assert set(entry) == {"name", "spoken"}, service


def test_flemish_names_differ_from_the_dutch_ones() -> None:
    dutch = entries("nl")
    same = [id_ for id_, entry in entries("nl-BE").items() if entry["name"] == dutch[id_]["name"]]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_appointment_sentence_does_not_repeat_the_preposition(language: str) -> None:
    repeated = {"nl": ("voor ", "over "), "de": ("für ", "zu ", "zur ", "zum ")}[language]
    for service, entry in entries(language).items():
        assert not str(entry.get("spoken", entry["name"])).startswith(repeated), service
