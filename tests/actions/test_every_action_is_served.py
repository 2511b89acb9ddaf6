"""The domain and the server know the same actions."""

import re

import yaml
from rasa_sdk.executor import ActionExecutor

from intake.settings import ROOT

DOMAIN = yaml.load((ROOT / "domain.yml").read_bytes(), Loader=yaml.CSafeLoader)


def test_every_action_of_the_domain_is_served_and_no_other(executor: ActionExecutor) -> None:
    assert sorted(executor.actions) == sorted(DOMAIN["actions"])


def test_every_form_has_its_validation_and_a_question_for_each_slot() -> None:
    needed = {
        name
        for form, facts in DOMAIN["forms"].items()
        for name in (
            f"validate_{form}",
            *(f"action_ask_{form}_{slot}" for slot in facts["required_slots"]),
        )
    }
    assert needed <= set(DOMAIN["actions"])


def test_every_slot_that_an_action_sets_is_in_the_domain() -> None:
    """Rasa drops an unknown slot with a warning that nobody reads."""
    source = "".join(file.read_text() for file in (ROOT / "actions").glob("*.py"))
    named = set(re.findall(r'(?:SlotSet|\.slot)\("(\w+)"', source))
    assert named - {"requested_slot"} <= set(DOMAIN["slots"])
