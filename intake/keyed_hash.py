"""How a number is recognised without being kept: a hash that only this installation can make."""

import hmac


def keyed_hash(data_key: str, purpose: str, value: str) -> str:
    """Return 64 hexadecimal digits for this value (HMAC-SHA-256, RFC 2104).

    A plain hash of a telephone number is undone by trying all numbers; this one is not without
    `data_key`. Each purpose has a key of its own, so that tables cannot be joined by it.
    """
    own_key = hmac.digest(data_key.encode(), purpose.encode(), "sha256")
    return hmac.digest(own_key, value.encode(), "sha256").hex()
