"""A clerk takes a chat, writes, hands it back, passes it on, and goes away."""

import pytest

from intake import takeover
from intake.cases import TextEmpty, TextTooLong
from intake.contacts import ContactBook
from intake.conversations import Turn
from intake.database import read_scope, session_scope
from intake.staff import Clerk
from tests.webhook.fake_rasa import FakeRasa
from tests.webhook.live_chats import LiveChat, at_the_desk
from webhook.dialogue.takeover import handing
from webhook.services import Services


@pytest.fixture
def taken(live: LiveChat, fatima: Clerk, services: Services) -> LiveChat:
    """A chat in which Fatima answers."""
    with session_scope(services.engine) as session:
        handing.take_over(services, session, live.reference, fatima, "bot")
    return live


def write(services: Services, live: LiveChat, clerk: Clerk, text: str, id_: str = "l1") -> None:
    with session_scope(services.engine) as session:
        handing.write(services, session, live.reference, clerk, text, id_, 1)


def test_the_citizen_is_told_who_answers_once(
    taken: LiveChat, fatima: Clerk, services: Services
) -> None:
    told = (
        "U chat nu met Fatima. Dat is een medewerker, geen computer. "
        "Fatima ziet wat u hebt geschreven."
    )
    with session_scope(services.engine) as session:
        handing.take_over(services, session, taken.reference, fatima, "bot")
    assert [text for _, text in taken.lines()].count(told) == 1
    assert (taken.row.owner, taken.case.owner) == (f"staff:{fatima.id}", fatima.id)


def test_what_a_clerk_writes_reaches_the_citizen_whole_and_is_kept_redacted(
    taken: LiveChat, fatima: Clerk, services: Services
) -> None:
    write(services, taken, fatima, "Bel ons op 0594 551515.")
    message = taken.chat.read().get_json()["messages"][-1]
    assert (message["from"], message["name"]) == ("staff", "Fatima")
    assert message["text"] == "Bel ons op 0594 551515."
    assert [link["href"] for link in message["links"]] == ["tel:+31594551515"]
    with read_scope(services.engine) as session:
        kept = session.get_one(Turn, (taken.chat.id, message["seq"]))
        assert kept.text == "Bel ons op [phone]."
        assert "551515" not in str(kept.buttons)


def test_a_line_sent_twice_is_one(taken: LiveChat, fatima: Clerk, services: Services) -> None:
    write(services, taken, fatima, "Goedendag.")
    write(services, taken, fatima, "Goedendag.")
    assert [who for who, _ in taken.lines()].count("staff") == 1


def test_who_does_not_answer_there_cannot_write(
    taken: LiveChat, joost: Clerk, services: Services
) -> None:
    with pytest.raises(takeover.AnotherAnswers):
        write(services, taken, joost, "Hallo.")


@pytest.mark.parametrize(("text", "error"), [(" ", TextEmpty), ("a" * 1001, TextTooLong)])
def test_what_is_empty_or_too_long_is_not_sent(
    text: str, error: type[Exception], taken: LiveChat, fatima: Clerk, services: Services
) -> None:
    with pytest.raises(error):
        write(services, taken, fatima, text)


def test_a_chat_that_was_erased_takes_no_more_lines(
    taken: LiveChat, fatima: Clerk, services: Services
) -> None:
    taken.chat.client.delete(f"/api/chat/{taken.chat.id}", headers=taken.chat.headers)
    with pytest.raises(takeover.TakeoverError):
        write(services, taken, fatima, "Bent u er nog?")
    assert taken.row.owner == "bot"


def test_a_chat_handed_back_goes_on_with_the_bot_in_a_fresh_session(
    taken: LiveChat, fatima: Clerk, services: Services, rasa: FakeRasa
) -> None:
    with session_scope(services.engine) as session:
        handing.hand_back(services, session, taken.reference, fatima)
    assert taken.last().startswith("Fatima is klaar. U praat weer met de digitale assistent.")
    assert taken.titles() == ["Wat kan ik vragen?", "Afspraak maken", "Een medewerker spreken"]
    (told,) = taken.chat.send(text="wat kost een paspoort").get_json()["messages"]
    assert (told["from"], rasa.heard) == ("bot", ["wat kost een paspoort"])
    assert [sent.metadata["form_over"] for sent in rasa.restarted] == [True]
    assert (taken.case.status, taken.case.owner) == ("claimed", fatima.id)


def test_a_chat_passed_on_waits_for_whoever_is_there(
    taken: LiveChat, fatima: Clerk, joost: Clerk, services: Services
) -> None:
    at_the_desk(services, joost)
    with session_scope(services.engine) as session:
        handing.pass_to(services, session, taken.reference, fatima, "burgerzaken")
    assert taken.last().startswith("U gaat over naar")
    case = taken.case
    assert (taken.row.owner, case.department, case.owner) == ("queue", "burgerzaken", None)


def test_a_chat_passed_on_to_nobody_asks_how_the_citizen_is_reached(
    taken: LiveChat, fatima: Clerk, services: Services
) -> None:
    with session_scope(services.engine) as session:
        handing.pass_to(services, session, taken.reference, fatima, "burgerzaken")
    assert taken.last().endswith("Op welk telefoonnummer kunnen we u bellen?")
    row, case = taken.row, taken.case
    assert (row.owner, row.expect, case.wants, case.status) == ("bot", "phone", "callback", "open")


def test_who_goes_away_leaves_their_chats_to_others(
    taken: LiveChat, fatima: Clerk, services: Services
) -> None:
    with session_scope(services.engine) as session:
        ContactBook(session, services.settings.data_key).put(taken.chat.id, "phone", "+31612345678")
        handing.leave(services, session, fatima.id)
    assert [text for _, text in taken.lines()[-2:]][0].startswith("De medewerker is weg.")
    assert taken.last().endswith("Een medewerker belt u op het nummer dat u gaf.")
    assert (taken.row.owner, taken.case.status, taken.case.owner) == ("bot", "open", None)
