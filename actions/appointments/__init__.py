"""Booking, moving and cancelling: a form that asks for service, place, time and name."""

from actions.appointments.book import cancel
from actions.appointments.start import ActionStartBooking, left_for_a_matter
from actions.appointments.stop import stop
from actions.base import cleared

__all__ = ["ActionStartBooking", "cancel", "cleared", "left_for_a_matter", "stop"]
