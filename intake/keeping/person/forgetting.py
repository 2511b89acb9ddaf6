"""Erasing all that is kept of somebody in every store (GDPR art. 17), and the proof of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Update, delete, func, literal, select, update
from sqlalchemy.orm import Session

from intake.conversations import one_turn
from intake.database import read_scope, session_scope
from intake.keeping import compacting
from intake.keeping.person import whose
from intake.keeping.person.stores import STORES
from intake.keeping.person.whose import Whose
from intake.references import GivenReference
from intake.worker import rasa_store


@dataclass(frozen=True)
class Erased:
    """What has gone and what a search of every store finds afterwards, by table."""

    gone: Mapping[str, int]
    left: Mapping[str, int]
    compact: bool
    """Whether the files were written anew; else what was deleted may lie in them for a while."""

    @property
    def is_whole(self) -> bool:
        """True where no store has anything left."""
        return not any(self.left.values())


def counted(engine: Engine, rasas: Engine, of: Whose) -> dict[str, int]:
    """Count the rows in every store that are theirs."""
    with read_scope(engine) as session:
        ours = {store.name: _count(session, store.of(of), store.table) for store in STORES}
    return {**ours, **rasa_store.counts(rasas, of.conversations)}


def forget(engine: Engine, rasas: Engine, of: Whose, real_now: datetime) -> Erased:
    """Delete all of it, in our database and in Rasa's, then look again.

    Rasa may run: each conversation goes as a turn of its own, so none is under way meanwhile, and
    nobody can go on with it. `real_now` is real time, as for every turn. Nothing of it may be under
    a legal hold. Raises `ConversationBusy` where somebody talks on; what is left then can be
    forgotten once more.
    """
    before = counted(engine, rasas, of)
    for id_ in of.conversations:
        with one_turn(engine, id_, "forget", real_now) as turn, turn.whole() as session:
            # Rasa's first: where that fails ours stays, and is found when it is tried again.
            rasa_store.forget_conversation(rasas, id_)
            _erase(session, whose.of(session, [id_]))
    with session_scope(engine) as session:
        _erase(session, of)  # what is found by a number only, such as a question or a webhook
    compact = [compacting.compact(store) for store in (engine, rasas)]
    return Erased(before, counted(engine, rasas, of), all(compact))


def _erase(session: Session, of: Whose) -> None:
    for store in STORES:
        if store.table is GivenReference:
            session.execute(_given_to_nobody(of))
        else:
            gone = delete(store.table).where(store.of(of))
            session.execute(gone.execution_options(synchronize_session=False))


def _given_to_nobody(of: Whose) -> Update:
    """Return what keeps a number from being given twice, and says no more to whom it was."""
    given = update(GivenReference).where(GivenReference.conversation_id.in_(of.conversations))
    nobody = literal("nobody ").concat(GivenReference.reference)
    return given.values(conversation_id=nobody).execution_options(synchronize_session=False)


def _count(session: Session, theirs: object, table: type) -> int:
    asked = select(func.count()).select_from(table).where(theirs)  # type: ignore[arg-type]
    return session.scalar(asked) or 0
