"""Three hundred calls of people who fall silent, press wrong keys and hang up.

Lines repeat what they deliver.
Each is played by chance from a number, so that a call that fails is played again as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from intake.cases import PUT_THROUGH, Case, CaseEvent
from intake.database import read_scope
from tests.webhook.channels.voice.conftest import ANTWERP, EVENING, HEINSBERG, LEEK, Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.services import Services

PhoneOf = Callable[..., Telephone]
ROUNDS, CALLS = 30, 10
STEPS = 25
"""A caller who is not done by then hangs up."""
PATIENCE = 3
"""As often at most a question goes without an answer."""
ACTS = {
    "say": 8, "silent": 5, "wrong": 3, "first": 3, "again": 1, "twice": 2, "report": 1, "leave": 1,
}  # fmt: skip
ENDS = ("taken", "mailbox", "busy", "no-answer", "failed", "leave")


@dataclass
class Caller:
    """Somebody who does anything at all, and what must hold of it."""

    chance: Random
    phone: Telephone
    rasa: FakeRasa
    unanswered: int = 0

    def talk(self) -> None:
        """Hold a whole call."""
        self.phone.call()
        for _ in range(STEPS):
            if self.phone.answer is None or self.phone.answer.ends:
                break
            self._go_on()
        self.phone.status("completed")

    def _go_on(self) -> None:
        assert self.phone.answer is not None
        if self.phone.answer.dialled:
            return self._ring(self.chance.choice(ENDS))
        if self.phone.answer.root.find("Redirect") is not None:
            self.phone.redirect()
            return None
        return self._act(self.chance.choices(list(ACTS), list(ACTS.values()))[0])

    def _act(self, act: str) -> None:
        match act:
            case "say":
                self._say()
            case "silent":
                self._ignored(self.phone.silent)
            case "wrong":
                self._ignored(lambda: self.phone.key("8"))
            case "first":
                self.phone.key("1")
                self.unanswered = 0  # where it is no choice, a person comes sooner
            case "again":
                self.phone.key("*")
                self.unanswered = 0
            case "twice":
                self._twice()
            case "report":
                assert self.phone.status(self.chance.choice(["ringing", "in-progress"])) == 204
            case "leave":
                self._leave()

    def _say(self) -> None:
        replies = [
            says("Goed."), says("Tot ziens.", end={}), says("Ik verbind u door.", handover=WMO),
            offers("Klopt dat?", affirm="Ja", deny="Nee"), says("Wat is uw naam?", expect="name"),
        ]  # fmt: skip
        match self.chance.randrange(len(replies) + 2):
            case 0:
                self.rasa.goes_down()
            case 1:
                self.rasa.falls_silent()
            case number:
                self.rasa.answers.append(replies[number - 2])
        self.phone.say("ik wil iets vragen")
        self.rasa.answers.clear()
        self.unanswered = 0

    def _ignored(self, act: Callable[[], Any]) -> None:
        """Give no answer: after three times there is a person, or an end."""
        act()
        self.unanswered += 1
        assert self.phone.answer is not None
        gone = self.phone.answer.ends or self.phone.answer.dialled
        assert gone or self.unanswered < PATIENCE

    def _twice(self) -> None:
        """The same turn, delivered twice: both are answered alike, and it is taken once."""
        assert self.phone.answer is not None
        path = self.phone.answer.next
        first = self.phone.post(path, SpeechResult="ja", Confidence="0.9")
        second = self.phone.post(path, SpeechResult="ja", Confidence="0.9")
        assert first.text == second.text
        self.phone.heard(first.text)
        self.unanswered = 0

    def _ring(self, how: str) -> None:
        self.unanswered = 0
        assert self.phone.answer is not None
        number = self.phone.answer.root.find("Dial/Number")
        if how == "leave":
            self.phone.status("completed")
            self.phone.dial_ends("no-answer")
            self.phone.answer = None
            return
        if how == "taken" and number is not None and number.get("url"):
            self.phone.taken()
        self.phone.dial_ends("completed" if how in ("taken", "mailbox") else how)

    def _leave(self) -> None:
        self.phone.status("completed")
        self.phone.answer = None


WMO = {"department": "wmo", "reference": "12345671", "wants": "transfer"}


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_every_call_ends_well_and_no_case_is_lost_or_doubled(
    round_: int, phone_of: PhoneOf, rasa: FakeRasa, services: Services
) -> None:
    for call in range(CALLS):
        chance = Random(round_ * CALLS + call)
        dialled = chance.choice([LEEK, ANTWERP, HEINSBERG])
        phone = phone_of(dialled, at=chance.choice([None, EVENING]))
        Caller(chance, phone, rasa).talk()
        assert phone.row.ended_at is not None
        assert unkept(phone) == []
    assert doubled(services) == []


def unkept(phone: Telephone) -> list[str]:
    """Cases of the call whose caller was put through to nobody, and whom nobody will answer."""
    case = phone.case()
    if case is None or case.wants != "transfer":
        return []
    ended = [detail["status"] for act, detail in phone.history() if act == "transferred"]
    return [] if ended and ended[-1] in PUT_THROUGH else [case.reference]


def doubled(services: Services) -> list[str]:
    """Conversations with two cases, and cases that were opened twice."""
    with read_scope(services.engine) as session:
        cases = select(Case.conversation_id).group_by(Case.conversation_id)
        opened = select(CaseEvent.reference).where(CaseEvent.act == "opened")
        return [
            *session.scalars(cases.having(func.count() > 1)),
            *session.scalars(opened.group_by(CaseEvent.reference).having(func.count() > 1)),
        ]
