"""The staff desk: pages made by the server, which htmx keeps fresh where there is JavaScript."""

from flask import Blueprint, Flask, Response, request

from intake.settings import Settings
from webhook import guards
from webhook.desk import access, assets, errors
from webhook.desk.accounts import openid as provider
from webhook.desk.accounts.administration import administration
from webhook.desk.accounts.joining import joining
from webhook.desk.accounts.logs import logs
from webhook.desk.accounts.openid import openid
from webhook.desk.accounts.own import own
from webhook.desk.accounts.second_step import second_step
from webhook.desk.appointments import appointments
from webhook.desk.by_hand.appointments import by_hand
from webhook.desk.casework.contact import cases
from webhook.desk.casework.corrections import corrections
from webhook.desk.chats import chats
from webhook.desk.editors.openings import openings
from webhook.desk.editors.unanswered import unanswered
from webhook.desk.figures.pages import figures
from webhook.desk.noticing.pages import noticing
from webhook.desk.session_timeout import staying
from webhook.desk.signing_in import signing_in
from webhook.desk.tools import build

COOKIE = "desk"
BEHIND: dict[Blueprint, guards.Guard] = {
    assets.files: guards.open_to_all,
    signing_in: access.own_forms,
    second_step: access.own_forms,
    openid: guards.open_to_all,
    joining: access.own_forms,
    cases: access.case_workers,
    by_hand: access.case_workers,
    chats: access.case_workers,
    appointments: access.case_workers,
    openings: access.editors,
    unanswered: access.editors,
    figures: access.figure_readers,
    corrections: access.leads,
    administration: access.administrators,
    logs: access.log_readers,
    own: access.staff,
    noticing: access.staff,
    staying: access.staff,
}
for _blueprint in BEHIND:
    errors.register(_blueprint)


def mount(app: Flask, settings: Settings) -> None:
    """Add the desk to the app: its cookie, its tools, and each blueprint with its guard."""
    app.config.update(
        # A cookie with this prefix is taken from this very host, over TLS, and for all paths only.
        SESSION_COOKIE_NAME=f"__Host-{COOKIE}" if settings.production else COOKIE,
        SESSION_COOKIE_SECURE=settings.production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # The guards check forms themselves: no other part of the system has any.
        WTF_CSRF_CHECK_DEFAULT=False,
        # A token lives as long as its session: half an hour's pause must not cost a written note.
        WTF_CSRF_TIME_LIMIT=None,
        # A proxy may give us another host name than the one in the browser's Referer.
        WTF_CSRF_SSL_STRICT=False,
    )
    access.csrf.init_app(app)
    app.extensions["desk"] = build(settings)
    provider.mount(app, settings)
    app.after_request(_keep_no_copy)
    for blueprint, guard in BEHIND.items():
        guards.register(app, blueprint, guard)
    assets.tell_what_is_missing()


def _keep_no_copy(response: Response) -> Response:
    if request.path.startswith("/desk"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
