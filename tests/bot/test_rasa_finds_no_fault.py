"""Rasa's own validation of domain, rules and examples, which training leaves to this test."""

from pathlib import Path

import pytest
from rasa.validator import Validator

from bot.importer import LanguageFolders

ROOT = Path(__file__).parents[2]
CHECKS = (
    "verify_domain_validity",
    "verify_actions_in_stories_rules",
    "verify_forms_in_stories_rules",
    "verify_form_slots",
    "verify_slot_mappings",
    "verify_nlu",
    "verify_story_structure",
)
"""As `rasa train` asks them where it is not told to skip them."""


@pytest.fixture(scope="module")
def validator() -> Validator:
    config, domain = str(ROOT / "config.yml"), str(ROOT / "domain.yml")
    return Validator.from_importer(LanguageFolders(config, domain, [str(ROOT / "data")]))


@pytest.mark.parametrize("check", CHECKS)
def test_rasa_finds_no_fault(check: str, validator: Validator) -> None:
    assert getattr(validator, check)() is True
