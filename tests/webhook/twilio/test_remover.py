"""What has had its time here goes at Twilio, too."""

from dataclasses import replace

import pytest

from intake.settings import Settings
from intake.worker import PassingSendError, Remover, SendError
from tests.webhook.twilio.stand_in import StandIn
from webhook.twilio.remover import NoRemover, remover_for

CALL, LEG, OTHER = ("CA" + digit * 32 for digit in "123")
TEXT = "SM" + "4" * 32


@pytest.fixture
def remover(account: Settings) -> Remover:
    return remover_for(account)


def test_a_text_message_is_deleted(twilio: StandIn, remover: Remover) -> None:
    twilio.kept = {TEXT: None, OTHER: None}
    remover.remove(TEXT)
    assert twilio.kept == {OTHER: None}


def test_a_call_goes_with_the_transfers_that_were_made_for_it(
    twilio: StandIn, remover: Remover
) -> None:
    twilio.kept = {CALL: None, LEG: CALL, OTHER: None}
    remover.remove(CALL)
    assert twilio.kept == {OTHER: None}


def test_what_is_gone_already_is_no_error(twilio: StandIn, remover: Remover) -> None:
    remover.remove(TEXT)
    remover.remove(CALL)
    assert twilio.kept == {}


@pytest.mark.parametrize(("code", "status"), [(20009, 409), (20003, 401), (20500, 500)])
def test_what_twilio_refuses_is_told(
    twilio: StandIn, remover: Remover, code: int, status: int
) -> None:
    twilio.kept, twilio.refuse_deletion = {TEXT: None}, (code, status)
    with pytest.raises(SendError) as caught:
        remover.remove(TEXT)
    assert caught.value.code == str(code)


def test_a_twilio_that_is_away_is_asked_again_later(account: Settings) -> None:
    away = remover_for(replace(account, twilio_api_url="http://127.0.0.1:9"))
    with pytest.raises(PassingSendError):
        away.remove(TEXT)


def test_without_an_account_nothing_is_asked(settings: Settings) -> None:
    nobody = remover_for(settings)
    assert isinstance(nobody, NoRemover)
    nobody.remove(TEXT)
