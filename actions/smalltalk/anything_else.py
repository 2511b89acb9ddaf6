"""Whether somebody was just asked "anything else?": read where it was written, in the transcript.

Rasa does not know it: the question is part of many answers, on the telephone the gateway adds it,
and after a finished task the session that asked it is over.
"""

import re
from collections.abc import Sequence

from actions import repetition
from actions.turn_context import Citizen
from intake import conversations
from intake.conversations import Turn
from intake.database import read_scope
from intake.recognition import asides

SENTENCES = re.compile(r"(?<=[.!?])\s+")
BESIDE = "aside"
"""In a turn's `answers`: the gateway said it beside the question ("I did not hear you")."""


def anything_else(citizen: Citizen) -> bool:
    """Say whether the last thing this citizen was asked is whether there is anything else."""
    said = _last_answer(citizen)
    if not said:
        return False
    question = SENTENCES.split(said[-1].text.strip())[-1]
    asked = asides.asks("anything_else", question, said[-1].language, citizen.data_dir)
    added = citizen.channel == "voice" and not repetition.before(citizen, repetition.SWITCHED)
    return asked or (added and _asks_nothing(said))


def _asks_nothing(said: Sequence[Turn]) -> bool:
    """Say whether nothing was asked: the gateway then does (webhook.channels.voice.prompt)."""
    choices = any(turn.choices for turn in said)
    return not choices and said[-1].expect in (None, "free") and "?" not in said[-1].text


def _last_answer(citizen: Citizen) -> list[Turn]:
    """Return what the bot said last, all messages of it, before what the citizen says now."""
    with read_scope(citizen.services.engine) as session:
        told = conversations.transcript(session, citizen.conversation)
    said: list[Turn] = []
    for turn in reversed(told):
        if turn.sender == "citizen" and said:
            break
        if turn.sender == "bot" and turn.answers != BESIDE:
            said.insert(0, turn)
    return said
