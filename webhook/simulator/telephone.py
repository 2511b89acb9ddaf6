"""A caller without a telephone line: follows TwiML as Twilio does, through signed webhooks."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import uuid4
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from intake import conversations
from intake.conversations import Conversation
from intake.database import read_scope
from webhook.channels.voice.prompt import offered
from webhook.services import Services
from webhook.simulator.chat_client import ChatError, NotOffered
from webhook.simulator.heard import Button, Heard
from webhook.simulator.signed import Twilio, dialled
from webhook.site.branding import example_number

VOICE = "/twilio/voice"
REDIRECTS = 5
MAILBOX, TAKES = "mailbox", "1"
CONFIDENCE = 0.9


class NotNow(ChatError):
    """A caller cannot do this at this point of a call."""


class Telephone:
    """One call; `now` is its own time, `number` the caller's, "anonymous" withheld.

    Every method that acts returns what is heard, and raises ChatError. `services` are those of
    the running system, seen from beside: they know which choices a key stands for, and what is
    awaited next.
    """

    def __init__(
        self, base_url: str, services: Services, now: datetime | None = None, number: str = ""
    ) -> None:
        self._twilio = Twilio(base_url, services.settings)
        self._services = services
        self._number = number
        self._fields: dict[str, str] = {}
        self._document: Element | None = None
        self._last: tuple[str, dict[str, str], str] | None = None
        self.sid = f"CA{uuid4().hex}"
        self.now = now
        self.conversation = ""
        self.offered: tuple[Button, ...] = ()

    def open(self, municipality: str, language: str) -> list[Heard]:
        """Dial a municipality; for a second language of theirs, press the key that offers it."""
        profile = dialled(self._services, municipality)
        caller = self._number or example_number(profile)
        self._fields = {"CallSid": self.sid, "From": caller, "To": profile.phone_number}
        heard = self._send(VOICE, {"CallStatus": "ringing"})
        if language in ("", profile.languages[0]):
            return heard
        return heard + self.press(self._key_of(language))

    def say(self, words: str, confidence: float = CONFIDENCE) -> list[Heard]:
        """Speak; Twilio recognises it with this confidence."""
        return self._answer({"SpeechResult": words, "Confidence": f"{confidence:.2f}"})

    def press(self, keys: int | str) -> list[Heard]:
        """Press keys: they count until the hash, or until as many as the question takes."""
        asked = self._asked()
        pressed, hash_, _ = str(keys).partition(asked.get("finishOnKey", "#"))
        most = int(asked.get("numDigits", 0)) or None
        digits = {"Digits": pressed[:most], **({"FinishedOnKey": hash_} if hash_ else {})}
        return self._answer(digits)

    def button(self, title: str) -> list[Heard]:
        """Press the key of the choice with this title."""
        titles = [each.title.casefold() for each in self.offered]
        if title.casefold().strip() not in titles:
            known = ", ".join(each.title for each in self.offered) or "none"
            raise NotOffered(f"There is no choice {title!r} among {known}.")
        return self.press(titles.index(title.casefold().strip()) + 1)

    def silence(self, _: bool = True) -> list[Heard]:
        """Say nothing until Twilio gives up waiting."""
        return self._answer({})

    def transfer(self, status: str) -> list[Heard]:
        """Let the telephone that rings be answered ("completed") or not ("busy", "no-answer").

        "mailbox" picks up and presses no key: Twilio calls that "completed", too.
        """
        dial = self._verb("Dial")
        if dial is None:
            raise NotNow("No other telephone is ringing.")
        if status in ("completed", MAILBOX):
            self._pick_up(dial, takes=status != MAILBOX)
            status = "completed"
        return self._send(self._path(dial.get("action", "")), {"DialCallStatus": status})

    def _pick_up(self, dial: Element, *, takes: bool) -> None:
        """Hear what is whispered to who picks up, and take the call or press nothing."""
        number = dial.find("Number")
        url = "" if number is None else number.get("url", "")
        leg = {**self._fields, "CallSid": f"CA{uuid4().hex}", "ParentCallSid": self.sid}
        given = {"Digits": TAKES} if takes else {}
        while url:
            answered = self._twilio.post(self._path(url), leg, self.now)
            gather = ElementTree.fromstring(answered).find("Gather")
            url, leg = "" if gather is None else gather.get("action", ""), {**leg, **given}

    def hang_up(self, _: bool = True) -> list[Heard]:
        """Put the receiver down; Twilio reports that the call is over."""
        self.report("completed")
        self._document = None
        return []

    def again(self, _: bool = True) -> list[Heard]:
        """Let Twilio deliver its last webhook once more; raise NotNow where that is answered so
        differently that the caller would hear something else."""
        if self._last is None:
            raise NotNow("Nothing was delivered yet.")
        path, fields, answered = self._last
        if self._twilio.post(path, fields, self.now) != answered:
            raise NotNow("The second delivery of a webhook was answered differently.")
        return self._heard(ElementTree.fromstring(answered))

    def report(self, status: str) -> None:
        """Let Twilio report a status of this call: late, twice and out of order, if you like."""
        self._twilio.post(f"{VOICE}/status", {**self._fields, "CallStatus": status}, self.now)

    def advance(self, time: timedelta) -> list[Heard]:
        """Let time pass."""
        if self.now is None:
            raise ChatError("The time of the system itself cannot be moved: give the script an at.")
        self.now += time
        return []

    def news(self) -> list[Heard]:
        """Wait: on the telephone that is silence."""
        return self.silence()

    def _answer(self, given: Mapping[str, str]) -> list[Heard]:
        return self._send(self._path(self._asked().get("action", "")), given)

    def _asked(self) -> Mapping[str, str]:
        gather = self._verb("Gather")
        if gather is None:
            raise NotNow("Nobody is listening: the call is over, or another telephone rings.")
        return gather.attrib

    def _verb(self, name: str) -> Element | None:
        return None if self._document is None else self._document.find(name)

    def _send(self, path: str, given: Mapping[str, str]) -> list[Heard]:
        """Deliver a webhook and follow where its answer leads."""
        heard: list[Heard] = []
        for _ in range(REDIRECTS):
            fields = {**self._fields, "CallStatus": "in-progress", **given}
            answered = self._twilio.post(path, fields, self.now)
            self._last = (path, fields, answered)
            self._document = ElementTree.fromstring(answered)
            heard += self._heard(self._document)
            redirect = self._document.findtext("Redirect")
            if redirect is None:
                break
            path, given = self._path(redirect), {}
        if self._verb("Hangup") is not None:
            self.report("completed")
        return heard

    def _path(self, url: str) -> str:
        parts = urlsplit(url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def _heard(self, document: Element) -> list[Heard]:
        row = self._stored()
        self.conversation = row.id if row else ""
        choices = offered(row) if row else []
        self.offered = tuple(Button(str(n), each["title"]) for n, each in enumerate(choices, 1))
        said = list(self._lines(document, row.last_seq if row else 0))
        expect = row.expect if row and document.find("Gather") is not None else None
        return [
            *said[:-1],
            *(
                Heard(each.seq, each.sender, each.text, each.language, (), expect)
                for each in said[-1:]
            ),
        ]

    def _lines(self, document: Element, seq: int) -> Iterator[Heard]:
        for verb in document.iter():
            if verb.tag == "Say":
                language = verb.get("language", "").partition("-")[0]
                yield Heard(seq, "bot", verb.text or "", language)
        number = document.findtext("Dial/Number")
        if number:
            yield Heard(seq, "line", f"rings {number}", language)

    def _key_of(self, language: str) -> int:
        row = self._stored()
        for key, choice in enumerate(offered(row) if row else [], start=1):
            command = choice["command"]
            if command["name"] == "switch_language" and command["entities"]["language"] == language:
                return key
        raise NotOffered(f"Nobody offers {language}.")

    def _stored(self) -> Conversation | None:
        with read_scope(self._services.engine) as session:
            return conversations.latest_in_thread(session, self.sid)
