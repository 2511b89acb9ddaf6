"""What every page of the desk has: its language, its words, who is signed in."""

from typing import Any

from flask import g, render_template, request, session, url_for

from intake.staff import Right
from intake.wording import languages
from intake.wording.languages import Languages
from webhook.desk import assets
from webhook.desk.access import Desk, may
from webhook.desk.noticing.parts import NOTHING, Part
from webhook.desk.tools import tools
from webhook.desk.words import Words
from webhook.guards import current_services

LANGUAGE = "language"
AGES = ("now", "minutes", "hours", "day", "days")
"""How long ago something was: a page counts on by itself."""
TABS = (
    (Right.CASES, "cases", "desk_cases.index"),
    (Right.CASES, "appointments", "desk_appointments.day"),
    (Right.ANSWERS, "openings", "desk_openings.index"),
    (Right.ANSWERS, "unanswered", "desk_unanswered.index"),
    (Right.STAFF, "staff", "desk_staff.index"),
    (Right.LOGS, "log", "desk_logs.index"),
    (Right.FIGURES, "figures", "desk_figures.index"),
)
"""The head of every page: what leads where, and for whom; the first is where somebody begins."""


def show(template: str, status: int = 200, **values: Any) -> tuple[str, int]:
    """Return a page of the desk and its status; `status` also tells the page what happened.

    A `part` among the values is what of the page is kept fresh.
    """
    desk: Desk | None = g.get("desk")
    words = say()
    page = render_template(
        f"desk/{template}",
        say=words,
        desk=desk,
        status=status,
        tabs=[(name, address) for right, name, address in TABS if desk and may(right)],
        right=Right,
        may=may,
        news_from=_news_from,
        ages={key: words(f"age_{key}", n="{n}") for key in AGES},
        openid=current_services().settings.openid is not None,
        others=[(code, name, _in(code)) for code, name in _known().names.items()
                if code != words.language],
        installed=assets.there,
        **{"part": NOTHING, **values},
    )  # fmt: skip
    return page, status


def home() -> str:
    """Return the first page that whoever is signed in may see; their own account's, of none."""
    endpoint = next((one for right, _, one in TABS if may(right)), "desk_own.account")
    return url_for(endpoint)


def say() -> Words:
    """Return the words of this page, in the language chosen or the municipality's or browser's."""
    desk: Desk | None = g.get("desk")
    if "words" not in g:
        language = _language(desk)
        locale = _known().default_locale[language]
        g.words = Words(
            tools(), desk.profile if desk else None, language, locale, current_services().now()
        )
    found: Words = g.words
    return found


def _news_from(part: Part) -> str:
    """Return where a page hears what changes of its part from now on; asked before it is read."""
    kind, reference = part.kind, part.reference or None
    return url_for("desk_noticing.news", kind=kind, reference=reference, seen=part.seen)


def _language(desk: Desk | None) -> str:
    codes = list(_known().names)
    asked = request.args.get(LANGUAGE)
    if asked in codes:
        session[LANGUAGE] = asked
    kept = session.get(LANGUAGE)
    if kept in codes:
        return str(kept)
    if desk:
        return desk.profile.languages[0]
    return request.accept_languages.best_match(codes) or codes[0]


def _in(language: str) -> str:
    """Return where this page is to be had in another language: also after a form was refused."""
    given: dict[str, Any] = {**(request.view_args or {}), LANGUAGE: language}
    if request.method == "GET" and request.endpoint:
        return url_for(request.endpoint, **{**request.args.to_dict(), **given})
    return url_for(g.get("page_again", "desk_cases.index"), **given)


def _known() -> Languages:
    return languages.load(current_services().settings.data_dir)
