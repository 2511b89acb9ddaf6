"""The script of the chat: pinned or not, small, and what it is told when it is opened."""

import gzip
import os
from pathlib import Path

from flask.testing import FlaskClient

from intake.settings import Settings
from webhook.site import widget_script
from webhook.site.widget_script import DAY, YEAR, Script

MOST = 10 * 1024
"""Bytes of the whole script, its style and its first words, as they travel."""


def test_the_script_is_small(client: FlaskClient) -> None:
    assert len(gzip.compress(client.get("/widget.js").data, 9)) <= MOST


def test_the_script_is_pinned_by_its_hash(client: FlaskClient) -> None:
    told = client.get("/widget.json").get_json()
    pinned, newest = client.get(told["script"]), client.get("/widget.js")
    assert pinned.data == newest.data
    assert Script(pinned.text).integrity == told["integrity"]
    assert pinned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert newest.headers["Cache-Control"] == "public, max-age=300"
    # Without it a browser cannot compare the script with its hash.
    assert pinned.headers["Access-Control-Allow-Origin"] == "*"


def test_who_has_the_newest_is_sent_nothing(client: FlaskClient) -> None:
    known = client.get("/widget.js").headers["ETag"]
    assert client.get("/widget.js", headers={"If-None-Match": known}).status_code == 304


def test_an_old_script_is_served_for_a_year(client: FlaskClient, settings: Settings) -> None:
    old, directory = Script("old();"), settings.var_dir / "widgets"
    widget_script.keep(old, directory)
    assert client.get(f"/widget-{old.name}.js").text == "old();"
    long_ago = (directory / f"{old.name}.js").stat().st_mtime - YEAR
    os.utime(directory / f"{old.name}.js", (long_ago, long_ago))
    assert client.get(f"/widget-{old.name}.js").status_code == 404


def test_a_script_that_never_was_is_not_found(client: FlaskClient) -> None:
    for name in ("0" * 16, "..%2f..%2fintake", "x"):
        assert client.get(f"/widget-{name}.js").status_code == 404


def test_what_is_still_served_is_noted_once_a_day(tmp_path: Path) -> None:
    script = Script("now();")
    widget_script.keep(script, tmp_path)
    file = tmp_path / f"{script.name}.js"
    yesterday = file.stat().st_mtime - 2 * DAY
    os.utime(file, (yesterday, yesterday))
    widget_script.keep(script, tmp_path)
    assert file.stat().st_mtime > yesterday + DAY


def test_the_window_is_told_its_words(client: FlaskClient) -> None:
    told = client.get("/widget/gemeente-leek/de.json").get_json()
    assert (told["language"], told["write"]) == ("de", "Ihre Nachricht")
    assert told["telephone"] == {"tel": "+31594000014", "number": "0594 000 014"}
    assert client.get("/widget/gemeente-leek/en.json").get_json()["language"] == "nl"
    assert client.get("/widget/gemeente-nergens/nl.json").status_code == 404
