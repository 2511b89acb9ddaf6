"""One citizen left something in every store: by a wish or by age, a search of all finds nothing.

Every byte of the files of SQLite, every row of PostgreSQL in both schemas, every file of the logs.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from intake.clock import Clock
from intake.commands.privacy.forget import main
from intake.commands.privacy.installation import Installation
from intake.conversations.models import Conversation
from intake.keeping import holds
from intake.keeping.person import whose
from intake.keeping.person.forgetting import counted
from intake.references import given_to
from intake.settings import Settings
from intake.worker import Sweeps
from tests.intake.commands.privacy.conftest import NOW
from tests.intake.commands.privacy.everything import (
    PHONE,
    SAID_LATE,
    TRACES,
    WORDS,
    lives,
    traces_left,
)
from tests.intake.conftest import Book, OpenCase, Talk

DAY = timedelta(days=1)
LOG = "gateway.log.1"


@dataclass(frozen=True)
class Citizen:
    """One of whom everything is kept, in an installation that can be swept and looked through."""

    installation: Installation
    ids: tuple[str, ...]
    reference: str

    def kept(self) -> dict[str, int]:
        """Count the rows of each store that are theirs."""
        with Session(self.installation.engine) as session:
            found = whose.of(session, self.ids, self.reference)
        return counted(self.installation.engine, self.installation.rasas, found)

    def traces(self) -> list[str]:
        """Return what of the citizen is found in any store or file."""
        stores = [self.installation.engine, self.installation.rasas]
        logs = b"".join(path.read_bytes() for path in self.logs.glob("*"))
        named = [id_ for id_ in self.ids if id_.encode() in logs]
        return [*traces_left(stores, TRACES), *named]

    @property
    def logs(self) -> Path:
        """Return the folder of the logs."""
        return self.installation.settings.var_dir / "log"

    def sweep(self, at: datetime) -> None:
        """Do all that the worker does each hour and day, when it is `at` everywhere."""
        settings = Settings.from_env({**os.environ, "INTAKE_NOW": at.isoformat()})
        sweeps = Sweeps(self.installation.engine, self.installation.rasas, settings, Clock(at))
        sweeps.ours()
        sweeps.rasas_own()
        sweeps.tidy()


@pytest.fixture
def citizen(
    installation: Installation, session: Session, talk: Talk, open_case: OpenCase, book: Book
) -> Iterator[Citizen]:
    """The session is closed, so that nothing waits for it."""
    call = lives(session, installation.rasas, talk, open_case, book, NOW)
    reference, ids = given_to(session, call.id), session.query(Conversation.id).all()
    session.close()
    assert reference
    one = Citizen(installation, tuple(id_ for (id_,) in ids), reference)
    one.logs.mkdir()
    (one.logs / LOG).write_text(f'{{"conversation": "{call.id}"}}\n')
    written = NOW.timestamp()
    os.utime(one.logs / LOG, (written, written))
    yield one


def test_there_is_something_in_every_store_and_file(citizen: Citizen) -> None:
    assert [name for name, rows in citizen.kept().items() if not rows] == []
    found = citizen.traces()
    assert WORDS in found and SAID_LATE in found
    assert any(id_ in found for id_ in citizen.ids), "in a log"


def test_by_a_wish_nothing_is_left_but_the_number_that_is_nobodys(
    citizen: Citizen, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--phone", PHONE, "--confirm", "yes"]) == 0
    assert not any(citizen.kept().values())
    assert traces_left([citizen.installation.engine, citizen.installation.rasas], TRACES) == []
    assert "lines of logs with the id of a conversation" in capsys.readouterr().out


def test_by_age_the_words_go_first_then_all_of_it(citizen: Citizen) -> None:
    citizen.sweep(NOW + 29 * DAY)
    kept = {name for name, rows in citizen.kept().items() if rows}
    assert not kept & {"turns", "outbox", "rasa_events", "rasa_turn_replies", "appointments"}
    assert {"cases", "contacts"} <= kept, "a case is open and somebody waits for a call"
    assert SAID_LATE not in citizen.traces() and not (citizen.logs / LOG).exists()
    citizen.sweep(NOW + 338 * DAY)  # the desk begins to warn
    citizen.sweep(NOW + 367 * DAY)
    assert citizen.traces() == []
    left = {name for name, rows in citizen.kept().items() if rows}
    assert left == {"programme_interests", "reference_numbers"}, "neither names anybody"


def test_what_is_held_stays_by_age_and_by_wish_until_it_is_let_go(
    citizen: Citizen, session: Session
) -> None:
    for id_ in citizen.ids:
        holds.place(session, holds.reference_of(session, id_), "bezwaar 2026/13", NOW)
    session.commit()
    before = citizen.kept()
    citizen.sweep(NOW + 3650 * DAY)
    assert main(["--phone", PHONE, "--confirm", "yes"]) == 1
    lost = {name for name, rows in citizen.kept().items() if rows < before[name]}
    passing = {"broken_off", "turn_locks", "unanswered_questions", "webhook_receipts"}
    assert lost == passing, "what leads nowhere, and questions counted without whose they are"
