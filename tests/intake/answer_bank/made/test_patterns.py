"""The patterns of each language are complete, and a mistake in them is told."""

from pathlib import Path

import pytest

from intake.answer_bank.confusable import spelt
from intake.answer_bank.made.patterns import Pattern, load_patterns, patterns_file
from intake.municipalities import ProfileInvalid
from intake.settings import ROOT
from intake.wording.languages import load

LANGUAGES = sorted(load(ROOT / "data").names)


def all_patterns(language: str) -> list[Pattern]:
    known = load_patterns(patterns_file(ROOT / "data", language))
    return [*known.service.values(), *known.office.values(), *known.department.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_8_to_12_questions(language: str) -> None:
    assert all(8 <= len(pattern.asked) <= 12 for pattern in all_patterns(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_belongs_to_two_kinds(language: str) -> None:
    asked = [
        spelt(text) for one in all_patterns(language) for text in (*one.asked, *one.asked_here)
    ]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{service} prijs", "{servcie} prijs",
         "service.price.asked[2]: found '{servcie} prijs', expected one of service, a_service"),
        ("{service} prijs", "{service prijs", "service.price.asked[2]: found '{service prijs'"),
        ("known: Voor {a_service} betaalt", "none: Voor {a_service} betaalt",
         "service.price.answers.known: found nothing, expected what is said then"),
        ("      walk_in:", "      walkin:",
         "service.needs_appointment.answers.walkin: found the unknown key 'walkin'"),
        ("  minutes:\n", "  minuten:\n", "service.minuten: found the key 'minuten'"),
        ("tarief {service}", "wat kost {a_service}", "service.price.asked[11]"),
        ("betaalt u {price}", "betaalt u {prijs}", "one of a_service, price, bring"),
    ],
)  # fmt: skip
def test_a_mistake_is_told(data: Path, old: str, new: str, told: str) -> None:
    path = patterns_file(data, "nl")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ProfileInvalid) as raised:
        load_patterns(path)
    assert told in str(raised.value)


def test_a_kind_that_is_missing_is_told(data: Path) -> None:
    path = patterns_file(data, "nl")
    text = path.read_text("utf-8")
    path.write_text(text.split("\ndepartment:")[0] + "\ndepartment: {}\n", "utf-8")
    with pytest.raises(ProfileInvalid, match="department.phone: found nothing"):
        load_patterns(path)
