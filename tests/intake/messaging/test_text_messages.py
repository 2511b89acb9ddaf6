"""A text message goes where one can arrive and is wanted, and a clerk learns why not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake.catalogue import Catalogue
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.messaging import text_messages
from intake.messaging.suppressions import Suppressions
from intake.municipalities import Municipality, Profiles
from intake.municipalities.rules import TextMessages
from intake.settings import ROOT, Settings

LEEK, MOBILE, LANDLINE = "gemeente-leek", "+31612345678", "+31594123456"
LEEK_PROFILE = Profiles(
    ROOT / "data" / "municipalities", Catalogue.load(ROOT / "data" / "services.yml"), "test"
).get(LEEK)
KEY = Fernet.generate_key().decode()
GIVEN = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY")
SETTINGS = Settings.from_env({f"INTAKE_{name}": "x" for name in GIVEN} | {"INTAKE_DATA_KEY": KEY})


@pytest.fixture
def hindrance(
    session: Session, open_one: Callable[..., Conversation], now: datetime
) -> Callable[..., str | None]:
    """Why nothing can go to a number, None where it can."""

    def found(
        number: str | None,
        settings: Settings = SETTINGS,
        key: str = KEY,
        profile: Municipality = LEEK_PROFILE,
    ) -> str | None:
        conversation = open_one()
        if number:
            ContactBook(session, key).put(conversation.id, "phone", number)
        return text_messages.hindrance(session, settings, profile, conversation.id, now)

    return found


def test_a_mobile_number_gets_a_text_message(hindrance: Callable[..., str | None]) -> None:
    assert hindrance(MOBILE) is None


def test_where_none_can_arrive_the_reason_is_told(hindrance: Callable[..., str | None]) -> None:
    assert hindrance(None) == "no_number"
    assert hindrance(LANDLINE) == "landline"
    assert hindrance(MOBILE, key=Fernet.generate_key().decode()) == "unreadable"
    production = replace(SETTINGS, environment="production", twilio_account_sid="")
    assert hindrance(MOBILE, settings=production) == "no_account"


def test_who_opted_out_of_one_municipality_hears_from_others(
    session: Session, hindrance: Callable[..., str | None], now: datetime
) -> None:
    suppressions = Suppressions(session, KEY)
    suppressions.add("stad-antwerpen", MOBILE, now)
    assert hindrance(MOBILE) is None
    suppressions.add(LEEK, MOBILE, now)
    assert hindrance(MOBILE) == "opted_out"


def test_without_a_conversation_there_is_no_number(session: Session, now: datetime) -> None:
    assert not text_messages.can_be_sent(session, SETTINGS, LEEK_PROFILE, None, now)


@pytest.mark.parametrize(
    "number", ["+33612345678", "+447400123456", "+22670123456", "+12015550123"]
)
def test_numbers_abroad_get_none_unless_the_profile_names_their_country(
    hindrance: Callable[..., str | None], number: str
) -> None:
    assert hindrance(number) == "abroad"
    assert hindrance("+4915123456789") is None
    assert hindrance("+32470123456") is None
    everywhere = TextMessages(countries=("FR", "GB", "BF", "US"))
    named = LEEK_PROFILE.model_copy(update={"text_messages": everywhere})
    assert hindrance(number, profile=named) is None
    assert hindrance(MOBILE, profile=named) == "abroad"


def test_a_thread_is_one_number_with_one_municipality_and_does_not_show_it() -> None:
    thread = text_messages.thread_of(KEY, LEEK, MOBILE)
    assert thread == text_messages.thread_of(KEY, LEEK, MOBILE)
    others = {text_messages.thread_of(KEY, "stad-antwerpen", MOBILE)}
    others |= {text_messages.thread_of(KEY, LEEK, LANDLINE)}
    assert thread not in others
    assert MOBILE not in thread
