"""The account at the desk that a development machine has: made once, told at every start."""

import secrets
from pathlib import Path

from deploy import secret_files

EMAIL = "werkplek@gemeente.example"


def password(var_dir: Path) -> str:
    """Return the password of this installation's account, made now where there is none."""
    folder = var_dir / "secrets"
    secret_files.close(folder)
    return secret_files.kept_in(folder / "desk-password", lambda: secrets.token_urlsafe(9))


def told(var_dir: Path) -> str:
    """Return what to sign in with, for the console."""
    return f"{EMAIL}  {password(var_dir)}"
