"""Words that sounded like danger, and are none: asked once, nobody is asked of them again.

Whoever is interrupted by that question says the same line once more.
"""

import hashlib
import re

from intake.conversations.models import Conversation

MOST = 20
"""Digests that a conversation keeps, the newest: its row is read in every turn."""


def note(conversation: Conversation, words: str) -> None:
    """Remember that the citizen has said no to danger in these redacted words; unsaved."""
    if not holds(conversation, words):
        conversation.denied = [*conversation.denied, _digest(words)][-MOST:]


def holds(conversation: Conversation, words: str) -> bool:
    """Say whether danger was denied of these very words.

    One word more may be another matter, and is asked about.
    """
    return _digest(words) in conversation.denied


def _digest(words: str) -> str:
    """Return the same for words with other marks and capitals; what was said is not kept twice."""
    said = " ".join(re.findall(r"\w+", words.casefold()))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
