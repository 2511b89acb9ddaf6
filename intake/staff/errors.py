"""What can go wrong with the people of the desk.

StaffError
├── NotAClerk           wrong address or password, or no longer active: which of them is not said
├── UnknownDepartment   the municipality has no such department
└── UnknownRole         neither clerk nor lead
"""


class StaffError(Exception):
    """Base of this package's errors."""


class NotAClerk(StaffError):
    """Nobody signs in with these words."""


class UnknownDepartment(StaffError):
    """The municipality's profile has no department with this id."""


class UnknownRole(StaffError):
    """No role of the desk has this name."""
