"""Pages for citizens: the chat on a page of its own, for letters, QR codes and sites without it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from intake import languages
from intake.languages import Languages
from intake.municipalities import Municipality, UnknownMunicipality
from intake.privacy import KINDS
from webhook.exchange import Exchange
from webhook.guards import exchange
from webhook.looks import palette, written_number
from webhook.security import policy

pages = Blueprint("pages", __name__)

SCRIPT_TEXTS = (
    *("bot", "you", "staff", "badge", "waiting", "failed", "retry"),
    *("gone", "ended", "again", "no_start", "calls"),
)
"""Keys under `page_` in prompts.yml that the script of the chat page shows."""
PAGE_TEXTS = (
    *("title", "tagline", "log", "write", "send", "keyboard", "choices", "no_script"),
    *("privacy", "more_privacy", "language", "skip"),
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
    house, wanted = exchange(), request.args.get("municipality")
    if wanted is None:
        return _choice(house, 200)
    try:
        page = render_template("chat.html", **_chat(house, house.profiles.get(wanted)))
        return page, 200, FRAMED
    except UnknownMunicipality:
        return _choice(house, 404)


def _chat(house: Exchange, profile: Municipality) -> dict[str, Any]:
    known = _languages(house)
    language = _asked(profile.languages) or profile.languages[0]
    locale = profile.locale(language)
    prompt = house.texts.prompt
    return {
        "municipality": profile,
        "palette": palette(profile),
        "number": written_number(profile.phone_number),
        # Only put into the field: whoever made the link cannot send it.
        "question": request.args.get("question", "")[:QUESTION],
        "language": language,
        "others": [code for code in profile.languages if code != language],
        "names": known.names,
        "texts": _texts(house, PAGE_TEXTS, locale, name=profile.name)
        | {"assumed": prompt("assumed", locale)},
        "words": _texts(house, SCRIPT_TEXTS, locale)
        | {"municipality": profile.id, "language": language}
        | {"masked": {kind: prompt(f"masked_{kind}", locale) for kind in MASKED}},
        "privacy": profile.privacy_notice,
    }


def _choice(house: Exchange, status: int) -> tuple[str, int, dict[str, str]]:
    """The list of municipalities, in the language that the browser asks for."""
    known = _languages(house)
    codes = list(known.names)
    language = _asked(codes) or request.accept_languages.best_match(codes) or codes[0]
    page = render_template(
        "municipalities.html",
        municipalities=list(house.profiles.all()),
        language=language,
        texts=_texts(house, LIST_TEXTS, known.default_locale[language]),
        chat_in={
            code: house.texts.prompt("page_chat_in", known.default_locale[code]) for code in codes
        },
    )
    return page, status, {"Vary": "Accept-Language"}


def _texts(house: Exchange, keys: tuple[str, ...], locale: str, **values: str) -> dict[str, str]:
    return {key: house.texts.prompt(f"page_{key}", locale, **values) for key in keys}


def _languages(house: Exchange) -> Languages:
    return languages.load(house.settings.data_dir)


def _asked(spoken: list[str]) -> str | None:
    asked = request.args.get("language")
    return asked if asked in spoken else None
