"""The appointment book: free slots, holds, bookings, and the contract every backend fulfils."""

from intake.appointments.backend import Backend, Booking, Hold, Slot
from intake.appointments.backends import Appointments
from intake.appointments.day import acts_on, note_act
from intake.appointments.errors import (
    AppointmentError,
    BackendDown,
    NoSuchBooking,
    OutsideHours,
    SlotTaken,
)
from intake.appointments.offer import HoursProvider
from intake.appointments.offer import slots as offered
from intake.appointments.outcome import carry_out

__all__ = [
    "AppointmentError",
    "Appointments",
    "Backend",
    "BackendDown",
    "Booking",
    "Hold",
    "HoursProvider",
    "NoSuchBooking",
    "OutsideHours",
    "Slot",
    "SlotTaken",
    "acts_on",
    "carry_out",
    "note_act",
    "offered",
]
