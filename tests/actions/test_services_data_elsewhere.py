"""Every word of the actions is read from INTAKE_DATA_DIR, and from no other folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from actions.answers.unknown import note_unanswered
from actions.services import Services, build, use
from actions.turn_context import Citizen
from intake.answer_bank.misses import Miss
from intake.database import read_scope
from tests.actions.talk import REMARK, Talking
from tests.data_elsewhere import copied, out_of_reach

EDITED = {
    "prompts": (
        f"  assumed: {REMARK}",
        "  assumed: Volgens de koffiedrab.",
    ),
    "asides": ("price: [", "price: [hoeveel pegels, "),
    "spoken": ("may: [mei]", "may: [bloeimaand, mei]"),
    "contact": ("bsn: [bsn,", "bsn: [zwurfcode, bsn,"),
}


@pytest.fixture
def services(services: Services, tmp_path: Path) -> Iterator[Services]:
    data = copied(tmp_path / "data", **EDITED)
    with out_of_reach():
        own = build(replace(services.settings, data_dir=data))
        use(own)
        yield own
    own.engine.dispose()


def test_an_edited_sentence_and_list_of_words_count(talking: Talking) -> None:
    talk = talking(topic="documents", service="passport")
    heard = talk.hears("hoeveel pegels", "out_of_scope").does("action_out_of_scope")
    assert heard.answer.startswith("Volgens de koffiedrab.") and "50 euro" in heard.answer


def test_an_edited_calendar_is_understood_and_said(talking: Talking) -> None:
    talk = talking().hears("zijn jullie op 30 bloeimaand open", "ask_opening_hours")
    assert "vrijdag 30 bloeimaand gesloten" in talk.does("action_opening_hours").answer


def test_an_edited_list_of_what_is_personal_counts(talking: Talking, services: Services) -> None:
    talk = talking().hears("mijn zwurfcode is 12345 en hoeveel ramen zijn er", "question_asked")
    note_unanswered(Citizen(talk.tracker()))
    with read_scope(services.engine) as session:
        (kept,) = session.scalars(select(Miss.question))
    assert kept == "mijn zwurfcode is [bsn] en hoeveel ramen zijn er"
