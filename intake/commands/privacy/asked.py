"""Who is asked about on the command line: by number, by name in a municipality, or by reference."""

import argparse
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import references
from intake.appointments.models import Appointment
from intake.cases.models import Case
from intake.catalogue import Catalogue
from intake.conversations.models import Conversation
from intake.keeping.person.seeking import Sought, number_in
from intake.keeping.person.whose import Whose
from intake.municipalities import Profiles, UnknownMunicipality
from intake.references import GivenReference
from intake.settings import Settings

WAYS = ("phone", "name", "reference")


class Unclear(ValueError):
    """It is not clear who is meant; says what to say instead."""


def parser(command: str, told: str | None) -> argparse.ArgumentParser:
    """Return a parser that takes who is asked about; an empty one counts as not said."""
    made = argparse.ArgumentParser(prog=command, description=told)
    for name in (*WAYS, "municipality"):
        made.add_argument(f"--{name}", default="")
    return made


def sought(asked: argparse.Namespace, settings: Settings) -> Sought:
    """Return who is sought. Raises `Unclear`."""
    said = [way for way in WAYS if getattr(asked, way)]
    if len(said) != 1:
        raise Unclear("say one of PHONE=, NAME= (with MUNICIPALITY=) and REFERENCE=")
    region = _region(asked.municipality, settings)
    if asked.phone:
        number = number_in(asked.phone, region)
        if number is None:
            raise Unclear("that is no telephone number; write it as +31612345678")
        return Sought(phone=number, municipality=asked.municipality)
    if asked.name:
        if not asked.municipality:
            raise Unclear("many have the same name: say MUNICIPALITY= too")
        return Sought(name=asked.name, municipality=asked.municipality)
    reference = references.normalise(asked.reference)
    if reference is None:
        raise Unclear("that is no reference: it has eight digits, the last a check")
    return Sought(reference=reference)


def listed(session: Session, found: Whose) -> Iterator[str]:
    """Return a line for each conversation that was found, by which an operator knows them apart."""
    rows = session.execute(
        select(Conversation, GivenReference.reference)
        .outerjoin(GivenReference, GivenReference.conversation_id == Conversation.id)
        .where(Conversation.id.in_(found.conversations))
        .order_by(Conversation.created_at)
    )
    for conversation, reference in rows:
        number = references.spaced(reference) if reference else "no reference"
        begun = f"{conversation.created_at:%Y-%m-%d %H:%M}"
        needed = ", ".join(_still_needed(session, conversation.id))
        told = [begun, conversation.channel, conversation.municipality, number, needed]
        yield "  ".join(filter(None, told))


def _still_needed(session: Session, conversation_id: str) -> Sequence[str]:
    waiting = select(Case.reference).where(
        Case.conversation_id == conversation_id, Case.status != "closed"
    )
    booked = select(Appointment.starts_at).where(
        Appointment.conversation_id == conversation_id, Appointment.state == "booked"
    )
    open_case = ["a case that is open"] if session.scalar(waiting.limit(1)) else []
    return [*open_case, *(f"an appointment on {at:%Y-%m-%d}" for at in session.scalars(booked))]


def _region(municipality: str, settings: Settings) -> str | None:
    if not municipality:
        return None
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    folder = settings.data_dir / "municipalities"
    profiles = Profiles(folder, catalogue, settings.environment)
    try:
        return profiles.get(municipality).country
    except UnknownMunicipality:
        there = ", ".join(one.id for one in profiles.all())
        raise Unclear(f"no municipality {municipality}; there are {there}") from None
