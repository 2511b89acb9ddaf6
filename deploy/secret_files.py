"""Secrets of a development machine: made once, kept in files that only their owner can read."""

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

OWNERS_ALONE = 0o077
"""The mask of every process: what it writes, nobody else on the machine reads."""


def _token() -> str:
    return secrets.token_hex(32)


def _fernet_key() -> str:
    # The form that cryptography's Fernet asks for: 32 bytes, URL-safe base64.
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


MAKERS: dict[str, Callable[[], str]] = {
    "INTAKE_CHANNEL_SECRET": _token,
    "INTAKE_ACTIONS_SECRET": _token,
    "INTAKE_SECRET_KEY": _token,
    "INTAKE_DATA_KEY": _fernet_key,
    "TWILIO_AUTH_TOKEN": lambda: secrets.token_hex(16),
}
"""Every secret of an installation, and how one is made."""


def fresh() -> dict[str, str]:
    """Return new secrets, kept nowhere: for tests."""
    return {name: make() for name, make in MAKERS.items()}


def close(folder: Path) -> None:
    """Make this folder, and let nobody but its owner in, whatever modes lie below it.

    Raises PermissionError where it is somebody else's.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def kept(folder: Path) -> dict[str, str]:
    """Return the secrets of this folder; those that are missing are made now and kept."""
    close(folder)
    return {name: kept_in(folder / name, make) for name, make in MAKERS.items()}


def kept_in(path: Path, make: Callable[[], str]) -> str:
    """Return the secret in this file, made now where there is none."""
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(make())
        draft.replace(path)
    return path.read_text()
