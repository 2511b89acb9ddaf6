"""How help lines are named in danger: at once, where life is at stake, or for help."""

from collections.abc import Callable, Sequence

from intake.help_lines.model import HelpLine


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
