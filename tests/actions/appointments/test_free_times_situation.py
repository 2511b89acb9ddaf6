"""Whose asylum was granted makes every appointment about benefits at zebera, wherever it sits."""

import pytest

from tests.actions.talk import Talking


@pytest.mark.parametrize(
    ("now", "situation", "office"),
    [
        ("2016-08-30T09:00:00+02:00", "recognised", "neumarkt"),
        ("2016-09-01T09:00:00+02:00", "recognised", "haus_der_integration"),
        ("2016-08-30T09:00:00+02:00", None, "jobcenter_haus"),
    ],
)
def test_a_benefit_is_booked_where_the_situation_leads(
    talking: Talking, now: str, situation: str | None, office: str
) -> None:
    talk = talking("jobcenter-wuppertal", language="de", now=now, legal_status=situation)
    talk.hears("ein Termin für Hartz IV", "book_appointment", service="citizens_benefit")
    talk.does("action_start_booking")
    heard = talk.turn("appointment_form")
    assert talk.slots["office"] == office
    assert heard.said[-1] == "utter_ask_time"
