"""A Rasa that answers from a list and remembers what it was sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from webhook.wire import Call, Choice, Command, Message, RasaSilent, RasaUnavailable, Reply


@dataclass(frozen=True)
class Sent:
    """One turn as Rasa got it."""

    conversation: str
    turn: Command | str
    metadata: dict[str, Any]


class FakeRasa:
    """Fulfils `webhook.wire.Rasa`; says "Goed." when its list is empty."""

    def __init__(self) -> None:
        self.answers: list[Reply | BaseException] = []
        self.sent: list[Sent] = []
        self.restarted: list[Sent] = []
        self.meanwhile: Callable[[], object] = lambda: None
        """What happens in the world while Rasa thinks."""
        self.refuses_to_restart = False

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        self.sent.append(Sent(conversation, turn, dict(metadata)))
        self.meanwhile()
        answer = self.answers.pop(0) if self.answers else says("Goed.")
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        if self.refuses_to_restart:
            raise RasaUnavailable("down")
        self.restarted.append(Sent(conversation, Command("session_start"), dict(metadata)))

    @property
    def heard(self) -> list[Command | str]:
        """Every turn it was sent, without what travels beside it."""
        return [each.turn for each in self.sent]

    def goes_down(self, times: int = 1) -> None:
        """Be out of reach for the next turns."""
        self.answers += [RasaUnavailable("down")] * times

    def falls_silent(self) -> None:
        """Answer the next turn with nothing."""
        self.answers.append(RasaSilent("silent"))


def says(*texts: str, expect: str | None = None, **directives: dict[str, Any]) -> Reply:
    """A reply in these words; a directive is given by its type: `understood={...}`."""
    told = [{"type": kind, **facts} for kind, facts in directives.items()]
    if expect:
        told.append({"type": "expect", "kind": expect})
    return Reply(tuple(Message(text) for text in texts), tuple(told))


def offers(text: str, expect: str = "choice", **choices: str) -> Reply:
    """A reply with buttons: the name of each command, and its title."""
    buttons = tuple(Choice(title, Command(name)) for name, title in choices.items())
    return Reply((Message(text, buttons),), ({"type": "expect", "kind": expect},))


def tells_whom_to_call(text: str, numbers: Mapping[str, str], **choices: str) -> Reply:
    """A reply with numbers to call, by their titles, beside the buttons that `offers` makes."""
    reply = offers(text, **choices)
    calls = tuple(Call(title, tel) for title, tel in numbers.items())
    return Reply((replace(reply.messages[0], calls=calls),), reply.directives)


def hears(
    language: str, *texts: str, confidence: float = 0.9, **directives: dict[str, Any]
) -> Reply:
    """A reply that reports the language of the turn."""
    report = {"name": language, "confidence": confidence}
    return says(*(texts or ("Goed.",)), language={"reported": report}, **directives)


def misses(text: str = "Dat begreep ik niet.") -> Reply:
    """A reply to words that were not understood."""
    return says(text, understood={"understood": False, "decision": "offer"})
