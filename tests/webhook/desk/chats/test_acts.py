"""A clerk takes a chat, writes in it, and lets others go on."""

from collections.abc import Callable

import pytest

from tests.webhook.desk.chats.conftest import ChatPage
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.handled_cases import acts
from tests.webhook.fake_rasa import FakeRasa
from tests.webhook.live_chats import LiveChat
from webhook.services import Services


def test_a_chat_is_taken_answered_and_handed_back(
    fatimas: ChatPage, live: LiveChat, services: Services, rasa: FakeRasa
) -> None:
    assert fatimas.take().status_code == 303
    assert "U antwoordt nu zelf." in fatimas.text()
    live.chat.send(text="wanneer komt het grofvuil?")
    assert "wanneer komt het grofvuil?" in fatimas.live("mine")
    assert fatimas.write("Morgen om acht uur.").status_code == 303
    assert live.lines()[-1] == ("staff", "Morgen om acht uur.")
    assert fatimas.do("back").status_code == 303
    assert "De assistent antwoordt weer." in fatimas.text()
    live.chat.send(text="dank u")
    assert rasa.heard == ["dank u"]
    done = [act for act in acts(services, live.reference) if act != "viewed"]
    assert done == ["opened", "took_over", "handed_back"]


def test_who_comes_second_is_told_who_was_first(fatimas: ChatPage, lenas: ChatPage) -> None:
    assert fatimas.take().status_code == 303
    refused = lenas.take()
    assert refused.status_code == 409
    assert "Fatima El Idrissi was u net voor en antwoordt nu." in refused.text


def test_who_does_not_answer_there_is_refused(lenas: ChatPage, fatimas: ChatPage) -> None:
    fatimas.take()
    for act in ("write", "back"):
        assert lenas.do(act, line="Hallo", id="x").status_code == 409
    assert fatimas.do("back").status_code == 303
    late = fatimas.do("write", line="Nog iets", id="y")
    assert "U antwoordt hier niet meer." in late.text
    assert "Nog iets" in late.text, "what was written is not lost"


@pytest.mark.parametrize(
    ("line", "told"), [("  ", "Er staat nog niets in uw bericht."), ("a" * 1001, "te lang")]
)
def test_a_line_that_cannot_be_sent_is_told_of(line: str, told: str, fatimas: ChatPage) -> None:
    fatimas.take()
    refused = fatimas.do("write", line=line, id="x")
    assert refused.status_code == 422
    assert told in refused.text


def test_a_canned_answer_is_put_behind_what_stands_there(
    fatimas: ChatPage,
) -> None:
    fatimas.take()
    shown = fatimas.do("insert", line="Dag mevrouw.", answer="moment").text
    assert "Dag mevrouw. Een ogenblik, ik zoek het voor u op.</textarea>" in shown


def test_a_chat_is_passed_to_another_department(fatimas: ChatPage, live: LiveChat) -> None:
    fatimas.take()
    assert fatimas.do("pass", department="nowhere").status_code == 422
    passed = fatimas.do("pass", department="isd")
    assert passed.headers["Location"] == "/desk"
    assert live.case.department == "isd"
    assert fatimas.browser.get(f"/desk/chats/{live.reference}").status_code == 404


def test_a_chat_that_nobody_reads_any_more_is_not_taken(fatimas: ChatPage, live: LiveChat) -> None:
    live.chat.client.delete(f"/api/chat/{live.chat.id}", headers=live.chat.headers)
    assert "Hier leest niemand meer mee." in fatimas.take().text


def test_who_signs_out_leaves_their_chats(fatimas: ChatPage, live: LiveChat) -> None:
    fatimas.take()
    fatimas.browser.form("/desk/sign-out")
    assert live.row.owner == "bot"
    assert "Uw vraag ligt bij ons" in live.last()


def test_of_another_department_there_is_no_such_chat(
    sign_in: Callable[[str], Browser], live: LiveChat
) -> None:
    annekes = ChatPage(sign_in("anneke"), live.reference)
    assert annekes.take().status_code == 404
    assert live.row.owner == "bot"
