"""What can be booked for the citizen of a case: services, offices, days and their free times."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import request
from sqlalchemy.orm import Session

from intake.advice.booking_hours import LOOK_AHEAD, NOTICE, NotBookable
from intake.advice.routing import Question, route
from intake.appointments import Slot
from intake.cases import Case
from intake.messaging import text_messages
from webhook.desk import booking_view, day_view
from webhook.desk.access import desk
from webhook.desk.finding import listing
from webhook.desk.tools import tools
from webhook.guards import current_services

MOST = 200


@dataclass(frozen=True)
class Bookable:
    """What the page shows."""

    case: Case
    services: list[tuple[str, str]]
    service: str | None
    offices: tuple[str, ...]
    office: str | None
    day: date
    today: date
    free: list[Slot]
    to: Slot | None
    """The free time that was chosen, to be confirmed."""
    next_free: date | None
    """The first day with free times, where this one has none."""
    informs: bool
    """Whether the citizen will get a text message of it."""


def look(session: Session, case: Case, now: datetime) -> Bookable:
    """Return what is free on the day, at the office and for the service that are asked for."""
    profile, services = desk().profile, _services()
    today = now.astimezone(profile.timezone).date()
    known = [id_ for id_, _ in services]
    service = next(
        (one for one in (request.values.get("service"), case.service) if one in known), None
    )
    offices = offices_for(case, service, now) if service else ()
    asked = request.values.get("office")
    office = asked if asked in offices else next(iter(offices), None)
    day = max(day_view.asked_day(today), today)
    free = _free(session, service, office, *day_view.whole(day), MOST, now)
    return Bookable(
        case=case,
        services=services,
        service=service,
        offices=offices,
        office=office,
        day=day,
        today=today,
        free=free,
        to=next((one for one in free if one.starts_at.isoformat() == request.args.get("to")), None),
        next_free=None if free else _next_free(session, service, office, now),
        informs=text_messages.can_be_sent(
            session, current_services().settings, profile, case.conversation_id, now
        ),
    )


def offices_for(case: Case, service: str, now: datetime) -> tuple[str, ...]:
    """Return the offices at which this can be booked now, redirects counted in, as for the bot."""
    question = Question(
        at=now,
        service=service,
        topic=tools().catalogue.topic_of(service),
        language=case.language,
        intent="book_appointment",
    )
    return route(desk().profile, question).offices


def is_in_reach(starts_at: datetime, now: datetime) -> bool:
    """Say whether the bot would offer this moment: with its notice, and not too far ahead."""
    return now + NOTICE <= starts_at <= now + NOTICE + LOOK_AHEAD


def _services() -> list[tuple[str, str]]:
    """Return the services for which the profile gives appointments."""
    rules = desk().profile.services
    return [(id_, name) for id_, name in listing.services() if rules[id_].minutes]


def _free(
    session: Session,
    service: str | None,
    office: str | None,
    start: datetime,
    end: datetime,
    limit: int,
    now: datetime,
) -> list[Slot]:
    if service is None or office is None:
        return []
    book, place = booking_view.backend().within(session), f"{desk().profile.id}/{office}"
    end = min(end, now + NOTICE + LOOK_AHEAD + timedelta(minutes=1))
    try:
        return book.free_slots(place, service, start, end, limit, not_before=now + NOTICE)
    except (NotBookable, KeyError):
        return []


def _next_free(
    session: Session, service: str | None, office: str | None, now: datetime
) -> date | None:
    found = _free(session, service, office, now, now + NOTICE + LOOK_AHEAD, 1, now)
    zone = desk().profile.timezone
    return found[0].starts_at.astimezone(zone).date() if found else None
