"""What follows a sign-in, whichever way it came: a fresh cookie, and the page that was wanted."""

from flask import make_response, redirect, request, session, url_for
from werkzeug.wrappers import Response

from intake import staff
from webhook.desk.access import TOKEN
from webhook.desk.casework import typed
from webhook.desk.page import LANGUAGE, show
from webhook.guards import current_services
from webhook.ops import known_browser

Page = tuple[str, int] | Response
TYPED = "typed"
"""Where a form holds, sealed, what could not be taken because nobody was signed in."""


def begin(token: str | None) -> None:
    """Start the cookie afresh: what it held before, somebody else may have put there."""
    language = session.get(LANGUAGE)
    session.clear()
    if language:
        session[LANGUAGE] = language
    if token:
        session[TOKEN] = token


def go_on(token: str, field: str, wanted: str | None) -> Page:
    """Show what was typed before to whoever typed it, with a way to its page; else the page."""
    clerk = staff.last_of(current_services().engine, token) or ""
    written = typed.opened(field, clerk) if field else None
    if written is None:
        return redirect(inside(wanted), 303)
    return show("typed_again.html", typed=written)


def known(page: Page, email: str) -> Page:
    """Let this browser be known as that of whoever came in with a password, at this page's answer.

    Strangers who guess do not keep them out then (`webhook.desk.throttle`).
    """
    response = make_response(page)
    known_browser.know(current_services().settings, response, email)
    return response


def inside(wanted: str | None) -> str:
    """Return where to go next: only ever a page of the desk."""
    home = url_for("desk_cases.index")
    within = wanted is not None and wanted.startswith(f"{home}/") and "\\" not in wanted
    return wanted if wanted and within and "//" not in wanted else home


def browser() -> str:
    """Return what this request's browser says it is: "Firefox, Windows"."""
    says = request.headers.get("User-Agent", "")
    kind = next((name for mark, name in BROWSERS if mark in says), "")
    system = next((name for mark, name in SYSTEMS if mark in says), "")
    return ", ".join(filter(None, (kind, system)))


BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet")),
    *(("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome")),
    ("Safari/", "Safari"),
)
"""What a browser's own words hold, the rarer first: those say that they are the later ones, too."""
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)
