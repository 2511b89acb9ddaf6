"""Places on voluntary programmes: interest, confirmed places, and who waits in which order.

The bot only records interest. A place is taken when staff confirm it at the desk.
"""

from intake.programmes.counting import Standing, position, standing
from intake.programmes.errors import (
    NotRegistered,
    ProgrammeEnded,
    ProgrammeError,
    ProgrammeFull,
    UnknownProgramme,
)
from intake.programmes.models import Interest
from intake.programmes.places import confirm_place, interests, of_case, register, withdraw

__all__ = [
    "Interest",
    "NotRegistered",
    "ProgrammeEnded",
    "ProgrammeError",
    "ProgrammeFull",
    "Standing",
    "UnknownProgramme",
    "confirm_place",
    "interests",
    "of_case",
    "position",
    "register",
    "standing",
    "withdraw",
]
