"""The data key of an installation, and those before it: the newest seals, every one opens.

`INTAKE_DATA_KEY` holds them between blanks, the newest first. The last, which is the first that
the installation ever had, keys its hashes too: what is kept of a number that wants no text
messages, of a thread or of an address is a hash only, which nobody can make anew under another key.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from intake.security.strictness import keys

TOKEN = "gAAAAA"
"""How a Fernet token begins: version 0x80, and the first bits of a 64-bit time (until 2106)."""


class KeyRing:
    """Seals with the newest key of a setting, and opens with any. Raises ValueError for no key."""

    def __init__(self, data_key: str) -> None:
        ring = [Fernet(key) for key in keys(data_key)]
        self._newest, self._all = Fernet(keys(data_key)[0]), MultiFernet(ring)

    def seal(self, text: str) -> bytes:
        """Return the text sealed (Fernet: AES-128-CBC and HMAC-SHA-256)."""
        return self._newest.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Return what was sealed; raise `cryptography.fernet.InvalidToken`."""
        return self._all.decrypt(sealed).decode()

    def is_dated(self, sealed: bytes) -> bool:
        """Say whether an older key sealed it. Raises `InvalidToken` where none of them did."""
        try:
            self._newest.decrypt(sealed)
        except InvalidToken:
            self._all.decrypt(sealed)
            return True
        return False

    def renew(self, sealed: bytes) -> bytes:
        """Return the same, sealed with the newest key; raise `InvalidToken`."""
        return self._all.rotate(sealed)


def hashing_key(data_key: str) -> bytes:
    """Return what keys the hashes of an installation: its first key, whatever came after."""
    return keys(data_key)[-1].encode()
