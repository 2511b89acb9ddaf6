"""`make staff`: give somebody an account at the desk, change it, or take it away."""

import argparse
import os
import sys
from collections.abc import Sequence

from sqlalchemy import Engine

from intake import clock, staff, tables  # noqa: F401  (every table must be known)
from intake.catalogue import Catalogue
from intake.database import connect, session_scope
from intake.migrate import upgrade
from intake.municipalities import Municipality, Profiles, UnknownMunicipality
from intake.settings import Settings, SettingsError

GONE = "gone"
"""In place of a role: no longer at the desk."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make or change an account and print its new password; return 1 where that cannot be."""
    asked = _parser().parse_args(arguments)
    try:
        settings = Settings.from_env(os.environ)
    except SettingsError as error:
        return _refused(str(error))
    upgrade(settings.database_url)
    engine = connect(settings.database_url)
    try:
        return _let_go(engine, asked.email) if asked.role == GONE else _put(engine, settings, asked)
    finally:
        engine.dispose()


def _put(engine: Engine, settings: Settings, asked: argparse.Namespace) -> int:
    with session_scope(engine) as session:
        known = staff.by_email(session, asked.email)
        try:
            profile = _profile(
                settings, asked.municipality or (known.municipality if known else "")
            )
            password = staff.new_password()
            departments = asked.departments.replace(",", " ").split()
            departments = departments or (known.departments if known else [])
            clerk = staff.put_clerk(
                session,
                profile,
                email=asked.email,
                name=asked.name or (known.name if known else asked.email.partition("@")[0]),
                role=asked.role or ("clerk" if departments else "lead"),
                departments=departments,
                password=password,
                now=clock.now(),
            )
        except UnknownMunicipality as error:
            return _refused(f"no municipality {error}; say MUNICIPALITY=")
        except staff.UnknownDepartment as error:
            known_ids = ", ".join(profile.departments)
            return _refused(f"no department {error}; {profile.id} has {known_ids}")
        except staff.UnknownRole as error:
            return _refused(f"no role {error}; there are {', '.join(staff.ROLES)} and {GONE}")
        sees = ", ".join(staff.departments_of(clerk, profile)) or "nothing: say DEPARTMENTS="
    _say(f"{clerk.name}, {clerk.role} at {profile.name}, sees: {sees}")
    _say(f"sign in at {settings.public_base_url}/desk")
    _say(f"  email     {clerk.email}")
    _say(f"  password  {password}")
    return 0


def _let_go(engine: Engine, email: str) -> int:
    with session_scope(engine) as session:
        if not staff.let_go(session, email, clock.now()):
            return _refused(f"nobody signs in as {email}")
    _say(f"{email} can no longer sign in")
    return 0


def _profile(settings: Settings, municipality: str) -> Municipality:
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    folder = settings.data_dir / "municipalities"
    return Profiles(folder, catalogue, settings.environment).get(municipality)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make staff", description=__doc__)
    parser.add_argument("--email", required=True)
    for name in ("name", "role", "municipality", "departments"):
        parser.add_argument(f"--{name}", default="")
    return parser


def _refused(why: str) -> int:
    _say(why)
    return 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
