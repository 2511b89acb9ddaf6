"""What has no answer is said to have none, and counted for an editor."""

from datetime import date

from intake.answer_bank import most_frequent
from intake.database import read_scope
from tests.actions.answers.test_question import asks
from tests.actions.talk import Talking


def test_what_is_not_known_is_said_so_with_who_knows(talking: Talking) -> None:
    heard = asks(talking(), "hoeveel ramen heeft het gemeentehuis", "no_unit_of_this_bank")
    assert "weet ik niet" in heard.answer
    assert heard.titles


def test_it_is_counted_without_saying_who_asked(talking: Talking) -> None:
    talk = talking()
    asks(talk, "hoeveel ramen heeft het gemeentehuis", "no_unit_of_this_bank")
    with read_scope(talk.services.engine) as session:
        (found,) = most_frequent(session, "gemeente-leek", since=date(2014, 1, 1))
    assert found.question == "hoeveel ramen heeft het gemeentehuis"
