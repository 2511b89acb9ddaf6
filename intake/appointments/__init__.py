"""The appointment book: free slots, holds, bookings, and the contract every backend fulfils."""

from intake.appointments.backend import Backend, Booking, Hold, Slot
from intake.appointments.book import Book
from intake.appointments.day import acts_on, booking, bookings_between, note_act
from intake.appointments.errors import (
    AppointmentError,
    BackendDown,
    NoSuchBooking,
    OutsideHours,
    SlotTaken,
)
from intake.appointments.offer import HoursProvider

__all__ = [
    "AppointmentError",
    "Backend",
    "BackendDown",
    "Book",
    "Booking",
    "Hold",
    "HoursProvider",
    "NoSuchBooking",
    "OutsideHours",
    "Slot",
    "SlotTaken",
    "acts_on",
    "booking",
    "bookings_between",
    "note_act",
]
