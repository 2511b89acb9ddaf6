"""What the tables of cases hold."""

from intake.cases.models import Actor, Case, CaseEvent, DeskMessage


def test_a_case_holds_words_for_a_clerk_but_no_contact_data() -> None:
    columns = set(Case.__table__.columns.keys())
    assert {"summary", "reason", "wants", "danger"} <= columns
    assert not columns & {"name", "phone", "email", "address"}


def test_history_and_messages_belong_to_their_case() -> None:
    for table in (CaseEvent.__table__, DeskMessage.__table__):
        targets = {key.column.table.name for key in table.foreign_keys}
        assert Case.__table__.name in targets


def test_an_actor_without_an_id_is_the_bot_or_the_gateway() -> None:
    assert Actor("bot") == Actor("bot", None)
