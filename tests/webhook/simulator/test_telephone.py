"""The simulated telephone follows TwiML as Twilio does, and reports what Twilio reports."""

from datetime import timedelta
from typing import Any

import pytest

from intake import cases, conversations
from intake.cases import CaseDraft
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.webhook.simulator.conftest import AT
from tests.webhook.simulator.operators import Operator
from webhook.services import Services
from webhook.simulator.chat_client import ChatError, NotOffered
from webhook.simulator.player import play
from webhook.simulator.records import Records
from webhook.simulator.script import Script
from webhook.simulator.telephone import NotNow, Telephone
from webhook.simulator.terminal import client_for
from webhook.wire import Command


@pytest.fixture
def rasa() -> Operator:
    return Operator()


def words(heard: list[Any]) -> str:
    return " ".join(each.text for each in heard)


def test_a_call_begins_with_the_disclosure(gateway: str, services: Services) -> None:
    heard = Telephone(gateway, services).open("gemeente-leek", "nl")
    assert "Ik ben een computer" in heard[0].text
    assert {each.language for each in heard} == {"nl", "de"}
    assert heard[-1].expect == "free"


def test_the_second_language_is_one_key_away(
    gateway: str, services: Services, rasa: Operator
) -> None:
    heard = Telephone(gateway, services).open("gemeente-leek", "de")
    assert heard[-1].language == "de"
    assert rasa.heard == [Command("switch_language", {"language": "de"})]


def test_a_language_that_nobody_offers_cannot_be_chosen(gateway: str, services: Services) -> None:
    with pytest.raises(NotOffered, match="fr"):
        Telephone(gateway, services).open("gemeente-leek", "fr")


def test_the_caller_has_a_number_unless_it_is_withheld(gateway: str, services: Services) -> None:
    numbers = []
    for given in ("", "anonymous"):
        phone = Telephone(gateway, services, number=given)
        phone.open("jobcenter-kreis-heinsberg", "de")
        with read_scope(services.engine) as session:
            book = ContactBook(session, services.settings.data_key)
            numbers.append(book.get(phone.conversation, "phone"))
    assert numbers[0] and numbers[0].startswith("+49") and numbers[1] is None


def test_words_and_silence_are_answered(phone: Telephone, rasa: Operator) -> None:
    assert "hallo?" in words(phone.say("hallo", confidence=0.8))
    assert "Ik heb u niet gehoord." in words(phone.silence())
    assert "Ik hoor u nog steeds niet." in words(phone.news())
    assert rasa.heard == ["hallo"]


def test_keys_and_titles_press_what_is_on_offer(phone: Telephone, rasa: Operator) -> None:
    phone.press(2)
    phone.button("ja")
    phone.press("*")
    assert rasa.heard == [Command("book_appointment"), Command("affirm")]
    with pytest.raises(NotOffered, match="'Nee' among Ja"):
        phone.button("Nee")


def test_keys_count_until_the_hash_or_until_the_question_has_enough(
    phone: Telephone, rasa: Operator
) -> None:
    phone.press("2345")
    assert rasa.heard == [Command("book_appointment")]
    phone.say("een nummer")
    phone.press("12345671999")
    phone.say("een nummer")
    phone.press("12345671#")
    given = Command("contact_given", {"kind": "reference", "reference": "12345671"})
    assert rasa.heard.count(given) == 2


def test_a_transfer_rings_and_comes_back(phone: Telephone) -> None:
    heard = phone.say("verbind mij door")
    assert (heard[-1].sender, heard[-1].text) == ("line", "rings +31594000010")
    with pytest.raises(NotNow, match="Nobody is listening"):
        phone.say("hallo?")
    assert "bezet" in words(phone.transfer("busy"))
    with pytest.raises(NotNow, match="No other telephone"):
        phone.transfer("busy")


def test_a_transfer_that_is_answered_ends_the_call(phone: Telephone, services: Services) -> None:
    phone.say("verbind mij door")
    phone.transfer("completed")
    with pytest.raises(NotNow):
        phone.say("hallo?")
    assert Records(services.engine, services.profiles, services.appointments).ended(
        phone.conversation
    )


def test_a_goodbye_is_no_hang_up(phone: Telephone, rasa: Operator) -> None:
    phone.say("dag")
    assert rasa.heard == ["dag"]


def test_hanging_up_is_reported_and_nobody_listens_any_more(
    phone: Telephone, rasa: Operator
) -> None:
    phone.say("hallo")
    assert phone.hang_up() == []
    assert rasa.heard[-1] == Command("hang_up")
    with pytest.raises(NotNow):
        phone.silence()


def test_reports_may_come_late_and_twice(phone: Telephone, rasa: Operator) -> None:
    phone.say("hallo")
    for status in ("completed", "in-progress", "completed", "ringing"):
        phone.report(status)
    assert rasa.heard == ["hallo", Command("hang_up")]


def test_a_webhook_that_comes_twice_is_heard_once(phone: Telephone, rasa: Operator) -> None:
    once = phone.say("hallo")
    assert words(phone.again()) == words(once)
    assert rasa.heard == ["hallo"]


def test_nothing_can_come_twice_before_a_call(gateway: str, services: Services) -> None:
    with pytest.raises(NotNow, match="Nothing was delivered"):
        Telephone(gateway, services).again()


def test_time_passes_on_the_telephones_own_clock(
    phone: Telephone, gateway: str, services: Services
) -> None:
    phone.advance(timedelta(hours=8))
    phone.say("hallo")
    with read_scope(services.engine) as session:
        moved = conversations.get(session, phone.conversation).last_activity_at - AT
    assert timedelta(hours=8) <= moved < timedelta(hours=9)
    with pytest.raises(ChatError, match="give the script an at"):
        Telephone(gateway, services).advance(timedelta(hours=1))


def test_a_municipality_that_nobody_knows_is_refused(gateway: str, services: Services) -> None:
    with pytest.raises(ChatError, match="moonbase"):
        Telephone(gateway, services).open("moonbase", "nl")


def test_a_script_is_played_by_telephone(gateway: str, services: Services, rasa: Operator) -> None:
    script = Script.model_validate(
        {
            "municipality": "gemeente-leek",
            "channel": "voice",
            "language": "nl",
            "at": AT,
            "steps": [
                {"expect": {"says": "computer", "directive": "free"}},
                "again",
                {"silence": True, "expect": {"says": "niet gehoord"}},
                {"press": "0", "expect": {"says": "speak to human"}},
                {"say": "verbind mij door", "expect": {"says": r"rings \+31594000010"}},
                {"transfer": "no-answer", "expect": {"says": "neemt nu niemand op"}},
                "hang_up",
            ],
        }
    )
    lines: list[str] = []
    client = client_for(services, gateway, script)
    records = Records(services.engine, services.profiles, services.appointments)
    played = play(script, client, records, lines.append)
    assert [str(failure) for failure in played.failures] == []
    assert "line     rings +31594000010\n" in lines
    assert rasa.heard[-1] == Command("hang_up")


def test_a_case_is_found_by_its_conversation(phone: Telephone, services: Services) -> None:
    phone.say("hallo")
    draft = CaseDraft(
        **{"conversation_id": phone.conversation, "reference": "12345671"},
        **{"municipality": "gemeente-leek", "department": "wmo", "topic": "support"},
        **{"service": None, "intent": None, "language": "nl", "channel": "voice"},
        **{"summary": "hallo", "reason": "person_wanted"},
    )
    with session_scope(services.engine) as session:
        cases.open_case(session, draft, AT)
    case = Records(services.engine, services.profiles, services.appointments).case(
        phone.conversation
    )
    assert case is not None and case["contacts"] == {"phone"}
