"""From which address a request comes, also where it comes by way of a proxy."""

import ipaddress
from collections.abc import Collection

from flask import current_app, request

from intake.settings import Network
from webhook.services import Services


def sender_address() -> str:
    """Return the address of whoever sent the request that is answered now; for limits.

    Where a proxy of ours connects (`INTAKE_PROXIES`), it is the last one in `X-Forwarded-For` that
    is no proxy of ours: that one a proxy has seen itself, while all before it are the sender's to
    make up. Anybody else's header is not read. A limiter calls it without arguments.

    Werkzeug's ProxyFix counts hops and believes whoever connects, so it is not used
    (docs/decisions/0024-the-edge-of-an-installation.md).
    """
    services: Services = current_app.extensions["services"]
    return behind(
        request.remote_addr or "",
        request.headers.get("X-Forwarded-For", ""),
        services.settings.proxies,
    )


def behind(peer: str, forwarded: str, proxies: Collection[Network]) -> str:
    """Return for whom this peer speaks: itself, unless it is one of these proxies."""
    told = [name.strip() for name in forwarded.split(",") if name.strip()]
    sender = peer
    while told and _is_one_of(sender, proxies):
        sender = told.pop()
    return sender


def _is_one_of(peer: str, proxies: Collection[Network]) -> bool:
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    return any(address in network for network in proxies)
