"""Callers whose number is known."""

from tests.actions.talk import Talk, Talking

PHONE = "+31612345678"
KNOWN = {"handover_subject": "household_help", "service": "household_help", "topic": "support"}


def known_caller(talking: Talking, **given: object) -> Talk:
    """A caller whose number the gateway kept when the call began."""
    talk: Talk = talking(channel="voice", **{**KNOWN, **given})
    talk.gives("phone", PHONE)
    return talk
