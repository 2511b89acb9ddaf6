"""The accessibility statement of a municipality's chat: what was tested, what is known to be wrong.

Made of docs/accessibility-statement.yml and the profile. Whether the pages conform is said only
after a person has audited them (Directive (EU) 2016/2102, article 7).
"""

from datetime import date
from functools import lru_cache
from typing import Any

import yaml
from flask import Blueprint, render_template, request, url_for

from intake.municipalities import Municipality
from intake.settings import ROOT
from intake.wording import languages
from intake.wording.texts import Texts
from webhook.guards import current_services
from webhook.services import Services
from webhook.site.branding import asked_language, palette, written_number

accessibility = Blueprint("accessibility", __name__)

FILE = ROOT / "docs" / "accessibility-statement.yml"
KEYS = (
    *(
        "statement",
        "tested",
        "known_faults",
        "feedback",
        "feedback_how",
        "feedback_write",
        "complaint",
        "date",
    ),
    *("language", "audit", "report", "back"),
)


@accessibility.get("/accessibility")
def show() -> str:
    """Show the statement of `?municipality=` in `?language=`. Raises UnknownMunicipality."""
    services = current_services()
    profile = services.profiles.get(request.args.get("municipality", ""))
    language = asked_language(profile.languages) or profile.languages[0]
    return render_template("accessibility.html", **_content(services, profile, language))


@lru_cache(maxsize=1)
def statement() -> dict[str, Any]:
    """Return docs/accessibility-statement.yml, read once a process."""
    return dict(yaml.load(FILE.read_bytes(), Loader=yaml.CSafeLoader))


def _content(services: Services, profile: Municipality, language: str) -> dict[str, Any]:
    told, locale = statement(), profile.locale(language)
    texts = Texts(services.settings.data_dir, "accessibility")
    known = languages.load(services.settings.data_dir)
    body = _complaints(told["complaints"], profile)
    named = {"name": profile.name, "norm": told["norm"]}
    return {
        "municipality": profile,
        "palette": palette(profile),
        "language": language,
        "others": [code for code in profile.languages if code != language],
        "names": known.names,
        "texts": {key: texts.prompt(key, locale, **named) for key in KEYS}
        | {"status": texts.prompt(f"status_{told['status']}", locale, **named)},
        "tested": [each[language] for each in told["tested"]],
        "faults": [each[language] for each in told["faults"]],
        "dates": {key: _day(texts, told[key], locale) for key in ("date", "audited_on")},
        "report": told["report"],
        "number": written_number(profile.phone_number),
        "contact": _contact(profile),
        "body": {"name": body["name"][language], "url": body["url"]},
        "address": "accessibility.show",
        "chat": url_for("pages.chat", municipality=profile.id, language=language),
    }


def _complaints(bodies: dict[str, Any], profile: Municipality) -> dict[str, Any]:
    """Return the body that the profile names, that of its Land, or that of its country."""
    land = f"{profile.country}-{profile.holidays.subdivision}"
    named = profile.accessibility.complaints or land
    return dict(bodies.get(named) or bodies[profile.country])


def _contact(profile: Municipality) -> dict[str, str] | None:
    """Return where one writes to, and what is shown of it."""
    told = profile.accessibility.contact
    if told is None:
        return None
    return {"shown": told, "href": told if told.startswith("https://") else f"mailto:{told}"}


def _day(texts: Texts, day: date | None, locale: str) -> str | None:
    if day is None:
        return None
    month = texts.prompt("months", locale).split()[day.month - 1]
    return texts.prompt("day", locale, day=str(day.day), month=month, year=str(day.year))
