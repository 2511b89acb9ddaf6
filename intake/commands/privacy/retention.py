"""`make retention`: what is too old and would go now; `CONFIRM=yes` lets it go, without a brake."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy import select

from intake.commands.privacy.installation import YES, Installation, carry_out, say
from intake.database import read_scope, session_scope
from intake.keeping import audit
from intake.keeping.models import RetentionStop
from intake.worker import Sweeps


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each kind how many rows would go now, or delete them; 1 without settings."""
    parser = argparse.ArgumentParser(prog="make retention", description=__doc__)
    parser.add_argument("--confirm", default="")
    confirmed = parser.parse_args(arguments).confirm == YES
    return carry_out(_swept if confirmed else _shown)


def _shown(installation: Installation) -> int:
    settings = installation.settings
    sweeps = Sweeps(installation.engine, installation.rasas, settings)
    with read_scope(installation.engine) as session:
        stopped = {stop.kind: stop.since for stop in session.scalars(select(RetentionStop))}
    for due in sweeps.dues():
        since = stopped.get(due.kind)
        note = f"  stopped since {since:%Y-%m-%d %H:%M} UTC" if since else ""
        say(f"{due.kind:16}{due.rows:8} of {due.among:8}{note}")
    say(f"at most {settings.retention_share:.0%} go at once; CONFIRM=yes lets all of these go")
    return 0


def _swept(installation: Installation) -> int:
    sweeps = Sweeps(installation.engine, installation.rasas, installation.settings)
    ours, theirs = sweeps.ours(confirmed=True), sweeps.rasas_own(confirmed=True)
    counts = {**(vars(ours) if ours else {}), "rasa_events": theirs or 0}
    for kind, rows in counts.items():
        say(f"{kind:16}{rows:8} deleted")
    with session_scope(installation.engine) as session:
        audit.note(session, "swept", installation.settings.clock.now(), counts=counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
