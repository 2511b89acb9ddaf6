"""What became of those who came, counted by how they came and when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from intake.conversations import add_turn
from intake.figures import Contacts, contacts
from tests.intake.cases.drafts import LEEK
from tests.intake.conftest import OpenCase, OpenConversation

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def came(session: Session, now: datetime) -> Contacts:
    return contacts(session, LEEK, now - timedelta(days=7), AMSTERDAM)


def talk(session: Session, open_one: OpenConversation, at: datetime, *decisions: str, **given):  # type: ignore[no-untyped-def]
    conversation = open_one(**given)
    for number, decision in enumerate(decisions):
        add_turn(
            session, conversation, "citizen", "woorden", now=at + timedelta(minutes=number),
            decision=decision,
        )  # fmt: skip
    conversation.turns = len(decisions)
    session.commit()
    return conversation


def test_each_contact_has_one_fate(
    session: Session, open_one: OpenConversation, open_case: OpenCase, now: datetime
) -> None:
    talk(session, open_one, now, "accept")
    talk(session, open_one, now, "clarify", "accept")
    talk(session, open_one, now, "offer", "accept")
    talk(session, open_one, now, "accept", "offer")
    talk(session, open_one, now)
    open_case(talk(session, open_one, now, "offer"))
    talk(session, open_one, now, channel="counter")
    assert came(session, now).by_fate == {
        "solved": 1, "after_a_question": 2, "handed_over": 1, "given_up": 2,
    }  # fmt: skip
    assert came(session, now).total == 7


def test_they_are_counted_by_way_language_and_the_municipalitys_hour(
    session: Session, open_one: OpenConversation, now: datetime
) -> None:
    talk(session, open_one, now, channel="voice", now=now + timedelta(hours=2))
    talk(session, open_one, now, language="de")
    talk(session, open_one, now)
    found = came(session, now)
    assert found.by_channel == {"chat": 2, "voice": 1}
    assert found.by_language == {"nl": 2, "de": 1}
    assert found.by_hour == {"10": 2, "11": 0, "12": 1}


def test_others_and_older_ones_are_left_out(
    session: Session, open_one: OpenConversation, now: datetime
) -> None:
    talk(session, open_one, now, municipality="stad-antwerpen")
    talk(session, open_one, now, now=now - timedelta(days=8))
    found = came(session, now)
    assert (found.total, found.by_hour) == (0, {})
