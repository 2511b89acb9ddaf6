"""A clerk writes to the citizen of a case; what comes back from that number comes to the case."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake import cases, conversations
from intake.cases import CannotBeTexted, Case, CaseDraft, TextEmpty, TextTooLong
from intake.catalogue import Catalogue
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import Base, session_scope
from intake.messaging import text_messages
from intake.messaging.outbox import Message
from intake.messaging.text_messages import opened as opened_values
from intake.municipalities import Profiles
from intake.references import reference_for
from intake.settings import ROOT, Settings

DATA = ROOT / "data"
NUMBER, LANDLINE = "+31612345678", "+31594123456"
KEY = Fernet.generate_key().decode()
GIVEN = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY")
SETTINGS = Settings.from_env({f"INTAKE_{name}": "x" for name in GIVEN} | {"INTAKE_DATA_KEY": KEY})
CATALOGUE = Catalogue.load(DATA / "services.yml")
LEEK = Profiles(DATA / "municipalities", CATALOGUE, "development").get("gemeente-leek")
THREAD = text_messages.thread_of(KEY, LEEK.id, NUMBER)
WORDS = "Kunt u morgen om tien uur langskomen?"
Open = Callable[..., Case]


@pytest.fixture
def opened(session: Session, open_one: Callable[..., Conversation], now: datetime) -> Open:
    """Opens a case whose citizen has given a number."""

    def make(number: str | None = NUMBER, **given: Any) -> Case:
        conversation = open_one(**given)
        if number:
            ContactBook(session, KEY).put(conversation.id, "phone", number)
        draft = CaseDraft(
            conversation_id=conversation.id,
            reference=reference_for(session, conversation.id),
            municipality=LEEK.id,
            department="wmo",
            topic="support",
            service=None,
            intent=None,
            language=conversation.language,
            channel=conversation.channel,
            summary="Wil hulp in huis.",
            reason="person_wanted",
        )
        return cases.open_case(session, draft, now)

    return make


def send(
    session: Session, case: Case, now: datetime, text: str = WORDS, version: int | None = None
) -> None:
    seen = case.version if version is None else version
    cases.send_text(session, SETTINGS, LEEK, case.reference, "anna", text, seen, now)


def outbox(session: Session) -> list[Message]:
    return list(session.scalars(select(Message).order_by(Message.due_at)))


def words_of(message: Message) -> str:
    return str(opened_values(SETTINGS.data_key, message.values)["text"])


def turns(session: Session, case: Case) -> list[tuple[str, str]]:
    said = conversations.transcript(session, case.conversation_id)
    return [(turn.sender, turn.text) for turn in said]


def last(session: Session, case: Case) -> Any:
    return cases.history(session, case.reference)[-1]


def test_a_clerks_words_leave_in_the_citizens_language(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened(language="de", locale="de-DE")
    send(session, case, now, "Kommen Sie morgen?")
    (message,) = outbox(session)
    assert (message.kind, message.contact_kind, message.template) == (
        "sms",
        "phone",
        "sms_from_desk",
    )
    assert (message.language, message.locale) == ("de", "de-DE")
    assert words_of(message) == "Kommen Sie morgen?"
    assert message.values["reference"].replace(" ", "") == case.reference


def test_they_are_kept_redacted_and_sent_whole(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    send(session, case, now, "Bel mij\x00 op 0612345679\r\n\x07Groet")
    (message,) = outbox(session)
    assert words_of(message) == "Bel mij op 0612345679\nGroet"
    event = last(session, case)
    assert (event.act, event.actor_type, event.actor_id) == ("texted", "staff", "anna")
    assert event.detail["text"] == "Bel mij op [phone]\nGroet"
    assert turns(session, case) == [("staff", "Bel mij op [phone]\nGroet")]


def test_no_column_of_the_store_holds_a_clerks_words_in_clear(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    send(session, case, now, "Mevrouw Zwaluwnest, bel 0612345679 of mail kim@zwaluw.example")
    session.flush()
    tables = Base.metadata.sorted_tables
    kept = " ".join(str(row) for table in tables for row in session.execute(select(table)))
    assert "sms_from_desk" in kept
    for told in ("Zwaluwnest", "0612345679", "612345679", "kim@zwaluw"):
        assert told not in kept, told


def test_a_form_that_is_pressed_twice_is_one_message(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    for _ in range(2):
        send(session, case, now, version=1)
    assert len(outbox(session)) == 1
    assert turns(session, case) == [("staff", WORDS)]
    send(session, case, now)  # the same words, from the page that shows the first
    assert len(outbox(session)) == 2


def test_two_presses_at_the_same_moment_are_one_message(
    engine: Engine,
    session: Session,
    opened: Open,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    case = opened()
    session.commit()

    def press(_number: int) -> None:
        with session_scope(engine) as own:
            cases.send_text(own, SETTINGS, LEEK, case.reference, "anna", WORDS, 1, now)

    assert at_once(press, 4) == [None] * 4
    session.expire_all()
    assert len(outbox(session)) == 1
    assert [event.act for event in cases.history(session, case.reference)] == ["opened", "texted"]


@pytest.mark.parametrize(
    ("words", "error"), [(" \n\x00", TextEmpty), ("a" * 481, TextTooLong)], ids=["none", "long"]
)
def test_nothing_is_sent_of_what_is_empty_or_too_long(
    session: Session, opened: Open, now: datetime, words: str, error: type[Exception]
) -> None:
    case = opened()
    with pytest.raises(error):
        send(session, case, now, words)
    send(session, case, now, "a" * 480)
    assert [len(words_of(message)) for message in outbox(session)] == [480]


def test_a_case_that_cannot_be_written_from_says_why(
    session: Session, opened: Open, now: datetime
) -> None:
    closed, taken = opened(), opened()
    cases.claim(session, closed.reference, "anna", closed.version, now)
    cases.close(session, closed.reference, "anna", "answered", closed.version, now)
    cases.claim(session, taken.reference, "bert", taken.version, now)
    wanted = {"closed": closed, "taken": taken, "no_number": opened(None)}
    for hindrance, case in (wanted | {"landline": opened(LANDLINE)}).items():
        with pytest.raises(CannotBeTexted) as refused:
            send(session, case, now)
        assert refused.value.hindrance == hindrance
    assert outbox(session) == []


def test_an_answer_finds_the_case_that_was_last_written_about(
    session: Session, opened: Open, now: datetime
) -> None:
    first, second = opened(), opened()
    send(session, first, now)
    assert cases.case_awaiting_answer(session, THREAD, now) is first
    send(session, second, now + timedelta(hours=1))
    assert cases.case_awaiting_answer(session, THREAD, now + timedelta(hours=2)) is second


def test_no_case_awaits_an_answer_from_elsewhere_after_two_weeks_or_when_closed(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    send(session, case, now)
    other = text_messages.thread_of(KEY, "stad-antwerpen", NUMBER)
    assert cases.case_awaiting_answer(session, other, now) is None
    almost, over = (now + timedelta(days=14, minutes=minute) for minute in (-1, 0))
    assert cases.case_awaiting_answer(session, THREAD, almost) is case
    assert cases.case_awaiting_answer(session, THREAD, over) is None
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.close(session, case.reference, "anna", "answered", case.version, now)
    assert cases.case_awaiting_answer(session, THREAD, almost) is None


def test_answers_are_counted_until_a_clerk_reads_them(
    session: Session, opened: Open, now: datetime
) -> None:
    case, later = opened(), now + timedelta(hours=1)
    cases.answered(session, case.reference, "Ja, dat kan.", "SM1", later)
    cases.answered(session, case.reference, "En mijn zus ook.", "SM2", later)
    cases.answered(session, case.reference, "En mijn zus ook.", "SM2", later)
    assert (case.unread, case.updated_at) == (2, later)
    event = last(session, case)
    assert (event.act, event.actor_type) == ("answered", "citizen")
    assert event.detail["text"] == "En mijn zus ook."
    assert (cases.answers_read(session, case.reference), case.unread) == (2, 0)
    assert cases.answers_read(session, case.reference) == 0


def test_nobody_closes_a_case_over_an_answer_that_came_meanwhile(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    cases.claim(session, case.reference, "anna", case.version, now)
    seen = case.version
    cases.answered(session, case.reference, "Nee, toch niet.", "SM1", now)
    with pytest.raises(cases.StaleCase):
        cases.close(session, case.reference, "anna", "answered", seen, now)
