"""Which lines are named now, at most two and none that is closed, and by which sentence each."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from intake.advice.public_holidays import public_holidays
from intake.help_lines.loading import AT_MOST, load, path_of
from intake.help_lines.model import HelpLine


def lines_for(country: str, kind: str, at: datetime, data_dir: Path) -> tuple[HelpLine, ...]:
    """Return the lines for a kind of danger that are open at this aware moment, two at most.

    The first is to be called first; none are named where the municipality itself helps. Hours are
    on the country's clock. What is none of `intake.recognition.danger.KINDS` counts as "other": in
    danger nothing is refused. Raise ProfileInvalid for a file with mistakes.
    """
    known = load(path_of(data_dir, country))
    local = at.astimezone(known.timezone)
    holiday = local.date() in public_holidays(country.upper(), None, local.year)
    wanted = {str(name): ids for name, ids in known.kinds.items()}
    lines = (known.lines[id_] for id_ in wanted.get(kind, wanted["other"]))
    return tuple(islice((line for line in lines if line.is_open(local, holiday)), AT_MOST))


def written_help(country: str, language: str, data_dir: Path) -> str:
    """Return a sentence for people who cannot call: how the country's app reaches help."""
    return load(path_of(data_dir, country)).written.text.say(language)


def sentences(
    lines: Sequence[HelpLine], kind: str, language: str, say: Callable[..., str], *, aloud: bool
) -> list[str]:
    """Return a sentence for each line; `say` gives a prompt by its key (`danger_call…`)."""
    told = []
    for position, line in enumerate(lines):
        name = (line.name_aloud if aloud else line.name)(language)
        told.append(say(_key(kind, position, len(lines)), name=name))
    return told


def _key(kind: str, position: int, count: int) -> str:
    """A line that listens comes first for who despairs, the emergency number for all others."""
    if count == 1:
        return "danger_call_now"
    if kind == "suicide":
        return ("danger_call", "danger_call_in_danger")[position]
    return ("danger_call_in_danger", "danger_call_for_help")[position]
