"""What can go wrong with the people of the desk.

StaffError
├── NotAClerk           wrong address or password, or no longer active: which of them is not said
├── UnknownDepartment   the municipality has no such department
├── UnknownRole         no role of the desk
├── WrongCode           not the code of the second factor, or one that was used
├── NoInvitation        the link was used, has ended or never was
├── AddressTaken        another account signs in with this address
├── OwnAccount          nobody changes the rights of their own account
└── NoRole              the provider names no group of this person that we know
"""


class StaffError(Exception):
    """Base of this package's errors."""


class NotAClerk(StaffError):
    """Nobody signs in with these words."""


class UnknownDepartment(StaffError):
    """The municipality's profile has no department with this id."""


class UnknownRole(StaffError):
    """No role of the desk has this name."""


class WrongCode(StaffError):
    """This code does not show that they hold the telephone, or it was used before."""


class NoInvitation(StaffError):
    """No invitation has this link, or it is over."""


class AddressTaken(StaffError):
    """This address belongs to another account."""


class OwnAccount(StaffError):
    """An administrator's own account is changed by another one."""


class NoRole(StaffError):
    """What the provider tells of this person gives no role here."""
