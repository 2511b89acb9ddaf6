"""What a citizen came for, in the words in which they said it first."""

from typing import Any

from actions.turn_context import Citizen

ENOUGH = 7
"""Words of a line that says what somebody came for."""
LONGEST = 300
"""Characters of it in a summary; all of it is in the transcript."""
SAYS_NOTHING = frozenset(
    {"greet", "goodbye", "thank", "affirm", "deny", "ask_repeat", "ask_help", "switch_language",
     "challenge_bot", "stop_dialogue", "report_urgent", "unsure_danger", "inform",
     "book_appointment"}
)  # fmt: skip
"""What tells no matter, unless it names a service; a cry for help has a summary of its own."""


def first_words(citizen: Citizen) -> str:
    """Return the first line of this session that tells a matter, redacted; empty where none does.

    A line that names the service of the conversation comes before one that only tells something.
    """
    told = [one for one in citizen.session_words if _tells(one)]
    service = citizen.slot("service") or citizen.entity("service")
    about = [one for one in told if service and service in _services(citizen, one)]
    return str((about or told or [{"text": ""}])[0]["text"])[:LONGEST]


def _tells(said: dict[str, Any]) -> bool:
    intent = (said.get("intent") or {}).get("name")
    named = any(one["entity"] == "service" for one in said.get("entities") or ())
    return len(said["text"].split()) >= ENOUGH and (named or intent not in SAYS_NOTHING)


def _services(citizen: Citizen, said: dict[str, Any]) -> list[str]:
    named = [one["value"] for one in said.get("entities") or () if one["entity"] == "service"]
    return [citizen.municipality.meant_by(one, citizen.language) for one in named]
