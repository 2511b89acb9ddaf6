"""What was told before a line: whoever goes on from it names it no more ("and how long, then?")."""

from pathlib import Path
from typing import Any, Dict, FrozenSet, List, NamedTuple, Optional, Text

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


class Opening(NamedTuple):
    """Words of all languages: by which a line takes up what was told (`goes_on`), and verbs that
    open a question, not a wish (`asks_first`)."""

    goes_on: FrozenSet[Text]
    asks_first: FrozenSet[Text]


def takes_up(text: Text, opening: Opening) -> bool:
    """Say whether a text opens with a word that takes up what was told before it."""
    return bool(opening.goes_on.intersection(text.casefold().split()[:OPENING]))


def asks_first(text: Text, opening: Opening) -> bool:
    """Say whether a text opens with a verb, as a question does: "is that far", "must I come".

    Who speaks or types in haste sets no question mark; then this order alone tells one.
    """
    words = text.casefold().split()
    if words and words[0] in opening.goes_on:
        del words[0]
    return len(words) > 1 and words[0] in opening.asks_first


def opening_words(data: Path) -> Opening:
    """Return the words of all languages, as `questions.yml` has them."""
    written = [yaml.safe_load(file.read_text("utf-8")) for file in data.glob("*/questions.yml")]
    return Opening(_of_all(written, "goes_on"), _of_all(written, "asks_first"))


def _of_all(written: List[Dict[Text, Any]], key: Text) -> FrozenSet[Text]:
    return frozenset(str(word) for each in written for word in (each or {}).get(key, ()))


def _asked_before(tracker: DialogueStateTracker) -> Optional[Text]:
    last = tracker.latest_message
    answer: Dict[Text, Any] = (last.parse_data or {}).get("answer") or {} if last else {}
    units = answer.get("units") or []
    return str(units[0]["id"]) if units and units[0]["share"] >= ASKED else None


def _slot(tracker: DialogueStateTracker, name: Text) -> Optional[Text]:
    slot = tracker.slots.get(name)
    return slot.value if slot and slot.value else None
