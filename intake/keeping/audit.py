"""The audit log of what was done with somebody's data: that, when and by whom, never whose."""

import getpass
import logging
import os
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from intake.keeping.models import PrivacyAct

log = logging.getLogger(__name__)
LONGEST_NAME = 64


def note(
    session: Session,
    act: str,
    now: datetime,
    *,
    sought_by: str = "",
    counts: Mapping[str, int] | None = None,
) -> None:
    """Write one line in the caller's transaction, and the same into the log of the process.

    `act` and `sought_by` are those of `PrivacyAct`. Only what was counted is named.
    """
    found = {kind: count for kind, count in (counts or {}).items() if count}
    by = operator()
    session.add(PrivacyAct(at=now, act=act, by=by, sought_by=sought_by, counts=found))
    session.flush()
    log.info("privacy act: %s", act, extra={"facts": {"by": by, "counts": found}})


def operator() -> str:
    """Return who is signed in on this machine: a name, or the number of a user without one."""
    try:
        return getpass.getuser()[:LONGEST_NAME]
    except (KeyError, OSError):
        return str(os.getuid())
