"""Pages for citizens: the chat on a page of its own, for letters, QR codes and sites without it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from intake.municipalities import Municipality, UnknownMunicipality
from intake.privacy import KINDS
from intake.wording import languages
from intake.wording.languages import Languages
from webhook.guards import current_services
from webhook.security import policy
from webhook.services import Services
from webhook.site.branding import asked_language, palette, written_number

pages = Blueprint("pages", __name__)

SCRIPT_TEXTS = (
    *("bot", "you", "staff", "badge", "waiting", "failed", "retry"),
    *("gone", "ended", "again", "no_start", "calls"),
)
"""Keys under `page_` in prompts.yml that the script of the chat page shows."""
PAGE_TEXTS = (
    *("title", "tagline", "log", "write", "send", "keyboard", "choices", "no_script"),
    *("privacy", "more_privacy", "assumed", "language", "skip"),
)
"""Keys under `page_` that the chat page itself shows."""
QUESTION = 300
"""Characters of a question that a link may bring along."""
FRAMED = {"Content-Security-Policy": policy(frame_ancestors="'self'")}
"""The demonstration page holds the chat in a frame."""
LIST_TEXTS = ("choose", "choose_hint", "language")
MASKED = (*KINDS, "reference")
"""What may stand in square brackets in a citizen's message."""


@pages.get("/")
def home() -> Response:
    """Lead to the chat."""
    return redirect(url_for("pages.chat"))


@pages.get("/chat")
def chat() -> tuple[str, int, dict[str, str]]:
    """Show the chat of `?municipality=` in `?language=`; without one, the choice of all."""
    services, wanted = current_services(), request.args.get("municipality")
    if wanted is None:
        return _choice(services, 200)
    try:
        page = render_template("chat.html", **_chat(services, services.profiles.get(wanted)))
        return page, 200, FRAMED
    except UnknownMunicipality:
        return _choice(services, 404)


def _chat(services: Services, profile: Municipality) -> dict[str, Any]:
    known = _languages(services)
    language = asked_language(profile.languages) or profile.languages[0]
    locale = profile.locale(language)
    prompt = services.texts.prompt
    return {
        "municipality": profile,
        "palette": palette(profile),
        "number": written_number(profile.phone_number),
        # Only put into the field: whoever made the link cannot send it.
        "question": request.args.get("question", "")[:QUESTION],
        "language": language,
        "others": [code for code in profile.languages if code != language],
        "names": known.names,
        "texts": _texts(services, PAGE_TEXTS, locale, name=profile.name),
        "words": _texts(services, SCRIPT_TEXTS, locale)
        | {"municipality": profile.id, "language": language}
        | {"masked": {kind: prompt(f"masked_{kind}", locale) for kind in MASKED}},
        "privacy": profile.privacy_notice,
    }


def _choice(services: Services, status: int) -> tuple[str, int, dict[str, str]]:
    """The list of municipalities, in the language that the browser asks for."""
    known = _languages(services)
    codes = list(known.names)
    language = asked_language(codes) or request.accept_languages.best_match(codes) or codes[0]
    page = render_template(
        "municipalities.html",
        municipalities=list(services.profiles.all()),
        language=language,
        texts=_texts(services, LIST_TEXTS, known.default_locale[language]),
        chat_in={
            code: services.texts.prompt("page_chat_in", known.default_locale[code])
            for code in codes
        },
    )
    return page, status, {"Vary": "Accept-Language"}


def _texts(services: Services, keys: tuple[str, ...], locale: str, **values: str) -> dict[str, str]:
    return {key: services.texts.prompt(f"page_{key}", locale, **values) for key in keys}


def _languages(services: Services) -> Languages:
    return languages.load(services.settings.data_dir)
