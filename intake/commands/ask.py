"""`make ask`: what the bot would say to a question at a moment, and why."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from intake.advice.answers import national
from intake.advice.next_steps import NextStep
from intake.advice.opening_hours import closes_at, next_opening
from intake.advice.routing import Question, Route, route
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles, UnknownMunicipality
from intake.settings import clock_of, data_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the route of a question; return 1 where the municipality or the time is unknown."""
    asked = _parser().parse_args(arguments)
    catalogue = Catalogue.load(asked.data / "services.yml")
    profiles = Profiles(asked.data / "municipalities", catalogue, "development")
    try:
        municipality = profiles.get(asked.municipality)
        at = _moment(asked.at, municipality)
    except UnknownMunicipality:
        known = ", ".join(profile.id for profile in profiles.all())
        return _refused(f"no municipality {asked.municipality!r}; there are {known}")
    except ValueError:
        return _refused(f"no time {asked.at!r}; write it as 2014-02-06T10:29")
    question = Question(
        at=at,
        service=asked.service or None,
        topic=asked.topic or catalogue.topic_of(asked.service),
        district=asked.district or None,
        legal_status=asked.status or None,
        language=asked.language or municipality.languages[0],
        intent=asked.intent or None,
    )
    found = route(municipality, question)
    sys.stdout.writelines(f"{line}\n" for line in _lines(municipality, question, found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make ask", description=__doc__)
    parser.add_argument("--municipality", required=True)
    for name in ("service", "topic", "at", "district", "status", "language", "intent"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument(
        "--data", type=Path, default=data_folder(os.environ), help="the folder data/"
    )
    return parser


def _moment(written: str, municipality: Municipality) -> datetime:
    if not written:
        return clock_of(os.environ).now().astimezone(municipality.timezone)
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=municipality.timezone)


def _refused(why: str) -> int:
    sys.stdout.write(f"{why}\n")
    return 1


def _lines(municipality: Municipality, question: Question, found: Route) -> Iterator[str]:
    department = municipality.departments[found.department]
    yield f"says        {found.answer or '(nothing of its own)'}"
    for note in found.notes:
        yield f"and says    {note.text}"
    yield f"source      {_origin(found)}"
    yield f"does        {found.action}, then {found.next_step.kind}"
    yield f"next step   {_step(found.next_step)}"
    yield f"department  {department.id} ({department.name.say(question.language)})"
    yield f"hours       {_hours(municipality, department.id, question.at)}"
    yield f"offices     {', '.join(found.offices) or '(none)'}"
    yield f"because     {found.because or '(no routing rule)'}"
    yield f"why         {', '.join(found.why)}"


def _origin(found: Route) -> str:
    until = f", until {found.valid_until}" if found.valid_until else ""
    said = f"{found.source}, as of {found.as_of}{until}" if found.source else "none"
    return f"{said} (assumed)" if found.assumed else said


def _step(step: NextStep) -> str:
    """Return what a citizen can do now, in one line."""
    facts = [step.kind, f"on {national(step.phone)}" if step.phone else ""]
    facts.append(f"until {step.closes_at:%Y-%m-%d %H:%M}" if step.closes_at else "")
    facts.append(f"again from {step.opens_at:%Y-%m-%d %H:%M}" if step.opens_at else "")
    facts.append("online at any time" if step.online else "")
    said = ", ".join(fact for fact in facts if fact)
    return f"{said} (assumed)" if step.assumed else said


def _hours(municipality: Municipality, place: str, at: datetime) -> str:
    until = closes_at(municipality, place, at)
    if until:
        return f"open until {until:%Y-%m-%d %H:%M}"
    opens = next_opening(municipality, place, at)
    return f"closed, opens {opens:%Y-%m-%d %H:%M}" if opens else "closed, no opening in 60 days"


if __name__ == "__main__":
    sys.exit(main())
