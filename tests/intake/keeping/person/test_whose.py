"""What names a conversation besides its id is seen before the conversation goes."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.answer_bank.misses import key_of
from intake.keeping.person import whose
from intake.keeping.person.whose import Question, Whose
from intake.references import reference_for
from tests.intake.conftest import Talk


def test_a_call_is_named_by_its_id_and_its_reference(
    session: Session, talk: Talk, now: datetime
) -> None:
    call = talk("mag mijn hond mee", channel="voice", thread="CA1")
    reference = reference_for(session, call.id)
    found = whose.of(session, [call.id])
    assert (found.calls, found.references) == (("CA1",), (reference,))
    asked = Question("gemeente-leek", key_of("Mag mijn hond mee?"), now.date())
    assert found.questions == (asked,)


def test_only_what_twilio_named_lies_there(session: Session, talk: Talk) -> None:
    talk(channel="chat")
    assert Whose(calls=("CA1",), texts=("SM1", "test-7")).at_twilio == ("CA1", "SM1")
    assert whose.of(session, [talk(channel="chat").id]).at_twilio == ()


def test_of_nothing_there_is_nothing(session: Session) -> None:
    assert not whose.of(session, [])
    assert whose.of(session, [], "57241030")
