"""Pages for citizens: the chat on a page of its own, for letters, QR codes and sites without it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from intake.municipalities import Municipality, UnknownMunicipality
from intake.wording import languages
from intake.wording.languages import Languages
from webhook.guards import current_services
from webhook.security import policy
from webhook.services import Services
from webhook.site.branding import asked_language, palette, written_number
from webhook.site.window_words import window_words

pages = Blueprint("pages", __name__)

QUESTION = 300
"""Characters of a question that a link may bring along."""
LIST_TEXTS = ("choose", "choose_hint", "language")
"""Keys under `page_` in prompts.yml that the list of municipalities shows."""


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
        profile = services.profiles.get(wanted)
    except UnknownMunicipality:
        return _choice(services, 404)
    return render_template("chat.html", **_chat(services, profile)), 200, _framed_by(profile)


def _framed_by(profile: Municipality) -> dict[str, str]:
    """Let the sites of the profile hold the page in a frame; its logo comes from one of them."""
    sites = " ".join(["'self'", *profile.sites])
    pictures = sites if profile.logo else "'self'"
    return {"Content-Security-Policy": policy(frame_ancestors=sites, img_src=pictures)}


def _chat(services: Services, profile: Municipality) -> dict[str, Any]:
    language = asked_language(profile.languages) or profile.languages[0]
    return {
        "municipality": profile,
        "palette": palette(profile),
        "number": written_number(profile.phone_number),
        # Only put into the field: whoever made the link cannot send it.
        "question": request.args.get("question", "")[:QUESTION],
        "language": language,
        "no_script": services.texts.prompt("page_no_script", profile.locale(language)),
        "words": window_words(services, profile, language),
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
