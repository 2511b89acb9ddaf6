"""RulePolicy looks at each state of the whole session, twice; here at those that a rule can reach.

A rule of ours is a few states long, so what lies further back decides nothing: the longer a
conversation was, the more of its turn went into looking at it. Rasa 3.6.21 is the last of its line,
so what is replaced here stays as it is.
"""

import json
from typing import Any, Dict, List, Optional, Text, Tuple
from weakref import WeakKeyDictionary

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT

Found = Tuple[Optional[Text], Optional[Text], bool]

_find_action = RulePolicy._find_action_from_rules
_reaches: "WeakKeyDictionary[RulePolicy, Reach]" = WeakKeyDictionary()


class Reach:
    """How far back the rules of a policy look, and whether any of them reads words."""

    def __init__(self, policy: RulePolicy) -> None:
        keys = [*policy.lookup[RULES], *policy.lookup[RULES_FOR_LOOP_UNHAPPY_PATH]]
        rules = [json.loads(key) for key in keys]
        self.states = max(map(len, rules), default=1)
        self.words = any(TEXT in state.get("user", {}) for rule in rules for state in rule)


def look_at_recent_states() -> None:
    """From now on policies look back as far as their rules do; what they predict is the same."""
    RulePolicy._prediction_states = _recent_states
    RulePolicy._find_action_from_rules = _find_action_from_rules


def _reach(policy: RulePolicy) -> Reach:
    if policy not in _reaches:
        _reaches[policy] = Reach(policy)
    return _reaches[policy]


def _find_action_from_rules(
    policy: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    use_text_for_last_user_input: bool,
) -> Found:
    if use_text_for_last_user_input and not _reach(policy).words:
        return None, None, False
    return _find_action(policy, tracker, domain, use_text_for_last_user_input)


def _recent_states(
    policy: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    use_text_for_last_user_input: bool = False,
    rule_only_data: Optional[Dict[Text, Any]] = None,
) -> List[State]:
    past = sum(isinstance(event, ActionExecuted) for event in tracker.applied_events())
    first = past + 1 - _reach(policy).states
    states = [
        domain.get_active_state(prior)
        for number, (prior, _) in enumerate(tracker.generate_all_prior_trackers())
        if number >= first
    ]
    policy.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
    return states
