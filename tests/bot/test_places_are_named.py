"""Offices and districts are named alike, and a shared name means the citizen's own municipality."""

from pathlib import Path

import pytest

from bot.words.lookups import Found, Lookups
from bot.words.names import Name, read_names

NAMES = [
    Name("office", "stad-a/desk", "stadhuis"),
    Name("office", "stad-b/desk", "stadhuis"),
    Name("office", "stad-b/health", "Gesundheitsamt"),
    Name("district", "stad-b/linkeroever", "Linkeroever"),
    Name("service", "public_health_service", "Gesundheitsamt"),
    Name("service", "passport", "paspoort"),
    Name("service", "elections", "Wahlen", whole=True),
]
LOOKUPS = Lookups(NAMES)


def found(text: str, municipality: str | None = None) -> list[tuple[str, str]]:
    return [(hit.entity, hit.value) for hit in LOOKUPS.find(text, municipality)]


def test_a_shared_name_means_the_place_of_the_conversations_municipality() -> None:
    assert found("op het stadhuis", "stad-b") == [("office", "stad-b/desk")]


def test_a_shared_name_means_every_place_where_the_municipality_is_unknown() -> None:
    assert found("stadhuis") == [("office", "stad-a/desk"), ("office", "stad-b/desk")]


def test_another_municipalitys_place_is_not_named() -> None:
    assert found("ik woon op Linkeroever", "stad-a") == []


def test_a_service_is_named_in_every_municipality() -> None:
    assert found("paspoort", "stad-a") == [("service", "passport")]


def test_one_word_may_be_both_an_office_and_a_service() -> None:
    both = {("office", "stad-b/health"), ("service", "public_health_service")}
    assert set(found("zum Gesundheitsamt", "stad-b")) == both


def test_a_place_forgives_a_slip() -> None:
    assert found("linkerover", "stad-b") == [("district", "stad-b/linkeroever")]


@pytest.mark.parametrize("text", ["Wahlenthaltung", "Neuwahlen", "Wahlem"])
def test_a_whole_name_is_found_only_as_it_stands(text: str) -> None:
    assert found(text) == []
    assert found("die Wahlen") == [("service", "elections")]


def test_a_short_name_ends_no_longer_word() -> None:
    lookups = Lookups([Name("service", "vaccination", "Impfung")])
    assert lookups.find("diese Beschimpfung") == []
    assert lookups.find("Impfungstermin") == [Found("service", "vaccination", 0, 14)]


def test_a_slip_between_two_services_is_neither() -> None:
    lookups = Lookups([Name("service", "a", "taalcursus"), Name("service", "b", "taalcorsus")])
    assert lookups.find("taalcarsus") == []
    assert lookups.find("taalcursus") == [Found("service", "a", 0, 10)]


def test_lookups_of_every_language_and_overlay_are_read(tmp_path: Path) -> None:
    for language, content in {
        "nl": "service: {passport: {name: paspoort, names: [reisdocument], whole: [pas]}}",
        "nl-BE": "service: {passport: {name: reispas}}",
        "de": "office: {stad-a/desk: [Rathaus]}\ndistrict: {}",
    }.items():
        folder = tmp_path / language / "lookups"
        folder.mkdir(parents=True)
        (folder / "names.yml").write_text(content, encoding="utf-8")
    assert {(name.text, name.value, name.whole) for name in read_names(tmp_path)} == {
        ("paspoort", "passport", False),
        ("reisdocument", "passport", False),
        ("pas", "passport", True),
        ("reispas", "passport", False),
        ("Rathaus", "stad-a/desk", False),
    }
