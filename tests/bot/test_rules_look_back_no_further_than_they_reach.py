"""Whatever was said before, the rules predict from recent states what they would from all."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from rasa.core.policies.rule_policy import RULES, RulePolicy
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

from bot.serving import recent_rules

LISTEN = "action_listen"
TURNS = 12


@pytest.fixture
def recently(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Undo by this what looks at recent states only; at the end it is undone anyway."""
    with monkeypatch.context() as patched:
        for name in ("_prediction_states", "_find_action_from_rules"):
            patched.setattr(RulePolicy, name, getattr(RulePolicy, name))
        yield patched


def predicted(policy: RulePolicy, tracker: DialogueStateTracker, domain: Domain) -> list[float]:
    return policy.predict_action_probabilities(tracker, domain).probabilities


def some_events(chance: Random, domain: Domain) -> Iterator[Event]:
    """A conversation as it may come: intents, actions, forms, refusals and slots at random."""
    yield from (ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted(LISTEN))
    for _ in range(TURNS):
        yield UserUttered("", intent={"name": chance.choice(domain.intents)})
        action = chance.choice(domain.action_names_or_texts)
        if chance.random() < 0.2:
            yield ActionExecutionRejected(action)
        yield ActionExecuted(action)
        if action in domain.form_names:
            yield ActiveLoop(chance.choice((action, None)))
        yield SlotSet("requested_slot", chance.choice(("service", None)))
        if chance.random() < 0.7:
            yield ActionExecuted(LISTEN)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_is_predicted_at_every_point(
    seed: int, policy: RulePolicy, domain: Domain, recently: pytest.MonkeyPatch
) -> None:
    events = list(some_events(Random(seed), domain))
    points = [
        DialogueStateTracker.from_events("c", events[:end], domain.slots)
        for end in range(2, len(events) + 1)
    ]
    fully = [predicted(policy, tracker, domain) for tracker in points]
    recent_rules.look_at_recent_states()
    assert np.array_equal(fully, [predicted(policy, tracker, domain) for tracker in points])


def test_no_more_states_are_made_than_the_longest_rule_has(
    policy: RulePolicy, domain: Domain, recently: pytest.MonkeyPatch
) -> None:
    recent_rules.look_at_recent_states()
    tracker = DialogueStateTracker.from_events(
        "c", list(some_events(Random(1), domain)), domain.slots
    )
    longest = max(len(policy._rule_key_to_state(key)) for key in policy.lookup[RULES])
    assert len(policy._prediction_states(tracker, domain)) <= longest
