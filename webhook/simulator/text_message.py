"""A citizen's telephone without a telephone: text messages through signed webhooks."""

import re
import secrets
from datetime import datetime, timedelta
from uuid import uuid4
from xml.etree import ElementTree

from intake import conversations
from intake.conversations import Conversation
from intake.database import read_scope
from intake.messaging.text_messages import thread_of
from intake.wording import languages
from webhook.services import Services
from webhook.simulator.chat_client import ChatError, NotOffered
from webhook.simulator.heard import Button, Heard
from webhook.simulator.signed import Twilio, dialled

CHOICE = re.compile(r"(\d+) (.+)")


class SmsClient:
    """One citizen who writes; `now` is their own time.

    Every method that writes returns the answer, nothing where there is none, and raises ChatError.
    `services` are those of the running system, seen from beside: they know what no text message
    tells, such as what is awaited next.
    """

    def __init__(
        self, base_url: str, services: Services, now: datetime | None = None, number: str = ""
    ) -> None:
        self._twilio = Twilio(base_url, services.settings)
        self._services = services
        self._fields: dict[str, str] = {}
        self._municipality = ""
        self.number = number or made_up_number()
        self.now = now
        self.conversation = ""
        self.offered: tuple[Button, ...] = ()

    def open(self, municipality: str, language: str) -> list[Heard]:
        """Choose whom to write to; in a second language of theirs, begin by asking for it."""
        profile = dialled(self._services, municipality)
        self._municipality = municipality
        self._fields = {"From": self.number, "To": profile.phone_number, "NumMedia": "0"}
        if language in ("", profile.languages[0]):
            return []
        return self.say(languages.load(self._services.settings.data_dir).names[language])

    def say(self, words: str, sid: str = "") -> list[Heard]:
        """Write a message, under a sid of its own unless one is given."""
        fields = {**self._fields, "MessageSid": sid or f"SM{uuid4().hex}", "Body": words}
        return self._take(self._twilio.post("/twilio/sms", fields, self.now))

    def press(self, number: int) -> list[Heard]:
        """Answer with the number of a choice on offer."""
        if not 1 <= number <= len(self.offered):
            raise NotOffered(f"There is no choice {number} among {self._titles()}.")
        return self.say(str(number))

    def button(self, title: str) -> list[Heard]:
        """Answer with the number of the choice of this title."""
        titles = [each.title.casefold() for each in self.offered]
        if title.casefold().strip() not in titles:
            raise NotOffered(f"There is no choice {title!r} among {self._titles()}.")
        return self.press(titles.index(title.casefold().strip()) + 1)

    def advance(self, time: timedelta) -> list[Heard]:
        """Let time pass."""
        if self.now is None:
            raise ChatError("The time of the system itself cannot be moved: give the script an at.")
        self.now += time
        return []

    def news(self) -> list[Heard]:
        """Nothing: what comes by itself comes from the worker, through Twilio."""
        return []

    def _take(self, twiml: str) -> list[Heard]:
        body = ElementTree.fromstring(twiml).findtext("Message")
        row = self._stored()
        self.conversation = row.id if row else ""
        if not body:
            return []
        text, titles = _read(body)
        self.offered = tuple(Button(str(n), title) for n, title in enumerate(titles, start=1))
        seq, language, expect = (row.last_seq, row.language, row.expect) if row else (0, "", None)
        return [Heard(seq, "bot", text, language, self.offered, expect)]

    def _stored(self) -> Conversation | None:
        key = self._services.settings.data_key
        with read_scope(self._services.engine) as session:
            thread = thread_of(key, self._municipality, self.number)
            return conversations.latest_in_thread(session, thread)

    def _titles(self) -> str:
        return ", ".join(each.title for each in self.offered) or "none"


def made_up_number() -> str:
    """Return a number that nobody has: the Dutch plan gives out no 06-0 numbers."""
    return f"+31600{secrets.randbelow(10**6):06d}"


def _read(body: str) -> tuple[str, list[str]]:
    """Return the words of a message, and the titles of the numbered lines at its end."""
    lines, titles = body.split("\n"), list[str]()
    while lines and (choice := CHOICE.fullmatch(lines[-1])):
        titles.insert(0, choice[2])
        lines.pop()
        if choice[1] == "1":
            return "\n".join(lines), titles
    return body, []
