"""The people at the desk: who they are, what they may see, and how they sign in."""

from intake.staff.accounts import ROLES, by_email, departments_of, let_go, names, put_clerk
from intake.staff.bookings import department_of, refuse_others
from intake.staff.errors import NotAClerk, StaffError, UnknownDepartment, UnknownRole
from intake.staff.models import Clerk
from intake.staff.passwords import fits, new_password
from intake.staff.signing_in import ends_at, last_of, sign_in, sign_out, signed_in

__all__ = [
    "ROLES",
    "Clerk",
    "NotAClerk",
    "StaffError",
    "UnknownDepartment",
    "UnknownRole",
    "by_email",
    "department_of",
    "departments_of",
    "ends_at",
    "fits",
    "last_of",
    "let_go",
    "names",
    "new_password",
    "put_clerk",
    "refuse_others",
    "sign_in",
    "sign_out",
    "signed_in",
]
