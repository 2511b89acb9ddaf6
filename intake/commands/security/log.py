"""`make security-log`: who came in, was refused, got rights; what was given and erased."""

import argparse
import sys
from collections.abc import Sequence
from datetime import timedelta

from intake.commands.privacy.installation import Installation, carry_out, refused, say
from intake.database import read_scope
from intake.security import log as security_log

DAYS = 7


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both logs of the last days, oldest first, in UTC; 1 where DAYS is no number."""
    parser = argparse.ArgumentParser(prog="make security-log", description=__doc__)
    parser.add_argument("--days", default="")
    given = parser.parse_args(arguments).days or str(DAYS)
    if not given.isdigit():
        return refused("DAYS is a whole number, such as DAYS=30")
    return carry_out(lambda installation: _print(installation, timedelta(days=int(given))))


def _print(installation: Installation, age: timedelta) -> int:
    since = installation.settings.clock.now() - age
    with read_scope(installation.engine) as session:
        for line in security_log.lines(session, since):
            say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
