"""A second contact about a matter joins the case of the first, where both are one person's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake import cases, contact_wishes, references
from intake.cases import Case, CaseDraft
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation, add_turn
from intake.proof import origin
from intake.returning import joining
from intake.settings import SECRETS, Settings

KEY = Fernet.generate_key().decode()
SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "of no account"), "INTAKE_DATA_KEY": KEY})
LINE = origin.of_number(KEY, "+31612345678")
Open = Callable[..., Conversation]
Call = Callable[..., Conversation]


@pytest.fixture
def call(session: Session, open_one: Open) -> Call:
    """Opens a call from the number, for Els de Vries or as told."""

    def begin(name: str = "Els de Vries", **given: object) -> Conversation:
        conversation = open_one(**({"channel": "voice", "origin": LINE} | given))
        ContactBook(session, KEY).put(conversation.id, "name", name)
        return conversation

    return begin


def draft_of(session: Session, conversation: Conversation, **given: object) -> CaseDraft:
    draft = CaseDraft(
        conversation_id=conversation.id,
        reference=references.reference_for(session, conversation.id),
        municipality=conversation.municipality,
        department="wmo",
        topic="support",
        service="household_help",
        intent=None,
        language="nl",
        channel=conversation.channel,
        summary="Wil hulp in huis.",
        reason="person_wanted",
    )
    return replace(draft, **given)  # type: ignore[arg-type]


@pytest.fixture
def first(session: Session, call: Call, now: datetime) -> Case:
    """The case of an earlier call about household help."""
    return cases.open_case(session, draft_of(session, call()), now)


def found(session: Session, again: Conversation, **given: object) -> Case | None:
    return joining.earlier_case(session, SETTINGS, again, draft_of(session, again, **given))


def test_the_same_person_about_the_same_has_a_case_already(
    session: Session, call: Call, first: Case
) -> None:
    earlier = found(session, call())
    assert earlier is not None and earlier.reference == first.reference


@pytest.mark.parametrize("name", ["Jan de Vries", "E. de Vries", "de Vries", "Els Smit"])
def test_somebody_else_on_the_telephone_has_a_case_of_their_own(
    session: Session, call: Call, first: Case, name: str
) -> None:
    assert found(session, call(name)) is None


@pytest.mark.parametrize(
    "given",
    [
        {"service": "stairlift"},
        {"service": None},
        {"reason": "complaint"},
        {"reason": "programme_interest"},
        {"reason": "urgent"},
    ],
)
def test_another_matter_has_a_case_of_its_own(
    session: Session, call: Call, first: Case, given: dict[str, object]
) -> None:
    assert found(session, call(), **given) is None


def test_without_a_service_the_topic_is_the_matter(
    session: Session, call: Call, now: datetime
) -> None:
    cases.open_case(session, draft_of(session, call(), service=None, topic="income"), now)
    assert found(session, call(), service=None, topic="income") is not None
    assert found(session, call(), service=None, topic="debt") is None


def test_what_nobody_knows_the_topic_of_joins_nothing(
    session: Session, call: Call, now: datetime
) -> None:
    cases.open_case(session, draft_of(session, call(), service=None, topic="other"), now)
    assert found(session, call(), service=None, topic="other") is None


def test_a_closed_case_is_joined_by_nobody(
    session: Session, call: Call, first: Case, now: datetime
) -> None:
    cases.not_needed(session, first.reference, now)
    assert found(session, call()) is None


def test_a_case_of_who_must_not_be_called_is_joined_by_nobody(
    session: Session, call: Call, first: Case, now: datetime
) -> None:
    contact_wishes.note(session, first.conversation_id, ContactWish(no_call=True), now)
    assert found(session, call()) is None


def test_whoever_joins_goes_on_with_that_case_and_leaves_their_own(
    session: Session, call: Call, first: Case, now: datetime
) -> None:
    again = call()
    own = cases.open_case(session, draft_of(session, again), now)
    joining.join(session, SETTINGS, again, first, now)
    assert cases.for_conversation(session, again.id) is first
    assert cases.reference_of(session, again.id) == first.reference
    assert (own.status, own.outcome) == ("closed", "not_needed")
    last = cases.history(session, first.reference)[-1]
    assert (last.act, last.detail) == ("joined", {"channel": "voice"})


def test_the_number_and_the_wish_told_last_are_those_of_the_case(
    session: Session, call: Call, first: Case, now: datetime
) -> None:
    again, book = call(channel="sms"), ContactBook(session, KEY)
    book.put(again.id, "phone", "+31687654321")
    contact_wishes.note(session, again.id, ContactWish(how="text"), now)
    joining.join(session, SETTINGS, again, first, now)
    assert book.get(first.conversation_id, "phone") == "+31687654321"
    assert contact_wishes.of(session, first.conversation_id).how == "text"


def test_a_clerk_reads_all_that_was_said_in_order(
    session: Session, call: Call, first: Case, now: datetime
) -> None:
    again = call(now=now + timedelta(hours=1))
    earlier = session.get_one(Conversation, first.conversation_id)
    for conversation, words in ((again, "ik bel nog eens"), (earlier, "ik zoek hulp")):
        add_turn(session, conversation, "citizen", words, now=now)
    joining.join(session, SETTINGS, again, first, now)
    said = [turn.text for turn in joining.transcript(session, first)]
    assert said == ["ik zoek hulp", "ik bel nog eens"]


def test_cases_cut_off_on_the_number_are_known_for_half_an_hour(
    session: Session, call: Call, now: datetime
) -> None:
    cut = cases.open_case(session, draft_of(session, call(), reason="hang_up"), now)
    cases.open_case(session, draft_of(session, call()), now)
    again = call("Jan de Vries")
    assert joining.cut_off_before(session, again, now) == [cut]
    assert joining.cut_off_before(session, again, now + timedelta(minutes=30)) == []
    assert joining.cut_off_before(session, call(origin=None), now) == []
