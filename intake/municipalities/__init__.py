"""What the system knows of each municipality: profiles, read from `data/municipalities/`."""

from intake.municipalities.errors import (
    MunicipalityError,
    Problem,
    ProfileInvalid,
    UnknownMunicipality,
)
from intake.municipalities.loader import load_profile
from intake.municipalities.model import Municipality
from intake.municipalities.places import Department, Interval, Office, Place
from intake.municipalities.registry import Profiles
from intake.municipalities.rules import ServiceRule

__all__ = [
    "Department",
    "Interval",
    "Municipality",
    "MunicipalityError",
    "Office",
    "Place",
    "Problem",
    "ProfileInvalid",
    "Profiles",
    "ServiceRule",
    "UnknownMunicipality",
    "load_profile",
]
