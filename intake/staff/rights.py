"""Who may do what at the desk: the one table of roles and rights."""

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """Something that not everybody may do at the desk."""

    CASES = "cases"
    """See and work the cases, chats and appointments of one's departments."""
    ALL_DEPARTMENTS = "all_departments"
    """Those of every department of the municipality."""
    COLLEAGUES = "colleagues"
    """Decide on a colleague's case at once, and end one of danger without a note."""
    FIGURES = "figures"
    """Read counts of what the desk and the assistant did."""
    ANSWERS = "answers"
    """Change what the assistant tells: opening hours and answers; it opens no case."""
    STAFF = "staff"
    """Give, change and take away accounts, and end sign-ins."""
    LOGS = "logs"
    """Read who did what when: no name, number or word of a citizen."""


RIGHTS: Mapping[str, frozenset[Right]] = {
    "clerk": frozenset({Right.CASES}),
    "lead": frozenset(
        {Right.CASES, Right.ALL_DEPARTMENTS, Right.COLLEAGUES, Right.FIGURES, Right.ANSWERS}
    ),
    "editor": frozenset({Right.ANSWERS}),
    "auditor": frozenset({Right.LOGS, Right.FIGURES}),
    "administrator": frozenset({Right.STAFF, Right.LOGS}),
}
"""By role. Whoever gives accounts sees no citizen, and whoever checks the log changes nothing."""
ROLES = tuple(RIGHTS)


def may(role: str, right: Right) -> bool:
    """Say whether somebody of this role may do this; nobody may whose role is unknown."""
    return right in RIGHTS.get(role, frozenset())
