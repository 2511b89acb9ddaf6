"""A chat with a person is offered only where there is one, and truthfully."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from intake.cases import endangered
from intake.database import session_scope
from intake.staff import Clerk
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, offers, says
from tests.webhook.live_chats import LiveChat, at_the_desk, live_chat
from webhook.dialogue.takeover import handing
from webhook.services import Services

ASKED = "Mag ik eerst uw naam?"
NOW_CHAT = "Nu met een medewerker chatten"


def asked_for_a_person(live: LiveChat, rasa: FakeRasa) -> list[str]:
    """What is said to who asks for a person, while their name is asked."""
    rasa.answers.append(offers(ASKED, expect="name", deny="Dat zeg ik liever niet"))
    answer = live.chat.send(text="ik wil een mens spreken").get_json()["messages"]
    return [message["text"] for message in answer]


def test_who_wants_a_person_may_chat_with_the_one_who_is_there(
    live: LiveChat, fatima: Clerk, rasa: FakeRasa
) -> None:
    offered, asked = asked_for_a_person(live, rasa)
    assert offered == "Er is nu een medewerker die met u kan chatten. Er wacht niemand voor u."
    assert asked == ASKED
    (told,) = live.press(NOW_CHAT)
    assert told.startswith("Goed, u wacht nu op een medewerker. Er wacht niemand voor u.")
    assert (live.row.owner, live.case.wants, live.case.status) == ("queue", "chat", "open")


def test_nothing_is_offered_where_nobody_is_there(live: LiveChat, rasa: FakeRasa) -> None:
    assert asked_for_a_person(live, rasa) == [ASKED]


def test_nothing_is_offered_by_a_clerk_of_another_department(
    live: LiveChat, joost: Clerk, services: Services, rasa: FakeRasa
) -> None:
    at_the_desk(services, joost)
    assert asked_for_a_person(live, rasa) == [ASKED]


def test_nothing_is_offered_two_minutes_after_the_page_was_closed(
    live: LiveChat, fatima: Clerk, clock: SetClock, rasa: FakeRasa
) -> None:
    clock.set(NOW + timedelta(minutes=2))
    assert asked_for_a_person(live, rasa) == [ASKED]


def test_nothing_is_offered_out_of_hours(
    live: LiveChat, fatima: Clerk, services: Services, clock: SetClock, rasa: FakeRasa
) -> None:
    clock.set(NOW.replace(hour=22))
    at_the_desk(services, fatima)
    assert asked_for_a_person(live, rasa) == [ASKED]


def test_in_danger_whom_to_call_comes_first(
    live: LiveChat, fatima: Clerk, services: Services, rasa: FakeRasa
) -> None:
    with session_scope(services.engine) as session:
        endangered(session, live.reference, "suicide", NOW)
    assert asked_for_a_person(live, rasa) == [ASKED]


def test_it_is_offered_once(live: LiveChat, fatima: Clerk, rasa: FakeRasa) -> None:
    asked_for_a_person(live, rasa)
    assert asked_for_a_person(live, rasa) == [ASKED]


def test_it_is_offered_again_after_a_person_has_answered(
    live: LiveChat, fatima: Clerk, services: Services, rasa: FakeRasa
) -> None:
    asked_for_a_person(live, rasa)
    with session_scope(services.engine) as session:
        handing.take_over(services, session, live.reference, fatima, "bot")
        handing.hand_back(services, session, live.reference, fatima)
    assert len(asked_for_a_person(live, rasa)) == 2


def test_it_is_offered_where_all_is_told_at_once(
    live: LiveChat, fatima: Clerk, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Ik heb het doorgegeven.", handover={"department": "kcc"}))
    answer = live.chat.send(text="een mens graag").get_json()["messages"]
    assert len(answer) == 2


def test_an_answer_that_hands_nobody_over_offers_nothing(
    live: LiveChat, fatima: Clerk, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("De balie is open."))
    answer = live.chat.send(text="zijn jullie open").get_json()["messages"]
    assert [message["text"] for message in answer] == ["De balie is open."]


@pytest.mark.parametrize(
    ("before", "told"), [(1, "Er wacht één ander voor u."), (2, "Er wachten 2 anderen voor u.")]
)
def test_how_many_wait_before_one_is_counted(
    before: int,
    told: str,
    live: LiveChat,
    fatima: Clerk,
    services: Services,
    client: FlaskClient,
    rasa: FakeRasa,
) -> None:
    for _ in range(before):
        other = live_chat(services, client)
        asked_for_a_person(other, rasa)
        other.press(NOW_CHAT)
    assert told in asked_for_a_person(live, rasa)[0]


def test_who_presses_after_the_clerk_has_gone_hears_so_and_goes_on_with_the_bot(
    live: LiveChat, fatima: Clerk, clock: SetClock, rasa: FakeRasa
) -> None:
    asked_for_a_person(live, rasa)
    clock.set(NOW + timedelta(minutes=5))
    live.press(NOW_CHAT)
    assert live.row.owner == "bot"
    assert [text for _, text in live.lines()[-2:]] == [
        "Er is nu toch geen medewerker om mee te chatten.",
        "Goed.",
    ]
