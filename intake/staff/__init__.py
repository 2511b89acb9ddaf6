"""The people at the desk: who they are, what they may see, and how they sign in."""

from intake.staff.accounts import by_email, departments_of, let_go, names, put_clerk
from intake.staff.bookings import department_of, refuse_others
from intake.staff.errors import (
    NotAClerk,
    StaffError,
    UnknownDepartment,
    UnknownRole,
    WrongCode,
)
from intake.staff.models import Clerk
from intake.staff.passwords import fits, new_password
from intake.staff.rights import ROLES, Right, may
from intake.staff.signing_in import (
    Halfway,
    ends_at,
    halfway,
    last_of,
    passed,
    sign_in,
    sign_out,
    signed_in,
)

__all__ = [
    "ROLES",
    "Clerk",
    "Halfway",
    "NotAClerk",
    "Right",
    "StaffError",
    "UnknownDepartment",
    "UnknownRole",
    "WrongCode",
    "by_email",
    "department_of",
    "departments_of",
    "ends_at",
    "fits",
    "halfway",
    "last_of",
    "let_go",
    "may",
    "names",
    "new_password",
    "passed",
    "put_clerk",
    "refuse_others",
    "sign_in",
    "sign_out",
    "signed_in",
]
