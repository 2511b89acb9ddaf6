"""`make rekey`: seal with the newest data key what an older one sealed."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy import Table

from intake.commands.privacy.installation import Installation, carry_out, refused, say
from intake.database import read_scope, session_scope
from intake.keeping import audit
from intake.security import log as security_log
from intake.security import renewing
from intake.security.keys import KeyRing
from intake.security.renewing import BATCH


def main(arguments: Sequence[str] | None = None) -> int:
    """Go through every table and print what was sealed anew; 1 where something does not open.

    May run while citizens talk, and as often as one likes: the second run finds nothing to do.
    """
    argparse.ArgumentParser(prog="make rekey", description=__doc__).parse_args(arguments)
    return carry_out(_rekey)


def _rekey(installation: Installation) -> int:
    ring = KeyRing(installation.settings.data_key)
    renewed = unreadable = 0
    for table in renewing.sealing_tables():
        done, closed = _of(installation, table, ring)
        renewed, unreadable = renewed + done, unreadable + closed
        if done or closed:
            say(f"{table.name:24}{done:8} sealed anew{closed:8} unreadable")
    with session_scope(installation.engine) as session:
        by, now = audit.operator(), installation.settings.clock.now()
        security_log.note(session, "rekeyed", now, by=by, detail=f"{renewed} values")
    if unreadable:
        return refused("what is unreadable was sealed by a key that INTAKE_DATA_KEY does not name")
    say(f"{renewed} sealed anew: of the keys but the first and the last none is needed any more")
    return 0


def _of(installation: Installation, table: Table, ring: KeyRing) -> tuple[int, int]:
    """Return how many values of a table were sealed anew, and how many open with no key."""
    with read_scope(installation.engine) as session:
        found = renewing.dated(session, table, ring)
    done = 0
    for start in range(0, len(found.dated), BATCH):
        # Short transactions: citizens who write at the same time wait for a few rows only.
        with session_scope(installation.engine) as session:
            done += renewing.renew(session, table, found.dated[start : start + BATCH], ring)
    return done, found.unreadable


if __name__ == "__main__":
    sys.exit(main())
