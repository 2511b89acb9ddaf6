"""Pages for citizens: the chat on a page of its own, for sites without scripts, letters and QR."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from intake.municipalities import Municipality, UnknownMunicipality
from webhook.guards import exchange

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> Response:
    """Lead to the chat."""
    return redirect(url_for("pages.chat"))


@pages.get("/chat")
def chat() -> str:
    """Show the chat of `?municipality=` in `?language=`; without one, the choice of all."""
    house, wanted = exchange(), request.args.get("municipality")
    if wanted is None:
        return render_template("municipalities.html", municipalities=list(house.profiles.all()))
    try:
        profile = house.profiles.get(wanted)
    except UnknownMunicipality:
        abort(404)
    language = _language(profile)
    texts = {
        key: house.texts.prompt(f"page_{key}", profile.locale(language), name=profile.name)
        for key in PAGE_TEXTS
    }
    return render_template(
        "chat.html",
        municipality=profile,
        called=profile.called.say(language),
        language=language,
        others=[code for code in profile.languages if code != language],
        texts=texts,
        privacy=profile.privacy_notice,
    )


PAGE_TEXTS = (
    *("title", "log", "write", "send", "bot", "you", "staff", "keys", "waiting", "failed"),
    *("retry", "ended", "privacy", "more_privacy", "badge", "language", "skip"),
)
"""Keys under `page_` in prompts.yml that the chat page and its script show."""


def _language(profile: Municipality) -> str:
    asked = request.args.get("language")
    return asked if asked in profile.languages else str(profile.languages[0])
