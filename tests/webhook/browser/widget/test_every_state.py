"""In every state of the chat, in both languages, axe finds nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.webhook.browser.axe import complaints
from tests.webhook.browser.widget.conftest import LARGE, SMALL
from tests.webhook.browser.widget.test_booking import BOOKED, times
from tests.webhook.fake_rasa import FakeRasa, offers, says, tells_whom_to_call

Visit = Callable[..., Page]
MINUTES = 60_000
NUMBERS = {"113": "113", "112": "112"}


class Walk:
    """One visitor who meets every state; what axe finds in each is kept by its name."""

    def __init__(self, page: Page, rasa: FakeRasa) -> None:
        self.page, self.rasa = page, rasa
        self.seen: list[str] = []
        self.found: dict[str, list[str]] = {}

    def see(self, state: str, sign: str) -> None:
        """Look at this state once its sign is there."""
        self.page.locator(sign).first.wait_for()
        self.seen.append(state)
        found = complaints(self.page)
        if found:
            self.found[state] = found

    def press(self, place: str) -> None:
        self.page.locator(place).first.click()

    def say(self) -> None:
        self.page.locator("#text").fill("hoi")
        self.page.locator("#text").press("Enter")

    def menu(self, item: int) -> None:
        self.press("summary")
        self.press(f"details li:nth-child({item}) button")

    @contextmanager
    def held(self, address: str, refused: bool = False) -> Iterator[None]:
        """Keep requests to this address waiting, or refuse them, until the end."""
        waiting: list[Route] = []
        act = Route.abort if refused else waiting.append
        self.page.route(address, lambda route: act(route))
        yield
        for each in waiting:
            each.continue_()
        self.page.unroute(address)


@pytest.fixture
def walk(visit: Visit, context: BrowserContext, rasa: FakeRasa, language: str) -> Walk:
    """A visitor of the page, at a time that tests move; German by night."""
    context.clock.install(time=datetime(2014, 2, 6, 9, 29))
    page = visit(f"&language={language}", **LARGE)
    page.emulate_media(color_scheme="dark" if language == "de" else "light")
    return Walk(page, rasa)


def opens(walk: Walk) -> None:
    walk.see("closed", "#launch")
    with walk.held("**/widget/**"):
        walk.press("#launch")
        walk.see("opening", ".loading[role=status]")
    walk.page.reload()
    with walk.held("**/widget/**", refused=True):
        walk.press("#launch")
        walk.see("not opened", ".loading[role=alert]")
    walk.press("#panel button")
    walk.see("greeting with choices", "#choices button")
    walk.press("summary")
    walk.see("menu", "details[open]")
    walk.press("summary")


def talks(walk: Walk) -> None:
    walk.rasa.answers += [times(), says("Goed.", booked=BOOKED)]
    with walk.held("**/messages"):
        walk.say()
        walk.see("waiting", "#state:not(:empty)")
    walk.see("times under their days", "#choices .day")
    walk.press(".day button")
    walk.see("booking card", ".card")
    walk.rasa.answers.append(tells_whom_to_call("Bel.", NUMBERS, affirm="Ja"))
    walk.say()
    walk.see("emergency lines", ".calls a")
    walk.page.emulate_media(forced_colors="active")
    walk.see("forced colours", ".calls a")
    walk.page.emulate_media(forced_colors="none")
    walk.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    walk.see("full screen", "#panel:modal")
    walk.page.set_viewport_size(LARGE)  # type: ignore[arg-type]


def fails(walk: Walk, context: BrowserContext) -> None:
    with walk.held("**/messages", refused=True):
        walk.say()
        walk.see("not arrived", "#trouble button")
    context.set_offline(True)
    walk.see("offline", "#offline a")
    context.set_offline(False)
    expect(walk.page.locator("#offline")).to_be_empty()


def turns(walk: Walk, other: str) -> None:
    answer = offers("Goed, gern.", affirm="Ja")
    switch = {"type": "language", "switch_to": other}
    walk.rasa.answers.append(replace(answer, directives=(*answer.directives, switch)))
    walk.press(".language")
    walk.see("another language", f"#log [lang={'nl' if other == 'de' else 'de'}]")
    expect(walk.page.locator("#choices button")).to_have_count(1)


def ends(walk: Walk, context: BrowserContext) -> None:
    context.clock.fast_forward(14 * MINUTES)
    walk.see("still there?", "#question:not([hidden])")
    walk.press("#question button")
    walk.menu(2)
    walk.see("satisfaction", "#question button >> nth=3")
    walk.press("#question button")
    walk.see("ended", "#question button:only-of-type")
    walk.press("#question button")
    walk.page.locator("#choices button").first.wait_for()
    walk.menu(3)
    walk.see("really delete?", "#question button >> nth=1")
    walk.press("#question button")
    walk.see("deleted", "#question button:only-of-type")


@pytest.mark.parametrize(("language", "other"), [("nl", "de"), ("de", "nl")])
def test_axe_finds_nothing_in_any_state(walk: Walk, other: str, context: BrowserContext) -> None:
    opens(walk)
    talks(walk)
    fails(walk, context)
    turns(walk, other)
    ends(walk, context)
    assert walk.found == {}
    assert len(walk.seen) == 19
