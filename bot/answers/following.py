"""What was told before a line: whoever goes on from it names it no more ("and how long, then?")."""

from pathlib import Path
from typing import Any, Dict, FrozenSet, NamedTuple, Optional, Text

import yaml
from rasa.shared.core.trackers import DialogueStateTracker

ASKED = 0.3
"""The share from which the line before this one asked for a unit, where none was told."""
OPENING = 2
"""Words among which one stands that takes up what was told: "and", "oh, and"."""


class Before(NamedTuple):
    """The unit that was told last, the one that was asked for, and the service spoken of, if any.

    A form `awaits` something: "and" may then go on with the answer to it.
    """

    units: FrozenSet[Text]
    service: Optional[Text]
    awaits: bool = False


def before(tracker: DialogueStateTracker) -> Optional[Before]:
    """Return what was told before the line that comes now; None where nothing was."""
    service, told = _slot(tracker, "service"), _slot(tracker, "told_unit")
    units = frozenset(filter(None, (told, _asked_before(tracker))))
    awaits = bool(tracker.active_loop_name)
    return Before(units, service, awaits) if units or service else None


def takes_up(text: Text, words: FrozenSet[Text]) -> bool:
    """Say whether a text opens with a word that takes up what was told before it."""
    return bool(words.intersection(text.casefold().split()[:OPENING]))


def opening_words(data: Path) -> FrozenSet[Text]:
    """Return the words of all languages that take up what was told: `goes_on` of the questions."""
    written = (yaml.safe_load(file.read_text("utf-8")) for file in data.glob("*/questions.yml"))
    return frozenset(word for each in written for word in (each or {}).get("goes_on", ()))


def _asked_before(tracker: DialogueStateTracker) -> Optional[Text]:
    last = tracker.latest_message
    answer: Dict[Text, Any] = (last.parse_data or {}).get("answer") or {} if last else {}
    units = answer.get("units") or []
    return str(units[0]["id"]) if units and units[0]["share"] >= ASKED else None


def _slot(tracker: DialogueStateTracker, name: Text) -> Optional[Text]:
    slot = tracker.slots.get(name)
    return slot.value if slot and slot.value else None
