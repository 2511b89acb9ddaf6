"""How a made-up citizen reaches the system: by chat, text message or telephone, at their time."""

import random
from datetime import datetime, timedelta
from typing import Any, Protocol

import phonenumbers
from requests.adapters import HTTPAdapter

from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.citizens.recogniser import Recogniser
from benchmarks.journeys.citizens.speech import Line
from benchmarks.journeys.goals import Goal
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.heard import Heard
from webhook.simulator.telephone import Telephone
from webhook.simulator.text_message import SmsClient

ADDRESSES = 40_000
"""The gateway limits the rate of each loopback address, and citizens have one each."""
WRITING = timedelta(seconds=45)
"""Between two text messages of one citizen: what comes faster for long is taken for a machine."""
RINGS = "line"
"""Who is heard where another telephone rings."""


class Client(Protocol):
    """A conversation, whatever carries it."""

    conversation: str

    def open(self, municipality: str, language: str) -> list[Heard]:
        """Begin."""

    def say(self, words: str) -> list[Heard]:
        """Say something."""

    def press(self, number: int) -> list[Heard]:
        """Choose what is on offer, from 1 on."""


class _Address(HTTPAdapter):
    """Sends from a loopback address of its own."""

    def __init__(self, number: int) -> None:
        self._source = (f"127.{1 + number // 40_000}.{number // 200 % 200}.{1 + number % 200}", 0)
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, source_address=self._source, **options)


class Window(ChatClient):
    """A chat from a loopback address of its own."""

    def __init__(self, url: str, now: datetime, number: int) -> None:
        super().__init__(url, now)
        self._http.mount("http://", _Address(number))


class Caller(Telephone):
    """A caller who notices that they are asked whether they were heard right."""

    @property
    def heard_back(self) -> bool:
        """Whether that is asked, beside the question that is open: the answer's address tells."""
        gather = self._verb("Gather")
        return gather is not None and "heard=" in gather.get("action", "")


class Connection:
    """One citizen's way in, as their goal has it."""

    def __init__(self, goal: Goal, services: Services, url: str, chance: random.Random) -> None:
        self.own_number = ""
        """From which is called or written, as E.164; empty in a chat."""
        self._goal = goal
        self._recogniser: Recogniser | None = None
        self.client = self._opened(services, url, chance)

    def begin(self) -> list[Heard]:
        """Reach the municipality; who writes a text message hears nothing yet."""
        # A second language is asked for as a citizen does: a key, or a word.
        return self.client.open(self._goal.municipality, self._goal.language)

    def do(self, line: Line) -> tuple[str, list[Heard]]:
        """Say or press; return what arrived there, and what is heard then.

        Raises ChatError; a call that rings elsewhere finds nobody, and comes back.
        """
        if isinstance(self.client, SmsClient):
            self.client.advance(WRITING)
        if line.press is not None:
            return f"[{line.press}]", self._picked_up(self.client.press(line.press))
        if self._recogniser is None:
            return line.words, self.client.say(line.words)
        heard = self._recogniser.hear(line.words, line.kept)
        assert isinstance(self.client, Caller), "only on the telephone something recognises"
        return heard.words, self._picked_up(self.client.say(heard.words, heard.confidence))

    @property
    def heard_back(self) -> bool:
        """Whether it is asked if somebody was heard right; only on the telephone."""
        return isinstance(self.client, Caller) and self.client.heard_back

    def _picked_up(self, heard: list[Heard]) -> list[Heard]:
        rings = any(one.sender == RINGS for one in heard)
        if not rings or not isinstance(self.client, Caller):
            return heard
        return heard + self.client.transfer("busy")

    def _opened(self, services: Services, url: str, chance: random.Random) -> Client:
        goal = self._goal
        if goal.channel == "chat":
            return Window(url, goal.now, chance.randrange(ADDRESSES))
        if goal.channel == "sms":
            self.own_number = f"+3161{chance.randrange(10**7):07d}"
            return SmsClient(url, services, goal.now, self.own_number)
        country = services.profiles.get(goal.municipality).country
        number = phonenumbers.parse(goal.phone, country)
        self.own_number = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        self._recogniser = Recogniser(wordings.load(goal.locale).homophones(), chance)
        return Caller(url, services, goal.now, self.own_number)
