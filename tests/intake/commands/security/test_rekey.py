"""After a change of the data key everything opens with the new one, wherever it is sealed."""

import json
from collections.abc import Callable
from datetime import datetime

import pyotp
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from intake import receipts
from intake.commands.privacy.installation import Installation
from intake.commands.security import rekey
from intake.contacts import ContactBook, seal, unseal
from intake.database import read_scope, session_scope
from intake.messaging.outbox import Message, record
from intake.messaging.text_messages import opened, with_sealed
from intake.municipalities import Municipality
from intake.security.keys import TOKEN
from intake.security.log import SecurityEvent
from intake.staff import second_factor, signing_in
from intake.staff.models import SecondFactor, SignIn
from tests.intake.conftest import KEY, Talk
from tests.intake.staff.clerks import put

NEW = Fernet.generate_key().decode()
NAME, NUMBER, WORDS = "Zwaantje Korevaar", "+31612345678", "Belt u mij?"


@pytest.fixture
def sealed(installation: Installation, talk: Talk, now: datetime) -> str:
    """A conversation with something sealed in a contact, the outbox, a receipt and a turn."""
    id_ = talk(name=NAME, phone=NUMBER).id
    with session_scope(installation.engine) as session:
        values = with_sealed(KEY, {"when": "morgen"}, words=WORDS)
        record(session, kind="sms", municipality="gemeente-leek", conversation_id=id_,
               contact_kind="phone", template="sms_desk", values=values, language="nl",
               locale="nl-NL", dedup_key="1", now=now)  # fmt: skip
        receipts.remember(session, "sms:SM1", seal(KEY, "<Response/>"), now)
    return id_


def test_everything_opens_with_the_new_key_alone(
    installation: Installation,
    sealed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("INTAKE_DATA_KEY", f"{NEW} {KEY}")
    assert rekey.main([]) == 0
    assert "4 sealed anew" in capsys.readouterr().out.splitlines()[-1]
    with read_scope(installation.engine) as session:
        assert ContactBook(session, NEW).all(sealed) == {"name": NAME, "phone": NUMBER}
        message = session.scalars(select(Message)).one()
        assert opened(NEW, message.values)["words"] == WORDS
        assert message.values["when"] == "morgen"
        assert unseal(NEW, receipts.recall(session, "sms:SM1") or "") == "<Response/>"
        assert [one.event for one in session.scalars(select(SecurityEvent))] == ["rekeyed"]


def test_a_second_run_finds_nothing_to_do(
    installation: Installation,
    sealed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("INTAKE_DATA_KEY", f"{NEW} {KEY}")
    rekey.main([])
    capsys.readouterr()
    assert rekey.main([]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("0 sealed anew")


def test_second_factors_and_tokens_of_a_provider_open_with_the_new_key_alone(
    installation: Installation,
    now: datetime,
    profile: Callable[[str], Municipality],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = installation.engine
    clerk = put(engine, profile("gemeente-leek"), now)
    secret = second_factor.begin(engine, clerk.id, KEY)
    second_factor.confirm(engine, clerk.id, pyotp.TOTP(secret).at(now), KEY, now)
    begun = second_factor.begin(engine, clerk.id, KEY)
    with session_scope(engine) as session:
        signing_in.begin(
            session, clerk.id, now, how="openid", id_token=seal(KEY, "of the provider")
        )
    monkeypatch.setenv("INTAKE_DATA_KEY", f"{NEW} {KEY}")
    assert rekey.main([]) == 0
    with read_scope(engine) as session:
        factor = session.get_one(SecondFactor, clerk.id)
        id_token = session.scalars(select(SignIn.id_token)).one()
    kept = (factor.secret, factor.begun, id_token)
    assert [unseal(NEW, value or "") for value in kept] == [secret, begun, "of the provider"]


def test_what_no_key_opens_is_told_and_left(
    installation: Installation,
    sealed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("INTAKE_DATA_KEY", NEW)
    assert rekey.main([]) == 1
    assert "does not name" in capsys.readouterr().err
    with read_scope(installation.engine) as session:
        assert ContactBook(session, KEY).get(sealed, "name") == NAME


def test_the_words_of_a_turn_are_no_token(
    installation: Installation, talk: Talk, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    told = json.dumps({"token": TOKEN})
    talk(words=told)
    monkeypatch.setenv("INTAKE_DATA_KEY", f"{NEW} {KEY}")
    assert rekey.main([]) == 0
