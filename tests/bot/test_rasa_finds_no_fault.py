"""Rasa's own validation of domain, rules and examples, which training leaves to this test."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from rasa.core.policies.rule_policy import InvalidRule, RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.graph_components.providers.training_tracker_provider import TrainingTrackerProvider
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


def rules(tmp_path: Path, importer: LanguageFolders) -> Callable[[], None]:
    """Return what learns these rules as a training does, but looks for contradictions."""
    [configured] = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["policies"]
    given = {name: value for name, value in configured.items() if name != "name"}
    settings = {**RulePolicy.get_default_config(), **given, "check_for_contradictions": True}
    domain, context = importer.get_domain(), ExecutionContext(GraphSchema({}))
    trackers = TrainingTrackerProvider(TrainingTrackerProvider.get_default_config()).provide(
        importer.get_stories(), domain
    )
    policy = RulePolicy(settings, LocalModelStorage(tmp_path), Resource("rules"), context)
    return lambda: policy.train(trackers, domain) and None


def importer(*more: Path) -> LanguageFolders:
    config, domain = str(ROOT / "config.yml"), str(ROOT / "domain.yml")
    found = LanguageFolders(config, domain, [str(ROOT / "data"), *map(str, more)])
    found.get_config()
    return found


def test_no_rule_contradicts_another(tmp_path: Path) -> None:
    rules(tmp_path, importer())()


def test_a_rule_that_contradicts_another_is_found(tmp_path: Path) -> None:
    steps = [{"intent": "thank"}, {"action": "utter_goodbye"}]
    (tmp_path / "rules.yml").write_text(
        yaml.safe_dump({"version": "3.1", "rules": [{"rule": "another", "steps": steps}]})
    )
    with pytest.raises(InvalidRule, match="contradict"):
        rules(tmp_path, importer(tmp_path / "rules.yml"))()


@pytest.mark.parametrize("check", CHECKS)
def test_rasa_finds_no_fault(check: str, validator: Validator) -> None:
    assert getattr(validator, check)() is True
