"""Scripts played against a citizen's client and records that are made up."""

from datetime import timedelta
from typing import Any

from webhook.simulator.chat_client import NotOffered
from webhook.simulator.heard import Button, Heard
from webhook.simulator.player import Transcript, play
from webhook.simulator.script import Script


def bot(text: str, *titles: str, language: str = "nl", expect: str | None = "free") -> Heard:
    """What the bot says, with a button for each title."""
    buttons = tuple(Button(f"b{number}", title) for number, title in enumerate(titles))
    return Heard(1, "bot", text, language, buttons, expect)


class FakeClient:
    """Answers from a list, and remembers what was done."""

    conversation = "c1"

    def __init__(self, *answers: list[Heard]) -> None:
        self._answers = [[bot("Goedendag.", "Ja", "Nee")], *answers]
        self.done: list[tuple[str, object]] = []
        self.offered: tuple[Button, ...] = ()

    def open(self, municipality: str, language: str) -> list[Heard]:
        return self._next("open", (municipality, language))

    def say(self, words: str) -> list[Heard]:
        return self._next("say", words)

    def press(self, number: int) -> list[Heard]:
        if number > len(self.offered):
            raise NotOffered(f"There is no choice {number}.")
        return self._next("press", number)

    def button(self, title: str) -> list[Heard]:
        return self._next("button", title)

    def advance(self, time: timedelta) -> list[Heard]:
        self.done.append(("advance", time))
        return []

    def _next(self, act: str, value: object) -> list[Heard]:
        self.done.append((act, value))
        answer = self._answers.pop(0)
        self.offered = tuple(button for each in answer for button in each.buttons)
        return answer


class FakeStores:
    """Holds one case, one wish and some bookings, or none."""

    def __init__(
        self,
        case: dict[str, Any] | None = None,
        bookings: tuple[dict[str, Any], ...] = (),
        wish: dict[str, Any] | None = None,
    ) -> None:
        self._case, self._bookings, self._wish = case, list(bookings), wish

    def case(self, conversation: str) -> dict[str, Any] | None:
        return self._case

    def contact_wish(self, conversation: str) -> dict[str, Any] | None:
        return self._wish

    def bookings(self, conversation: str) -> list[dict[str, Any]]:
        return self._bookings

    def ended(self, conversation: str) -> bool:
        return False


def script(*steps: dict[str, Any], **given: Any) -> Script:
    """A script of these steps, in Leek and in Dutch unless told otherwise."""
    head = {"municipality": "gemeente-leek", "language": "nl"}
    return Script.model_validate({**head, "steps": list(steps), **given})


def played(
    *steps: dict[str, Any],
    answers: tuple[list[Heard], ...] = ([bot("Waar wilt u de afspraak?", "Het gemeentehuis")],),
    stores: FakeStores | None = None,
) -> Transcript:
    """Play these steps; the bot answers the first of them with these answers."""
    return play(script(*steps), FakeClient(*answers), stores or FakeStores(), lambda _: None)
