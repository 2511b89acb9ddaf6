"""Where a conversation comes from, as the network tells it and nobody can say it: a keyed hash.

It counts what one sender does, and knows the telephone that a reference was given to. A number that
a caller withholds is none; who forges the number of a call is not found out by it.
"""

from ipaddress import ip_address, ip_network

from intake.contacts import keyed_hash

NUMBER, ADDRESS = "tel:", "net:"
ONE_HOME = 64
"""Bits of an IPv6 address that one connection keeps (RFC 6177); what follows it may choose."""


def of_number(data_key: str, number: str) -> str:
    """Return the origin of a call or text message from this number (E.164)."""
    return NUMBER + _hash(data_key, number)


def of_address(data_key: str, address: str) -> str:
    """Return the origin of a chat from this address; one that is none stands for itself."""
    return ADDRESS + _hash(data_key, _home(address))


def is_number(origin: str | None) -> bool:
    """Say whether this origin is a telephone."""
    return origin is not None and origin.startswith(NUMBER)


def _home(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:
        return address
    return str(read if read.version == 4 else ip_network((read, ONE_HOME), strict=False))


def _hash(data_key: str, value: str) -> str:
    return keyed_hash(data_key, "origin", value)
