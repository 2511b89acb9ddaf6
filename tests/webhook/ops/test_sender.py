"""Who sent a request: the proxy, or whom it speaks for."""

from ipaddress import ip_network

import pytest

from intake.settings import SECRETS, Settings, SettingsError
from webhook.ops.sender import behind

PROXIES = (ip_network("127.0.0.0/8"), ip_network("10.0.0.7/32"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "sender"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.7", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.7", "203.0.113.7"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.8", "10.0.0.8"),
        ("127.0.0.1", " , ", "127.0.0.1"),
        ("198.51.100.9", "203.0.113.7", "198.51.100.9"),
        ("no address", "203.0.113.7", "no address"),
    ],
)
def test_only_a_proxy_is_believed(peer: str, forwarded: str, sender: str) -> None:
    assert behind(peer, forwarded, PROXIES) == sender


def test_proxies_are_addresses_or_networks() -> None:
    given = dict.fromkeys(SECRETS, "of no account")
    named = Settings.from_env({**given, "INTAKE_PROXIES": "10.0.0.7 192.0.2.0/24"})
    assert named.proxies == (ip_network("10.0.0.7"), ip_network("192.0.2.0/24"))
    with pytest.raises(SettingsError, match="INTAKE_PROXIES"):
        Settings.from_env({**given, "INTAKE_PROXIES": "the proxy"})
