"""Two machines that answer each other are cut off before Twilio does it; people never are."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from intake.conversations import Turn
from intake.database import read_scope
from tests.webhook.fake_rasa import FakeRasa
from webhook.channels.sms.thread import AN_HOUR, LOOP
from webhook.services import Services

START = datetime.fromisoformat("2014-02-06T09:00:00+01:00")


def write(phone: Any, times: int, apart: timedelta, start: datetime = START) -> list[str | None]:
    return [
        phone.text("Bedankt voor uw bericht.", at=(start + number * apart).isoformat())
        for number in range(times)
    ]


def test_a_chain_of_quick_messages_is_answered_so_many_times(
    phone: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answers = write(phone, LOOP + 5, timedelta(seconds=29))
    assert None not in answers[:LOOP]
    assert answers[LOOP:] == [None] * 5
    assert caplog.text.count("this is a loop") == 1


def test_our_limit_is_reached_before_twilios() -> None:
    assert LOOP <= 15


def test_somebody_who_writes_at_a_persons_pace_is_always_answered(phone: Any) -> None:
    assert None not in write(phone, LOOP + 5, timedelta(seconds=31))


def test_after_half_a_minute_of_rest_the_answers_come_back(phone: Any) -> None:
    write(phone, LOOP + 2, timedelta(seconds=1))
    rested = START + timedelta(seconds=LOOP + 2 + 30)
    assert write(phone, 1, timedelta(), rested) != [None]


def test_what_was_written_in_silence_is_kept_and_costs_rasa_nothing(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    write(phone, LOOP + 3, timedelta(seconds=1))
    with read_scope(services.engine) as session:
        kept = session.scalar(select(func.count()).where(Turn.sender == "citizen"))
    assert (kept, len(rasa.heard)) == (LOOP + 3, LOOP)


def test_within_an_hour_only_so_many_are_answered_however_slowly_they_come(phone: Any) -> None:
    answers = write(phone, AN_HOUR + 2, timedelta(seconds=31))
    assert None not in answers[:AN_HOUR]
    assert answers[AN_HOUR:] == [None] * 2
    assert write(phone, 1, timedelta(), START + timedelta(hours=1, minutes=3)) != [None]
