"""The chat for a municipality's own site: its script, pinned or not, and what it then shows."""

from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, request

from webhook.guards import current_services
from webhook.site import widget_script
from webhook.site.widget_script import Script
from webhook.site.window_words import window_words

widget = Blueprint("widget", __name__)

FOLDER = Path(__file__).parents[1] / "static" / "widget"
MINUTES_KEPT = 5
"""How long a browser may use `/widget.js` without asking again."""


@widget.get("/widget.js")
def newest() -> Response:
    """Serve the script as it is now, for pages that do not pin it."""
    script = _current()
    answer = _script(script.text, f"public, max-age={MINUTES_KEPT * 60}")
    answer.set_etag(script.name)
    answer.make_conditional(request)
    return answer


@widget.get("/widget-<name>.js")
def pinned(name: str) -> Response:
    """Serve the script with this hash, now or within the last year; 404 for any other."""
    script = _current()
    text = script.text if name == script.name else widget_script.kept(name, _directory())
    if text is None:
        abort(404)
    return _script(text, "public, max-age=31536000, immutable")


@widget.get("/widget.json")
def names() -> Response:
    """Tell under which address the script is pinned, and what a page writes beside it."""
    script = _current()
    return jsonify({"script": f"/widget-{script.name}.js", "integrity": script.integrity})


@widget.get("/widget/<municipality>/<language>.json")
def words(municipality: str, language: str) -> Response:
    """Tell what the window shows; in the first language where this one is not spoken.

    Raises UnknownMunicipality.
    """
    services = current_services()
    profile = services.profiles.get(municipality)
    spoken = language if language in profile.languages else profile.languages[0]
    return jsonify(window_words(services, profile, spoken))


def pinned_script() -> Script:
    """Return the script as it is now, kept under its hash."""
    return _current()


def _current() -> Script:
    script = widget_script.current(FOLDER, current_services().settings.data_dir)
    widget_script.keep(script, _directory())
    return script


def _directory() -> Path:
    return current_services().settings.var_dir / "widgets"


def _script(text: str, caching: str) -> Response:
    # Everyone may read it, or a browser could not compare it with its hash.
    headers = {"Cache-Control": caching, "Access-Control-Allow-Origin": "*"}
    return Response(text, mimetype="text/javascript", headers=headers)
