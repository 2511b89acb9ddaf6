"""Which places, parts of town and situations of a profile a text names."""

from collections.abc import Callable
from datetime import date

from intake.advice.named_places import named_places
from intake.municipalities import Municipality
from tests.our_words import named_district, named_situation

Profile = Callable[[str], Municipality]


def test_an_office_is_named_in_any_of_its_languages(profile: Profile) -> None:
    leek, day = profile("gemeente-leek"), date(2014, 2, 6)
    assert named_places(leek, "Kann ich ins Rathaus kommen?", day) == ["town_hall"]
    assert named_places(leek, "kan ik op het gemeentehuis terecht", day) == ["town_hall"]


def test_a_word_within_a_word_names_nothing(profile: Profile) -> None:
    assert named_places(profile("gemeente-leek"), "ik wil iets vragen", date(2014, 2, 6)) == []


def test_a_part_of_town_is_named(profile: Profile) -> None:
    antwerp = profile("stad-antwerpen")
    assert named_district(antwerp, "ik woon op Linkeroever") == "linkeroever"
    assert named_district(antwerp, "ik woon ergens anders") is None


def test_what_is_denied_is_no_situation(profile: Profile) -> None:
    wuppertal = profile("jobcenter-wuppertal")
    assert named_situation(wuppertal, "ich bin anerkannt") is not None
    assert named_situation(wuppertal, "ich bin nicht anerkannt") is None
