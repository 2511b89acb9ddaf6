"""A municipal page as a visitor would meet it, with the chat in it: made of the profile alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from intake.advice import opening_hours
from intake.municipalities import Municipality, Office
from intake.wording import languages
from intake.wording.texts import Texts
from webhook.embedding import twin
from webhook.guards import current_services, may_call_by_browser
from webhook.security import policy
from webhook.services import Services
from webhook.site.branding import asked_language, palette, written_number
from webhook.site.widget import pinned_script

demo = Blueprint("demo", __name__)

DAYS = 7
OFFICES = 4
TOPICS = {
    "municipality": ("documents", "moving", "support", "income", "debt", "street"),
    "job_centre": ("income", "appointment", "integration", "debt", "documents", "person"),
    "district": ("prevention", "integration", "income", "appointment", "moving", "person"),
}
"""What each kind of authority is asked most; each has a title, a text and a question."""
KEYS = (
    *("skip", "nav", "nav_topics", "nav_contact", "nav_assistant", "language", "heading", "lead"),
    *("ask", "topics", "topics_hint", "contact", "closed", "today", "day_closed"),
    *("phone_title", "phone_text", "chat_text", "trial_title", "trial_text"),
    *("by_appointment", "how", "behind", "desk_title", "desk_text", "docs_title", "docs_text"),
    "elsewhere",
    *(f"how_{step}_{part}" for step in (1, 2, 3) for part in ("title", "text")),
)


@dataclass(frozen=True)
class Opening:
    """One day of an office: its name, its hours in words, and whether it is today."""

    day: str
    hours: list[str]
    today: bool


class Page:
    """Everything the page says of one municipality in one language."""

    def __init__(self, services: Services, profile: Municipality, language: str) -> None:
        self._services, self._profile, self._language = services, profile, language
        self._locale = profile.locale(language)
        self._texts = Texts(services.settings.data_dir, "demo")
        self._now = services.now().astimezone(profile.timezone)
        self.number = written_number(profile.phone_number)

    def content(self) -> dict[str, Any]:
        """Return what the template shows."""
        profile, known = self._profile, languages.load(self._services.settings.data_dir)
        called = profile.called.say(self._language)
        told = {"name": profile.name, "called": called, "number": self.number}
        return {
            "municipality": profile,
            "number": self.number,
            "language": self._language,
            "others": [code for code in profile.languages if code != self._language],
            "names": known.names,
            "texts": {key: self._say(key) for key in KEYS}
            | {key: self._say(key, **told) for key in ("title", "call", "no_script")}
            | {"banner": self._say("banner", **told, date=self._date(profile.as_of))},
            "palette": palette(profile),
            "topics": [self._topic(id_) for id_ in TOPICS[profile.kind]],
            "offices": [self._office(office) for office in self._offices()],
            "elsewhere": [each for each in self._services.profiles.all() if each.id != profile.id],
        }

    def _offices(self) -> list[Office]:
        today = self._now.date()
        desks = [office for office in self._profile.offices.values() if office.kind == "desk"]
        return [office for office in desks if office.can_be_visited(today)][:OFFICES]

    def _office(self, office: Office) -> dict[str, Any]:
        closes = opening_hours.closes_at(self._profile, office, self._now)
        name = office.name.say(self._language)
        return {
            "name": name[:1].upper() + name[1:],
            "address": office.address,
            "phone": written_number(office.phone) if office.phone else None,
            "call": office.phone,
            "open": self._say("open_until", time=_clock(closes)) if closes else None,
            "caption": self._say("hours_of", place=name),
            "by_appointment": office.by_appointment_only(self._now.date()),
            "days": [self._opening(office, ahead) for ahead in range(DAYS)],
        }

    def _opening(self, office: Office, ahead: int) -> Opening:
        day = self._now.date() + timedelta(days=ahead)
        spans = opening_hours.intervals(self._profile, office, day)
        hours = [self._say("span", start=_clock(s.start), end=_clock(s.end)) for s in spans]
        name = self._say("days").split()[day.weekday()]
        return Opening(name, hours or [self._say("day_closed")], ahead == 0)

    def _topic(self, id_: str) -> dict[str, str]:
        return {part: self._say(f"{id_}_{part}") for part in ("title", "text", "question")}

    def _date(self, day: date) -> str:
        month = self._say("months").split()[day.month - 1]
        return self._say("date", day=str(day.day), month=month, year=str(day.year))

    def _say(self, key: str, **values: str) -> str:
        return self._texts.prompt(key, self._locale, **values)


@demo.get("/demo")
def show() -> Response:
    """Show the page of `?municipality=` in `?language=`; the first profile where none is given.

    Raises UnknownMunicipality.
    """
    services, wanted = current_services(), request.args.get("municipality")
    if wanted is None:
        first = next(iter(services.profiles.all()))
        return redirect(url_for("demo.show", municipality=first.id))
    profile = services.profiles.get(wanted)
    language = asked_language(profile.languages) or profile.languages[0]
    chat, script = twin(request.host_url.rstrip("/")), pinned_script()
    pinned = {"address": f"{chat}/widget-{script.name}.js", "integrity": script.integrity}
    content = Page(services, profile, language).content()
    content["trial"] = may_call_by_browser()
    page = make_response(render_template("demo.html", **content, script=pinned))
    # What docs/embed.md gives to every site that shows the chat.
    allowed = policy(script_src=f"'self' {chat}", connect_src=f"'self' {chat}")
    page.headers["Content-Security-Policy"] = allowed
    return page


def _clock(moment: Any) -> str:
    return f"{moment.hour}.{moment.minute:02}"
