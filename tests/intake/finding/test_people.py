"""Who somebody is: by number and address, by what a clerk joined, never by a name alone."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.finding import joining, people
from tests.intake.cases.drafts import LEEK
from tests.intake.conftest import KEY, OpenCase, Talk


def test_the_same_number_is_the_same_person(session: Session, talk: Talk, now: datetime) -> None:
    first = talk(phone="+31612345678", name="Henk Dijkstra", now=now - timedelta(days=3))
    second = talk(phone="+31612345678", channel="voice")
    talk(phone="+31612345679", name="Henk Dijkstra")
    talk(phone="+31612345678", municipality="stad-antwerpen")
    (found,) = people.of_the_same(session, second.id, LEEK)
    assert (found.conversation_id, found.at, found.case) == (first.id, first.created_at, None)


def test_a_contact_says_what_became_of_it(
    session: Session, talk: Talk, open_case: OpenCase
) -> None:
    first, second = talk(phone="+31612345678"), talk(phone="+31612345678")
    case = open_case(first)
    (found,) = people.of_the_same(session, second.id, LEEK)
    assert (found.case, found.reference) == (case, case.reference)
    assert people.references_of([found]) == [case.reference]


def test_a_joined_contact_counts_without_a_number(
    session: Session, talk: Talk, open_case: OpenCase, now: datetime
) -> None:
    case, other = open_case(talk()), talk(channel="voice")
    assert people.of_the_same(session, case.conversation_id, LEEK, case.reference) == []
    joining.join(session, case.reference, other.id, "clerk", now)
    (found,) = people.of_the_same(session, case.conversation_id, LEEK, case.reference)
    assert (found.conversation_id, found.joined) == (other.id, True)


def test_those_of_a_name_are_found_newest_first(
    session: Session, talk: Talk, now: datetime
) -> None:
    def named(name: str, days: int) -> Conversation:
        return talk(name=name, now=now - timedelta(days=days))

    old, new = named("Henk Dijkstra", 3), named("H. Dykstra", 1)
    named("Henk Bakker", 2)
    found = people.contacts(session, people.with_value(KEY, "name", "dijkstra"), LEEK)
    assert [one.conversation_id for one in found] == [new.id, old.id]
