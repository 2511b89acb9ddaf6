"""What is said in languages that the bot does not speak: one sentence, and a way to a person."""

from itertools import product

import pytest
import yaml

from intake.settings import ROOT
from intake.wording.other_languages import load

DATA = ROOT / "data"
RAW = yaml.safe_load((DATA / "other_languages.yml").read_text("utf-8"))
OURS = ("nl", "de")


def test_the_languages_that_people_here_write_are_there() -> None:
    assert set(load(DATA).known) == {"en", "tr", "ar", "pl", "uk", "ru", "fr"}
    assert not set(load(DATA).known) & {*load(DATA).told_apart, *OURS}


@pytest.mark.parametrize(("code", "channel"), list(product(RAW["languages"], ("chat", "sms"))))
def test_one_sentence_says_what_is_spoken(code: str, channel: str) -> None:
    told = load(DATA).known[code]
    said = told.says(OURS, channel)
    assert all(told.spoken[one] in said for one in OURS)
    assert said.count(".") == 1 and said.endswith(".") and "{" not in said
    assert ("1" in said) == (channel == "sms")
    assert set(told.called) == set(OURS) and told.person


def test_the_languages_of_a_municipality_are_named_in_its_order() -> None:
    english = load(DATA).known["en"]
    assert "German and Dutch;" in english.says(("de", "nl"), "chat")
    assert "only German;" in english.says(("de",), "chat")
    assert "Dutch, German and zv;" in english.says(("nl", "de", "zv"), "chat")


def test_the_telephone_says_none_of_them() -> None:
    assert load(DATA).told("tr", "voice") is None
    assert load(DATA).told("ro", "chat") is None
    assert load(DATA).told("tr", "chat") is load(DATA).known["tr"]


@pytest.mark.parametrize("code", RAW["languages"])
def test_the_data_says_who_has_read_a_sentence(code: str) -> None:
    reviewed = RAW["languages"][code]["reviewed"]
    assert reviewed is False or str(reviewed).strip()
