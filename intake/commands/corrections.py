"""`make corrections`: lines of citizens that led to the wrong department, to learn from."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from intake import corrections, tables  # noqa: F401  (every table must be known)
from intake.catalogue import Catalogue
from intake.commands.migrate import upgrade
from intake.database import connect, read_scope
from intake.municipalities import Profiles, UnknownMunicipality
from intake.settings import Settings, SettingsError

LOOK_BACK = timedelta(days=28)
"""Words are kept no longer (`RetentionPolicy`)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each line that a lead accepted as JSON, without anything that leads to its case.

    1 without settings or where no profile has this id.
    """
    parser = argparse.ArgumentParser(prog="make corrections", description=__doc__)
    parser.add_argument("--municipality", required=True)
    asked = parser.parse_args(arguments).municipality
    try:
        settings = Settings.from_env(os.environ)
        catalogue = Catalogue.load(settings.data_dir / "services.yml")
        folder = settings.data_dir / "municipalities"
        municipality = Profiles(folder, catalogue, settings.environment).get(asked)
    except (SettingsError, UnknownMunicipality) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    upgrade(settings.database_url)
    engine, since = connect(settings.database_url), settings.clock.now() - LOOK_BACK
    with read_scope(engine) as session:
        found = corrections.candidates(session, municipality, since, data_dir=settings.data_dir)
    engine.dispose()
    sys.stdout.writelines(f"{json.dumps(asdict(one), ensure_ascii=False)}\n" for one in found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
