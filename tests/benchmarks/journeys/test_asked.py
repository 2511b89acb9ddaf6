"""What is asked is known by what the system keeps, never by its wording."""

import json

import pytest
from sqlalchemy import create_engine, text

from benchmarks.journeys.asked import Asked, Choice, _slots

YES, NO = Choice(1, "Ja", "affirm", {}), Choice(2, "Nee", "deny", {})
AT_NINE = Choice(1, "9 uur", "inform", {"starts_at": "2014-03-11T09:00:00+01:00"})
OTHERS = Choice(2, "Andere tijden", "deny", {})
ANOTHER_TIME = Choice(1, "Tijd", "inform", {"change": "time"})
SOMEBODY_IS = Choice(1, "Ja", "report_urgent", {"danger": "violence"})


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("over", Asked(expect="name", over=True)),
        ("heard_right", Asked(expect="name", heard_back=True)),
        ("free", Asked()),
        ("free", Asked(choices=[Choice(1, "Afspraak", "book_appointment", {})])),
        ("free", Asked(expect="listen")),
        ("name", Asked(expect="name", choices=[Choice(1, "Zonder", "deny", {"kind": "name"})])),
        ("phone", Asked(expect="phone")),
        ("number_right", Asked(expect="phone_check")),
        ("reference", Asked(expect="reference")),
        ("time", Asked(expect="date", choices=[AT_NINE, OTHERS])),
        ("time", Asked(expect="date")),
        ("place", Asked(expect="choice", choices=[Choice(1, "Hier", "inform", {"office": "x"})])),
        (
            "change",
            Asked(expect="choice", choices=[ANOTHER_TIME]),
        ),
        (
            "danger",
            Asked(expect="choice", choices=[SOMEBODY_IS, NO]),
        ),
        (
            "danger_call",
            Asked(
                expect="choice",
                choices=[YES, NO],
                slots={"requested_slot": "danger_over", "danger_stage": "asked_call"},
            ),
        ),
        (
            "which_matter",
            Asked(expect="choice", choices=[Choice(1, "Pas", "inform", {"service": "passport"})]),
        ),
        (
            "offer_booking",
            Asked(
                expect="choice",
                choices=[Choice(1, "Afspraak", "book_appointment", {"service": "passport"}), NO],
            ),
        ),
        ("subject", Asked(expect="free", slots={"requested_slot": "handover_subject"})),
        (
            "confirm",
            Asked(
                expect="choice",
                choices=[YES, NO],
                slots={"requested_slot": "appointment_confirmed"},
            ),
        ),
        (
            "offer_person",
            Asked(expect="choice", choices=[YES, NO], slots={"offer": "handover:passport"}),
        ),
        ("confirm_cancel", Asked(expect="choice", choices=[YES, NO], slots={"offer": "cancel"})),
        ("yes_or_no", Asked(expect="choice", choices=[YES, NO])),
    ],
)
def test_a_question_has_its_kind(kind: str, asked: Asked) -> None:
    assert asked.kind == kind


def test_slots_are_those_of_the_session_under_way() -> None:
    engine = create_engine("sqlite://")
    events = [
        ("one", "slot", {"name": "offer", "value": "book"}),
        ("one", "session_started", {}),
        ("one", "slot", {"name": "service", "value": "passport"}),
        ("one", "slot", {"name": "service", "value": "identity_card"}),
        ("one", "user", {}),
        ("another", "slot", {"name": "offer", "value": "cancel"}),
    ]
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id, type_name, data)")
        )
        for sender, kind, data in events:
            row = {"sender": sender, "kind": kind, "data": json.dumps(data)}
            connection.execute(
                text(
                    "INSERT INTO events (sender_id, type_name, data) VALUES (:sender, :kind, :data)"
                ),
                row,
            )
    assert _slots(engine, "one") == {"service": "identity_card"}
