"""What follows a sign-in."""

import pytest
from flask import Flask

from webhook.desk.accounts.entering import browser

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML) Chrome/126"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"


@pytest.mark.parametrize(
    ("says", "read"),
    [
        (f"{CHROME}.0 Safari/537.36", "Chrome, Windows"),
        (f"{CHROME}.0 Safari/537.36 Edg/126.0", "Edge, Windows"),
        (f"{SAFARI} Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari, iPhone"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0",
            "Firefox, Linux",
        ),
        ("curl/8.5.0", ""),
        ("", ""),
        ("x" * 5000, ""),
    ],
    ids=["chrome", "edge", "safari", "firefox", "curl", "nothing", "long"],
)
def test_a_browser_is_named_as_its_clerk_knows_it(says: str, read: str, app: Flask) -> None:
    with app.test_request_context(headers={"User-Agent": says}):
        assert browser() == read
