"""The test telephone in a browser: a whole call by typing and keys, a transfer, small and large."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from intake.settings import Settings
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.test_pages_are_accessible import at_every_width, too_wide
from tests.webhook.fake_rasa import FakeRasa, offers, says

PLACE = "/demo/telephone?municipality=gemeente-leek"
OFFICE_HOURS = "2014-02-06T10:00"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token="0123456789abcdef0123456789abcdef")


@pytest.fixture
def telephone(context: BrowserContext, gateway: str) -> Iterator[Page]:
    """The page before anybody dials, which must complain of nothing."""
    page = context.new_page()
    heard = Complaints(page)
    page.goto(gateway + PLACE)
    yield page
    assert heard.heard == []


def call(page: Page) -> None:
    """Dial, and wait until the assistant listens."""
    page.locator("summary").click()
    page.get_by_label("Tijdstip van het gesprek").fill(OFFICE_HOURS)
    page.get_by_role("button", name="Bellen", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("De assistent luistert.")


def say(page: Page, words: str) -> None:
    page.get_by_label("Wat u zegt").last.fill(words)
    page.keyboard.press("Enter")


def last(page: Page, who: str) -> str:
    """What this one said last, once the assistant listens again."""
    return str(page.locator(f"#log .{who} span").last.inner_text())


def transfer() -> dict[str, str]:
    return {"department": "wmo", "reference": "12345671", "wants": "transfer"}


def test_a_caller_is_greeted_says_something_and_hangs_up(telephone: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Een paspoort kost 50 euro."))
    call(telephone)
    expect(telephone.locator("#log .bot").first).to_contain_text("Ik ben een computer")
    say(telephone, "wat kost een paspoort")
    expect(telephone.locator("#log")).to_contain_text("Een paspoort kost 50 euro.")
    assert rasa.heard == ["wat kost een paspoort"]
    telephone.get_by_role("button", name="Ophangen").click()
    expect(telephone.get_by_role("status")).to_have_text("Het gesprek is voorbij.")
    telephone.get_by_role("button", name="Opnieuw bellen").click()
    expect(telephone.get_by_role("button", name="Bellen", exact=True)).to_be_focused()


def test_a_choice_is_pressed_on_the_page_and_on_the_keyboard(
    telephone: Page, rasa: FakeRasa
) -> None:
    rasa.answers += [offers("Klopt dat?", affirm="Ja", deny="Nee"), says("Goed.")]
    call(telephone)
    say(telephone, "een afspraak")
    expect(telephone.locator("#log")).to_contain_text("Zeg ja of nee.")
    keys = telephone.get_by_role("group", name="Toetsen van de telefoon")
    keys.get_by_role("button", name="1", exact=True).click()
    expect(telephone.locator("#log")).to_contain_text("Goed.")
    assert last(telephone, "you") == "toets 1"
    telephone.locator("#log").focus()
    telephone.keyboard.press("*")
    expect(telephone.locator("#log .you span").last).to_have_text("toets *")


def test_saying_nothing_is_silence(telephone: Page) -> None:
    call(telephone)
    telephone.get_by_role("button", name="Niets zeggen").click()
    expect(telephone.locator("#log")).to_contain_text("Ik heb u niet gehoord.")


def test_a_busy_department_brings_the_caller_back(telephone: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Ik verbind u door.", handover=transfer()))
    call(telephone)
    say(telephone, "een medewerker graag")
    expect(telephone.get_by_role("status")).to_contain_text("+31594000010")
    telephone.get_by_role("button", name="In gesprek").click()
    expect(telephone.locator("#log")).to_contain_text("Daar is de lijn bezet.")


def test_a_colleague_hears_who_it_is_and_takes_the_call(telephone: Page, rasa: FakeRasa) -> None:
    rasa.goes_down()  # then the gateway itself keeps a case and puts through
    call(telephone)
    say(telephone, "ik wil hulp in huis")
    telephone.get_by_role("button", name="Opnemen").click()
    expect(telephone.locator("#log .whisper").last).to_contain_text("Toets 1 als")
    telephone.locator("#log").focus()
    telephone.keyboard.press("1")
    expect(telephone.get_by_role("status")).to_have_text("U bent verbonden met een collega.")
    telephone.get_by_role("button", name="De collega hangt op").click()
    expect(telephone.locator("#log .bot").last).to_contain_text("Tot ziens.")


def test_axe_finds_nothing_before_during_and_after_a_call(telephone: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Ik verbind u door.", handover=transfer()))
    found = at_every_width(telephone)
    call(telephone)
    found += at_every_width(telephone)
    say(telephone, "een medewerker graag")
    expect(telephone.get_by_role("status")).to_contain_text("+31594000010")
    found += at_every_width(telephone)
    telephone.get_by_role("button", name="Ophangen").click()
    expect(telephone.get_by_role("status")).to_have_text("Het gesprek is voorbij.")
    assert found + at_every_width(telephone) == []


def test_it_fits_a_small_screen_and_every_target_is_large(telephone: Page) -> None:
    telephone.set_viewport_size({"width": 320, "height": 640})
    call(telephone)
    assert too_wide(telephone) == []
    boxes = [
        each.bounding_box() for each in telephone.locator("button:visible, input:visible").all()
    ]
    small = [box for box in boxes if not box or box["height"] < 24 or box["width"] < 24]
    assert small == []


def test_a_gateway_that_is_gone_is_told(context: BrowserContext, gateway: str) -> None:
    page = context.new_page()
    page.goto(gateway + PLACE)
    call(page)
    page.route("**/twilio/**", lambda route: route.fulfill(status=503))
    say(page, "hallo")
    expect(page.get_by_role("alert")).to_contain_text("HTTP 503")
    page.close()
