"""Passwords of the desk: made by us, kept as Argon2id hashes."""

import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another when a password is passed on by telephone."""
GROUPS, GROUP = 4, 4
"""Sixteen of 31 letters: 79 bits."""

_hasher = PasswordHasher()  # argon2-cffi's defaults are RFC 9106's for little memory


def new_password() -> str:
    """Return a random password, in groups that can be read out: "k7mp-3xwd-..."."""
    return random_letters(GROUPS)


def random_letters(groups: int) -> str:
    """Return random letters and digits in groups of four, at 5 bits each."""
    made = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(groups))
    return "-".join(made)


def hash_password(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Say whether this is the password of that hash.

    Without a hash (nobody has this address) it takes as long and is False.
    """
    try:
        return _hasher.verify(kept or _nobodys_hash(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_dated(kept: str) -> bool:
    """Say whether this hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return hash_password(new_password())
