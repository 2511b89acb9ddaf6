"""A field of a case is added by its row: a migration makes its column, and the desk shows it."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy

OPENED = """
from datetime import UTC, datetime
from intake import cases, references
from intake.commands.migrate import upgrade, write_revision
from intake.conversations import open_conversation
from intake.database import connect, session_scope

url, now = "sqlite:///field.db", datetime(2027, 2, 4, 10, tzinfo=UTC)
upgrade(url)
write_revision(url, "deadline of a case")
upgrade(url)
leek = {"municipality": "gemeente-leek", "language": "nl", "channel": "chat"}
of = {"department": "wmo", "topic": "support", "service": None, "intent": None}
with session_scope(connect(url)) as session:
    conversation = open_conversation(session, **leek, locale="nl-NL", now=now)
    reference = references.reference_for(session, conversation.id)
    told = {"conversation_id": conversation.id, "reference": reference, "summary": "Een traplift."}
    draft = cases.CaseDraft(**leek, **of, **told, reason="person_wanted")
    cases.open_case(session, draft, now)
    draft = cases.CaseDraft(**vars(draft) | {"deadline": "voor kerst"})
    print(cases.open_case(session, draft, now).deadline)
"""
WORDS = "tests/webhook/desk/test_words.py"


def test_a_case_keeps_it_and_the_migration_makes_its_column(added: Callable[..., Copy]) -> None:
    copy = added("A field of a case")
    assert copy.says(OPENED).splitlines()[-1] == "voor kerst"
    (written,) = (copy.root / "intake/migrations/versions").glob("*_deadline_of_a_case.py")
    assert "sa.Column('deadline'" in written.read_text("utf-8")


def test_the_desk_has_words_for_it(added: Callable[..., Copy]) -> None:
    copy = added("A field of a case", "pyproject.toml", "tests/webhook/desk/test_words.py")
    assert " passed" in copy.runs("-m", "pytest", "-q", "-p", "no:cacheprovider", WORDS)
