"""The desk is whole where npm has installed nothing, and serves only what it means to."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook import create_app
from webhook.desk import assets
from webhook.services import Services

SignIn = Callable[[str], Browser]


def test_without_htmx_no_page_asks_for_it(
    sign_in: SignIn, examples: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatima = sign_in("fatima")
    monkeypatch.setattr(assets, "MODULES", tmp_path)
    for path in ("", f"/cases/{examples.references['stairlift']}", "/appointments"):
        page = fatima.get(f"/desk{path}")
        assert page.status_code == 200
        for sign in ("htmx", "hx-get", "desk-type.css", "staying"):
            assert sign not in page.text, (path, sign)
    assert fatima.get("/desk/files/htmx.js").status_code == 404
    assert fatima.act(examples.references["stairlift"], "claim").status_code == 303


def test_what_is_missing_is_logged_in_one_line(
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(assets, "MODULES", tmp_path)
    create_app(services.settings, services)
    told = [one for one in caplog.records if one.name == assets.log.name]
    assert [one.levelno for one in told] == [logging.WARNING]
    assert "works without htmx.js, latin.woff2, latin-ext.woff2" in told[0].getMessage()


def test_files_of_npm_are_those_of_the_list_only(browse: Callable[[], Browser]) -> None:
    browser = browse()
    for name in assets.FILES:
        answer = browser.get(f"/desk/files/{name}")
        kept = answer.headers["Cache-Control"]
        assert (answer.status_code, kept) == (200, "public, max-age=86400")
    for name in ("package.json", "..%2fpackage.json", "%2e%2e/%2e%2e/README.md", "htmx.min.js"):
        assert browser.get(f"/desk/files/{name}").status_code in (303, 404), name
