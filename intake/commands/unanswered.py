"""`make unanswered`: the questions of a municipality that found no answer most often."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import timedelta

from intake import tables  # noqa: F401  (every table must be known)
from intake.answer_bank.misses import most_frequent
from intake.commands.migrate import upgrade
from intake.database import connect, read_scope
from intake.settings import Settings, SettingsError

LOOK_BACK = timedelta(days=28)
MOST = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Print count, language and words of each question of the last four weeks; 1 without settings.

    The most frequent comes first, and at most forty are printed.
    """
    parser = argparse.ArgumentParser(prog="make unanswered", description=__doc__)
    parser.add_argument("--municipality", required=True)
    municipality = parser.parse_args(arguments).municipality
    try:
        settings = Settings.from_env(os.environ)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    upgrade(settings.database_url)
    engine = connect(settings.database_url)
    since = (settings.clock.now() - LOOK_BACK).date()
    with read_scope(engine) as session:
        found = most_frequent(session, municipality, since, MOST)
    engine.dispose()
    sys.stdout.writelines(f"{one.count:5}  {one.language}  {one.question}\n" for one in found)
    sys.stdout.write(f"{len(found)} questions of {municipality} since {since} found no answer\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
