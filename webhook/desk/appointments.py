"""The appointment book at the desk: the bookings of a day, and one to cancel or move."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, flash, g, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from intake import appointments as store
from intake import staff
from intake.appointments import (
    Backend,
    Booking,
    NoSuchBooking,
    OutsideHours,
    Slot,
    SlotTaken,
    carry_out,
)
from intake.database import session_scope
from intake.messaging import confirmations
from webhook.desk import booking_view, day_view
from webhook.desk.access import desk
from webhook.desk.finding.bookings import is_ours
from webhook.desk.page import say, show
from webhook.desk.tools import tools
from webhook.guards import current_services

appointments = Blueprint("desk_appointments", __name__, url_prefix="/desk/appointments")

Page = tuple[str, int] | Response


@appointments.get("")
def day() -> Page:
    """Show what is booked at `?office=` on `?day=`; today at the main office without them."""
    return show("day.html", day=day_view.chosen())


@appointments.get("/<appointment>")
def one(appointment: str) -> Page:
    """Show one appointment, whom it is for, and the times to which it can be moved."""
    return _shown(appointment)


@appointments.post("/<appointment>/cancel")
def cancel(appointment: str) -> Page:
    """Give the seat back and let the citizen know."""
    now = current_services().now()

    def change(backend: Backend, _: None) -> Booking:
        _mine(backend, appointment, now)
        return backend.cancel(appointment, now)

    def record(session: Session, booking: Booking) -> bool:
        store.note_act(session, appointment, desk().clerk.id, "cancelled", now)
        return _inform(session, booking, "sms_cancelled", now)

    booking, told = _carried_out(change, record)
    _flash("booking_cancelled", told)
    return redirect(day_view.address(booking), 303)


@appointments.post("/<appointment>/move")
def move(appointment: str) -> Page:
    """Take the seat at `starts_at` in place of the old one, and let the citizen know."""
    now = current_services().now()
    left: list[Booking] = []

    def change(backend: Backend, _: None) -> Booking:
        left[:] = [_mine(backend, appointment, now)]
        return backend.move(appointment, _wanted(left[0]), now)

    def record(session: Session, booking: Booking) -> bool:
        _note_move(session, left[0], booking, now)
        return _inform(session, booking, "sms_moved", now)

    try:
        booking, told = _carried_out(change, record)
    except SlotTaken:
        return _shown(appointment, 409, say()("failed_slot"))
    except (OutsideHours, ValueError):
        return _shown(appointment, 422, say()("failed_hours"))
    _flash("booking_moved", told, when=say().moment(booking.slot.starts_at))
    return redirect(url_for("desk_appointments.one", appointment=appointment), 303)


@appointments.post("/<appointment>/restore")
def restore(appointment: str) -> Page:
    """Give a cancelled appointment its time again, where nobody has it yet."""
    now = current_services().now()

    def change(backend: Backend, _: None) -> Booking:
        theirs = backend.cancelled(request.form.get("reference", ""))
        if not any(one.id == appointment and is_ours(one) for one in theirs):
            raise NoSuchBooking(appointment)
        return backend.restore(appointment, now)

    def record(session: Session, booking: Booking) -> bool:
        store.note_act(session, appointment, desk().clerk.id, "restored", now)
        return _inform(session, booking, "sms_booked", now)

    try:
        booking, told = _carried_out(change, record)
    except SlotTaken:
        return show("error.html", 409, heading="restore_taken", hint="restore_taken_hint")
    except OutsideHours:
        return show("error.html", 409, heading="restore_closed", hint="restore_taken_hint")
    _flash("booking_restored", told, when=say().moment(booking.slot.starts_at))
    return redirect(url_for("desk_appointments.one", appointment=appointment), 303)


def _shown(appointment: str, status: int = 200, problem: str | None = None) -> Page:
    g.page_again = "desk_appointments.one"
    now = current_services().now()
    with session_scope(current_services().engine) as session:
        booking = _found(booking_view.backend().within(session), appointment)
        seen = booking_view.look(session, booking, now)
    return show("appointment.html", status, seen=seen, problem=problem)


def _found(backend: Backend, appointment: str) -> Booking:
    """Return a living appointment of the clerk's departments; raise NoSuchBooking."""
    here, booking = desk(), backend.booking(appointment)
    staff.refuse_others(booking, here.profile, tools().catalogue, here.departments)
    return booking


def _mine(backend: Backend, appointment: str, now: datetime) -> Booking:
    """Return an appointment that can still be changed; raise NoSuchBooking."""
    booking = _found(backend, appointment)
    if booking.slot.starts_at <= now:
        raise NoSuchBooking(appointment)
    return booking


def _wanted(before: Booking) -> Slot:
    """Return the slot that the form asks for; raise ValueError where it names no moment."""
    starts_at = datetime.fromisoformat(request.form.get("starts_at", ""))
    try:
        return replace(before.slot, starts_at=starts_at)
    except OverflowError as error:  # at either end of the calendar another zone is outside of it
        raise ValueError(str(starts_at)) from error


def _note_move(session: Session, before: Booking, after: Booking, now: datetime) -> None:
    detail = {
        "before": before.slot.starts_at.isoformat(),
        "after": after.slot.starts_at.isoformat(),
    }
    store.note_act(session, after.id, desk().clerk.id, "moved", now, **detail)


def _inform(session: Session, booking: Booking, template: str, now: datetime) -> bool:
    """Record the text message to the citizen, as the bot does; whether there is one."""
    return confirmations.record(
        session,
        current_services().settings,
        desk().profile,
        booking,
        template,
        conversation_id=booking.conversation_id,
        language=booking_view.language_of(session, booking),
        at=now,
        now=now,
    )


def _flash(key: str, told: bool, **values: str) -> None:
    words = say()
    flash(f"{words(key, **values)} {words('told_by_sms' if told else 'told_not')}")


def _carried_out(
    change: Callable[[Backend, None], Booking], record: Callable[[Session, Booking], bool]
) -> tuple[Booking, bool]:
    engine = current_services().engine
    return carry_out(engine, booking_view.backend(), lambda _: None, change, record)
