"""What was typed into a form that could not be taken comes back to whoever typed it."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD, Examples, email
from tests.webhook.desk.handled_cases import acts
from webhook.services import Services

SignIn = Callable[[str], Browser]
NOTE = "Gebeld met de dochter.\nMorgen weer."
SEALED = re.compile(r'name="typed" value="([^"]+)"')
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FIELD = re.compile(r"<textarea name=\"(\w+)\" hidden>\n(.*?)</textarea>", re.DOTALL)


def out(clerk: Browser, reference: str, clock: SetClock, part: str = "cases/{}/note") -> str:
    """Send a form when the session has ended, and return the page that answers."""
    token = clerk.token()
    clock.set(NOW + timedelta(minutes=31))
    fields = {"csrf_token": token, "note": NOTE, "line": NOTE, "version": "1"}
    answer = clerk.client.post(f"/desk/{part.format(reference)}", data=fields)
    assert answer.status_code == 401
    return str(answer.text)


def sign_in_again(clerk: Browser, page: str, who: str, password: str = PASSWORD) -> str:
    action = re.search(r'<form method="post" action="(/desk/sign-in[^"]+)"', page)
    sealed = SEALED.search(page)
    assert action, page
    assert sealed, page
    fields = {"email": email(who), "password": password, "typed": sealed[1]}
    answer = clerk.form(html.unescape(action[1]), **fields)
    return str(answer.text or answer.headers["Location"])


def go_back(clerk: Browser, page: str) -> str:
    action = re.search(r'action="(/desk/(?:cases|chats)/[^"]+)"', page)
    token = TOKEN.findall(page)
    assert action, page
    fields = {name: html.unescape(value) for name, value in FIELD.findall(page)}
    data = {"csrf_token": token[-1], **fields}
    return str(clerk.client.post(action[1], data=data).text)


def test_a_note_is_there_again_after_signing_in_again(
    fatima: Browser, services: Services, examples: Examples, clock: SetClock
) -> None:
    reference = examples.references["stairlift"]
    page = out(fatima, reference, clock)
    assert "Uw tekst is er nog." in page
    assert "dochter" not in page  # sealed: others may stand at this screen
    case = go_back(fatima, sign_in_again(fatima, page, "fatima"))
    assert f">{NOTE}</textarea>" in case
    assert "Hij is nog niet bewaard." in case
    assert "noted" not in acts(services, reference)


def test_a_wrong_password_does_not_cost_the_note(
    fatima: Browser, examples: Examples, clock: SetClock
) -> None:
    page = out(fatima, examples.references["stairlift"], clock)
    wrong = sign_in_again(fatima, page, "fatima", "something else")
    sealed = SEALED.search(wrong)
    assert sealed is not None
    fields = {"email": email("fatima"), "password": PASSWORD, "typed": sealed[1]}
    assert NOTE in fatima.form("/desk/sign-in", **fields).text


def test_a_colleague_who_signs_in_there_does_not_read_it(
    fatima: Browser, examples: Examples, clock: SetClock
) -> None:
    reference = examples.references["stairlift"]
    told = sign_in_again(fatima, out(fatima, reference, clock), "joost")
    assert "dochter" not in told
    assert fatima.get("/desk").status_code == 200


def test_what_nobody_sealed_is_nothing(fatima: Browser) -> None:
    fields = {"email": email("fatima"), "password": PASSWORD, "typed": "made up"}
    assert fatima.form("/desk/sign-in", **fields).headers["Location"] == "/desk"


def test_a_line_of_a_chat_is_there_again_too(
    fatima: Browser, examples: Examples, clock: SetClock
) -> None:
    page = out(fatima, examples.references["stairlift"], clock, "chats/{}/write")
    assert "dochter" in go_back(fatima, sign_in_again(fatima, page, "fatima"))


def test_a_form_that_is_too_old_gives_its_note_back(fatima: Browser, examples: Examples) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}"
    old = fatima.client.post(f"{address}/note", data={"csrf_token": "old", "note": NOTE})
    assert old.status_code == 400
    assert "Uw tekst is er nog." in old.text
    assert f">{NOTE}</textarea>" in go_back(fatima, str(old.text))


def test_a_form_without_words_leads_to_signing_in_as_ever(
    fatima: Browser, examples: Examples, clock: SetClock
) -> None:
    token = fatima.token()
    clock.set(NOW + timedelta(minutes=31))
    address = f"/desk/cases/{examples.references['stairlift']}/claim"
    assert fatima.client.post(address, data={"csrf_token": token}).status_code == 303
