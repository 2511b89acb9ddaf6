"""What can go wrong with an appointment.

AppointmentError
├── SlotTaken       somebody else has the last seat
├── NoSuchBooking   cancelled, expired, or never there
├── OutsideHours    the office does not offer this service then
└── BackendDown     a foreign system does not answer
"""


class AppointmentError(Exception):
    """Base of this package's errors."""


class SlotTaken(AppointmentError):
    """No seat is free at this time any more: offer another slot."""


class NoSuchBooking(AppointmentError):
    """No living booking or hold fits."""


class OutsideHours(AppointmentError):
    """The slot is in the past, or not within hours in which this service may be booked."""


class BackendDown(AppointmentError):
    """The booking system did not answer: nothing was changed, a person must help."""
