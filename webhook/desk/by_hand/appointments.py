"""An appointment that a clerk books for the citizen of a case, by the rules of the bot."""

from datetime import datetime

from flask import flash, redirect, request, url_for
from sqlalchemy.orm import Session

from intake import appointments as store
from intake import cases as case_store
from intake.advice.booking_hours import BookingHours, NotBookable
from intake.appointments import Backend, Booking, OutsideHours, Slot, SlotTaken, carry_out
from intake.cases import Case
from intake.database import read_scope
from intake.messaging import confirmations
from webhook.desk import booking_view
from webhook.desk.access import desk
from webhook.desk.by_hand import times
from webhook.desk.by_hand.cases import by_hand
from webhook.desk.cases import Page, mine
from webhook.desk.page import say, show
from webhook.guards import current_services

__all__ = ["by_hand"]
"""The blueprint, with these pages added to it."""


@by_hand.get("/cases/<reference>/book")
def book(reference: str) -> Page:
    """Show what can be booked: a service, an office, a day, its free times."""
    return _shown(reference)


@by_hand.post("/cases/<reference>/book")
def booked(reference: str) -> Page:
    """Take the seat at `starts_at` and let the citizen know."""
    now = current_services().now()

    def change(backend: Backend, case: Case) -> Booking:
        return backend.book(_wanted(case), case.reference, now, case.conversation_id)

    def record(session: Session, booking: Booking) -> bool:
        clerk = desk().clerk.id
        store.note_act(session, booking.id, clerk, "booked", now)
        case_store.booked(session, reference, clerk, booking.slot.starts_at, now)
        return _inform(session, booking, now)

    engine = current_services().engine
    try:
        booking, told = carry_out(
            engine, booking_view.backend(), lambda session: mine(session, reference), change, record
        )
    except SlotTaken:
        return _shown(reference, 409, say()("failed_slot"))
    except (OutsideHours, NotBookable, KeyError, ValueError):
        return _shown(reference, 422, say()("failed_hours"))
    words = say()
    done = words("done_booked", when=words.moment(booking.slot.starts_at))
    flash(f"{done} {words('told_by_sms' if told else 'told_not')}")
    return redirect(url_for("desk_cases.case", reference=reference), 303)


def _shown(reference: str, status: int = 200, problem: str | None = None) -> Page:
    with read_scope(current_services().engine) as session:
        seen = times.look(session, mine(session, reference), current_services().now())
    return show("book.html", status, seen=seen, problem=problem)


def _wanted(case: Case) -> Slot:
    """Return the slot that the form asks for; raise ValueError, KeyError, NotBookable for none."""
    profile, now = desk().profile, current_services().now()
    service, office = request.form.get("service", ""), request.form.get("office", "")
    starts_at = datetime.fromisoformat(request.form.get("starts_at", ""))
    if office not in times.offices_for(case, service, now):
        raise KeyError(office)
    minutes = BookingHours(profile).minutes(service)
    if starts_at.tzinfo is None or not times.is_in_reach(starts_at, now):
        raise ValueError(str(starts_at))
    return Slot(f"{profile.id}/{office}", service, starts_at, minutes)


def _inform(session: Session, booking: Booking, now: datetime) -> bool:
    return confirmations.record(
        session,
        current_services().settings,
        desk().profile,
        booking,
        "sms_booked",
        conversation_id=booking.conversation_id,
        language=booking_view.language_of(session, booking),
        at=now,
        now=now,
    )
