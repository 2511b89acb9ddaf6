"""Whatever is said, wherever: one rule answers it, no fallback, no silence, no ring of actions."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

ROOT = Path(__file__).parents[2]
DIALOGUE = ROOT / "data" / "dialogue"
LISTEN, DEACTIVATE = "action_listen", "action_deactivate_loop"
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
INTENTS: list[str] = DOMAIN["intents"]
FORMS: dict[str, Any] = DOMAIN["forms"]
LOOPS = (None, *FORMS)
MOST_ACTIONS = 5
ENSEMBLE = DefaultPolicyPredictionEnsemble()


@cache
def rules() -> list[dict[str, Any]]:
    return [
        rule
        for file in sorted(DIALOGUE.glob("*.yml"))
        for rule in yaml.safe_load(file.read_text("utf-8"))["rules"]
    ]


def loop_of(rule: dict[str, Any]) -> str | None:
    return next((c["active_loop"] for c in rule.get("condition", []) if "active_loop" in c), None)


def intents_of(rule: dict[str, Any]) -> list[str]:
    first = rule["steps"][0]
    return [step["intent"] for step in first.get("or", [first]) if "intent" in step]


def conversation(domain: Domain, loop: str | None, intent: str) -> DialogueStateTracker:
    """Return a conversation in which somebody says something, in a form that cannot use it."""
    events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted()]
    if loop:
        begun = UserUttered("", intent={"name": "speak_to_human"})
        events += [ActionExecuted(LISTEN), begun, ActionExecuted(loop), ActiveLoop(loop)]
        events += [SlotSet("requested_slot", FORMS[loop]["required_slots"][0])]
    events += [ActionExecuted(LISTEN), UserUttered("", intent={"name": intent})]
    if loop:
        events.append(ActionExecutionRejected(loop))
    return DialogueStateTracker.from_events("c", events, domain.slots)


def answered(policy: RulePolicy, domain: Domain, loop: str | None, intent: str) -> list[str]:
    """Return the actions that follow until the bot listens again."""
    tracker, done = conversation(domain, loop, intent), []
    while len(done) <= MOST_ACTIONS:
        alone = policy.predict_action_probabilities(tracker, domain)
        # The ensemble drops the action that was rejected, whatever a rule says.
        prediction = ENSEMBLE.combine_predictions_from_kwargs(tracker, domain, rules=alone)
        best = domain.action_names_or_texts[prediction.max_confidence_index]
        if best == LISTEN:
            return done
        done.append(best)
        tracker.update_with_events([*prediction.events, *_happens(best)], domain)
    raise AssertionError(f"no end of {done}")


def _happens(action: str) -> list[Event]:
    if action == DEACTIVATE:
        return [ActionExecuted(action), ActiveLoop(None), SlotSet("requested_slot", None)]
    return [ActionExecuted(action), *([ActiveLoop(action)] if action in FORMS else [])]


@pytest.mark.parametrize("loop", LOOPS, ids=str)
def test_each_intent_has_exactly_one_rule(loop: str | None) -> None:
    found = defaultdict(list)
    for rule in rules():
        if loop_of(rule) == loop:
            for intent in intents_of(rule):
                found[intent].append(rule["rule"])
    assert {intent: names for intent, names in found.items() if len(names) > 1} == {}
    assert sorted(set(INTENTS) - found.keys()) == []


def test_every_intent_of_a_rule_is_in_the_domain() -> None:
    assert {intent for rule in rules() for intent in intents_of(rule)} == set(INTENTS)


def test_every_action_of_a_rule_is_in_the_domain(domain: Domain) -> None:
    named = {step["action"] for rule in rules() for step in rule["steps"] if "action" in step}
    assert sorted(named - set(domain.action_names_or_texts)) == []


def test_every_action_of_the_domain_is_reached() -> None:
    """By a rule, by a form, or by Rasa itself; what an action asks for next is a form."""
    named = {step["action"] for rule in rules() for step in rule["steps"] if "action" in step}
    by_form = {name for form in FORMS for name in DOMAIN["actions"] if form in name}
    by_rasa = {"action_session_start", "action_default_fallback"}
    assert sorted(set(DOMAIN["actions"]) - named - by_form - by_rasa) == []


def test_a_rule_is_named_once() -> None:
    names = [rule["rule"] for rule in rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("loop", LOOPS, ids=str)
@pytest.mark.parametrize("intent", INTENTS)
def test_rasa_answers_by_that_rule_and_never_falls_back(
    policy: RulePolicy, domain: Domain, loop: str | None, intent: str
) -> None:
    [rule] = [r for r in rules() if loop_of(r) == loop and intent in intents_of(r)]
    expected = [step["action"] for step in rule["steps"] if "action" in step]
    done = answered(policy, domain, loop, intent)
    assert done == expected
    assert set(done) - {DEACTIVATE}, "nothing is said"


@pytest.mark.parametrize("form", FORMS)
def test_a_complete_form_does_its_work(policy: RulePolicy, domain: Domain, form: str) -> None:
    tracker = conversation(domain, form, "inform")
    complete = [ActionExecuted(form), ActiveLoop(None), SlotSet("requested_slot", None)]
    tracker = DialogueStateTracker.from_events(
        "c", [*list(tracker.events)[:-1], *complete], domain.slots
    )
    prediction = policy.predict_action_probabilities(tracker, domain)
    best = domain.action_names_or_texts[prediction.max_confidence_index]
    assert (
        best
        == {
            "appointment_form": "action_book_appointment",
            "reference_form": "action_use_reference",
            "handover_form": "action_open_case",
            "danger_form": "action_end_danger",
        }[form]
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_form_hears_first_what_is_said_in_it(
    policy: RulePolicy, domain: Domain, form: str
) -> None:
    events = list(conversation(domain, form, "greet").events)[:-1]
    tracker = DialogueStateTracker.from_events("c", events, domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    assert domain.action_names_or_texts[prediction.max_confidence_index] == form


def test_rules_are_the_only_policy() -> None:
    configured = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["policies"]
    assert [policy["name"] for policy in configured] == ["RulePolicy"]


def test_no_slot_decides_what_is_done_next() -> None:
    """So that no combination of slots can lead past a rule."""
    deciding = [name for name, slot in DOMAIN["slots"].items() if slot["influence_conversation"]]
    assert deciding == []
    assert json.dumps(DOMAIN["session_config"]["carry_over_slots_to_new_session"]) == "false"
