"""`make staff`: give somebody an account at the desk, change it, or take it away."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases, staff, tables  # noqa: F401  (every table must be known)
from intake.catalogue import Catalogue
from intake.commands.migrate import upgrade
from intake.database import connect, session_scope
from intake.keeping.audit import operator
from intake.municipalities import Municipality, Profiles, UnknownMunicipality
from intake.settings import Settings, SettingsError
from intake.staff import Clerk
from intake.staff.accounts import rights_of
from intake.staff.administration import acts

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
        if asked.role == GONE:
            return _let_go(engine, asked.email, settings.clock.now())
        return _put(engine, settings, asked)
    finally:
        engine.dispose()


def _put(engine: Engine, settings: Settings, asked: argparse.Namespace) -> int:
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    folder = settings.data_dir / "municipalities"
    profiles = Profiles(folder, catalogue, settings.environment)
    password = staff.new_password()
    try:
        with session_scope(engine) as session:
            known = staff.by_email(session, asked.email)
            profile = profiles.get(asked.municipality or (known.municipality if known else ""))
            given = _completed(asked, known)
            now = settings.clock.now()
            clerk = staff.put_clerk(
                session, profile, email=asked.email, password=password, now=now, **given
            )
            _note(session, "operated", clerk, now)
    except UnknownMunicipality:
        there = ", ".join(one.id for one in profiles.all())
        return _refused(f"say MUNICIPALITY= as one of {there}")
    except staff.UnknownDepartment as error:
        return _refused(f"no department {error}; there are {', '.join(profile.departments)}")
    except staff.UnknownRole as error:
        return _refused(f"no role {error}; there are {', '.join(staff.ROLES)} and {GONE}")
    _say(f"{clerk.name}, {clerk.role} at {profile.name}, sees: {_sees(clerk, profile)}")
    _say(f"sign in at {settings.public_base_url}/desk")
    _say(f"  email     {clerk.email}")
    _say(f"  password  {password}")
    return 0


def _sees(clerk: Clerk, profile: Municipality) -> str:
    if not staff.may(clerk.role, staff.Right.CASES):
        return "no cases"
    return ", ".join(staff.departments_of(clerk, profile)) or "nothing yet: say DEPARTMENTS="


def _note(session: Session, act: str, clerk: Clerk, now: datetime) -> None:
    by = f"{acts.OPERATOR}{operator()}"
    acts.note(session, act, clerk, by, now, **rights_of(clerk).codes)


def _completed(asked: argparse.Namespace, known: Clerk | None) -> dict[str, Any]:
    """What is asked for; what is not said stays as it was, or is the usual of a new account."""
    departments = asked.departments.replace(",", " ").split()
    departments = departments or (list(known.departments) if known else [])
    usual = known.role if known and not asked.departments else ""
    return {
        "name": asked.name or (known.name if known else asked.email.partition("@")[0]),
        "role": asked.role or usual or ("clerk" if departments else "lead"),
        "departments": departments,
    }


def _let_go(engine: Engine, email: str, now: datetime) -> int:
    with session_scope(engine) as session:
        clerk = staff.by_email(session, email)
        if clerk is None or not staff.let_go(session, email, now):
            return _refused(f"nobody signs in as {email}")
        freed = cases.free_all_of(session, clerk.id, now)
        _note(session, "left", clerk, now)
    _say(f"{email} can no longer sign in")
    if freed:
        _say(f"cases that wait for somebody else now: {len(freed)}")
    return 0


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
