"""What the desk shows that comes from npm: htmx and the typeface, straight from node_modules."""

import logging
from pathlib import Path

from flask import Blueprint, abort, send_file
from werkzeug.wrappers import Response

from intake.settings import ROOT

log = logging.getLogger(__name__)

files = Blueprint("desk_files", __name__, url_prefix="/desk/files")

MODULES = ROOT / "node_modules"
FONT = "@fontsource-variable/source-sans-3/files/source-sans-3-{}-wght-normal.woff2"
FILES = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "latin.woff2": FONT.format("latin"),
    "latin-ext.woff2": FONT.format("latin-ext"),
}
A_DAY = 86_400


@files.get("/<name>")
def file(name: str) -> Response:
    """Send one of `FILES`; 404 for every other name, and for one that is not installed."""
    if name not in FILES or not _path(name).exists():
        abort(404)
    return send_file(_path(name), max_age=A_DAY, conditional=True)


def there(name: str) -> bool:
    """Say whether this file was installed (`deploy.node`); the desk works without any of them."""
    return _path(name).exists()


def tell_what_is_missing() -> None:
    """Log, in one line, that the desk goes without what npm did not install."""
    missing = [name for name in FILES if not there(name)]
    if missing:
        log.warning("the desk works without %s: npm ci installs them", ", ".join(missing))


def _path(name: str) -> Path:
    return MODULES / FILES[name]
