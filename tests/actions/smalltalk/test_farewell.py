"""What is left of a handover that is stopped."""

from intake.cases import claim, history
from intake.database import read_scope, session_scope
from tests.actions.conftest import WEDNESDAY
from tests.actions.handover.handovers import begins
from tests.actions.talk import Talk, Talking


def stops(talk: Talk, intent: str = "stop_dialogue") -> list[str]:
    return talk.hears("laat maar", intent).does("action_say_stopped").said


def acts(talk: Talk) -> list[str]:
    with read_scope(talk.services.engine) as session:
        return [event.act for event in history(session, talk.case().reference)]


def test_who_stops_needs_no_case(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    assert stops(talk) == ["utter_handover_stopped"]
    assert (talk.case().status, talk.case().outcome) == ("closed", "not_needed")
    assert acts(talk) == ["opened", "closed"]


def test_who_wants_a_person_after_all_has_the_case_again(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    stops(talk)
    begins(talk, service="stairlift")
    assert talk.case().status == "open"
    assert stops(talk) == ["utter_handover_stopped"]


def test_who_takes_their_leave_is_called_back_all_the_same(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    assert stops(talk, "goodbye") == ["utter_stopped_kept"]
    assert talk.case().status == "open"


def test_an_earlier_promise_stands(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    begins(talk, "ik wil ook iemand over mijn paspoort spreken", service="passport")
    assert talk.case().service == "stairlift"
    assert stops(talk) == ["utter_stopped_kept"]
    assert talk.case().status == "open"


def test_danger_stands(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    talk.hears("mijn man slaat mij", "report_urgent", kind="violence").does("action_begin_danger")
    heard = talk.hears("laat maar", "stop_dialogue").does("action_say_stopped")
    assert "Uw melding staat met spoed bij ons" in heard.messages[-1]["text"]
    assert talk.case().status == "open"


def test_what_a_clerk_has_taken_stands(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    with session_scope(talk.services.engine) as session:
        claim(session, talk.case().reference, "els", talk.case().version, WEDNESDAY)
    assert stops(talk) == ["utter_stopped_kept"]
    assert talk.case().status == "claimed"


def test_stopping_elsewhere_closes_no_case(talking: Talking) -> None:
    talk = begins(talking(), service="stairlift")
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    assert stops(talk) == ["utter_stopped_kept"]
    assert talk.case().status == "open"
