"""What the chat window is told once it is opened: its sentences, and facts of the municipality."""

from typing import Any

from flask import url_for

from intake.municipalities import Municipality
from intake.privacy import KINDS
from intake.wording import languages
from intake.wording.texts import Texts
from webhook.services import Services
from webhook.site.branding import written_number

SENTENCES = (
    *("tagline", "close", "more", "save", "finish", "erase", "accessibility", "skip"),
    *("privacy_title", "more_privacy", "log", "bot", "you", "staff", "badge"),
    *("calls", "choices", "waiting", "write", "send", "keyboard", "card", "card_when"),
    *("card_place", "card_bring", "card_number", "card_calendar", "failed", "retry", "gone"),
    *("ended", "again", "no_start", "offline", "call_us", "over", "finished", "helped"),
    *("helped_yes", "helped_partly", "helped_no", "thanks", "erase_sure", "erase_yes"),
    *("erase_no", "erased", "erase_failed", "kept_appointment", "kept_case", "still_there"),
    *("stay", "forgotten", "person_writes"),
)
"""Keys in window.yml that the script shows as they are."""
MASKED = (*KINDS, "reference")
"""What may stand in square brackets in a citizen's message."""
IDLE_SECONDS = 15 * 60
"""After so long without a sign the window forgets: others may use the computer, too."""


def window_words(services: Services, profile: Municipality, language: str) -> dict[str, Any]:
    """Return everything that the window shows of this municipality in this language."""
    locale = profile.locale(language)
    data_dir = services.settings.data_dir
    texts, known = Texts(data_dir, "window"), languages.load(data_dir)
    told = {key: texts.prompt(key, locale) for key in SENTENCES}
    others = [code for code in profile.languages if code != language]
    return told | {
        "municipality": profile.id,
        "name": profile.name,
        "title": texts.prompt("title", locale, name=profile.name),
        "unread": texts.prompt("unread", locale, count="{count}"),
        "language": language,
        "locale": locale,
        "timezone": profile.timezone.key,
        "others": [{"code": code, "name": known.names[code]} for code in others],
        "masked": {kind: services.texts.prompt(f"masked_{kind}", locale) for kind in MASKED},
        "privacy": _privacy(texts, profile, language),
        "telephone": {
            "tel": profile.phone_number,
            "number": written_number(profile.phone_number),
        },
        "tokens": profile.tokens,
        "logo": profile.logo,
        "idle": IDLE_SECONDS,
        "accessibility_page": url_for(
            "accessibility.show", municipality=profile.id, language=language, _external=True
        ),
    }


def _privacy(texts: Texts, profile: Municipality, language: str) -> dict[str, str | None]:
    notice, said = profile.privacy_notice, []
    if notice.assumed:
        said.append(texts.prompt("assumed", profile.locale(language)))
    said.append(notice.text.say(language))
    return {"text": " ".join(said), "url": notice.url}
