"""No table is forgotten: each holds a citizen's rows and is in the list, or says whose it holds."""

from intake.keeping.person.stores import STORES
from intake.keeping.person.whose import Whose
from intake.tables import Base

OF_NO_CITIZEN = {
    "staff": "clerks",
    "staff_sessions": "clerks",
    "staff_second_factors": "clerks",
    "staff_recovery_codes": "clerks",
    "staff_invitations": "clerks",
    "staff_acts": "clerks",
    "desk_presence": "clerks",
    "saved_views": "clerks",
    "opening_exceptions": "clerks",
    "suppressed_numbers": "a wish for no text messages, kept as a hash so that it is obeyed",
    "tallies": "counts by keyed hashes, gone after two days",
    "legal_holds": "what may not go at all",
    "retention_stops": "counts",
    "privacy_acts": "counts, and clerks",
    "security_events": "clerks",
    "provider_deletions": "ids of calls and texts that nothing here names any more",
}


def test_every_table_is_known() -> None:
    listed = [store.name for store in STORES]
    assert sorted({*listed, *OF_NO_CITIZEN}) == sorted(Base.metadata.tables)
    assert len(listed) == len(set(listed))
    assert not set(listed) & set(OF_NO_CITIZEN)


def test_what_points_at_a_table_goes_before_it() -> None:
    order = [store.name for store in STORES]
    for store in STORES:
        for key in store.table.__table__.foreign_keys:
            above = key.column.table.name
            assert order.index(store.name) <= order.index(above)


def test_a_receipt_of_one_call_is_not_anothers() -> None:
    (receipts,) = (store for store in STORES if store.name == "webhook_receipts")
    asked = receipts.of(Whose(calls=("CA1",), texts=("SM1",)))
    told = str(asked.compile(compile_kwargs={"literal_binds": True}))
    assert "'CA1 '" in told and "'sms:SM1'" in told
