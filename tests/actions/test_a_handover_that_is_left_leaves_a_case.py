"""Once "I pass you on" was said there is a case, whatever becomes of the conversation."""

import pytest

from intake.cases import claim, history
from intake.database import read_scope, session_scope
from tests.actions.conftest import WEDNESDAY
from tests.actions.talk import Talk, Talking

SAID = "ik wil graag iemand spreken over mijn kapotte traplift die al twee weken stilstaat"


def begins(talk: Talk, text: str = SAID, intent: str = "speak_to_human", **named: object) -> Talk:
    talk.hears(text, intent, **named).does("action_start_handover")
    talk.turn("handover_form")
    return talk


def stops(talk: Talk, intent: str = "stop_dialogue") -> list[str]:
    return talk.hears("laat maar", intent).does("action_say_stopped").said


def acts(talk: Talk) -> list[str]:
    with read_scope(talk.services.engine) as session:
        return [event.act for event in history(session, talk.case().reference)]


def opened(talk: Talk) -> float:
    """How many cases were counted."""
    return sum(
        sample.value
        for metric in talk.services.meters.handovers.collect()
        for sample in metric.samples
        if sample.name.endswith("_total")
    )


def test_the_case_is_there_before_the_number_is_asked(talking: Talking) -> None:
    case = begins(talking(), service="stairlift").case()
    assert (case.department, case.service, case.reason) == ("wmo", "stairlift", "person_wanted")
    assert case.summary == f"Traplift: {SAID}"
    assert (case.status, case.wants) == ("open", "callback")


def test_on_the_telephone_nobody_is_being_put_through_yet(talking: Talking) -> None:
    assert begins(talking(channel="voice"), service="stairlift").case().wants == "callback"


def test_what_it_is_about_is_kept_as_soon_as_it_is_told(talking: Talking) -> None:
    talk = begins(talking(), "kan ik iemand spreken")
    assert talk.case().summary == "Wil een medewerker spreken."
    talk.hears("over mijn bijstand", "request_benefits", service="social_assistance").turn()
    assert talk.case().department == "isd"
    assert "over mijn bijstand" in talk.case().summary


def test_a_complaint_is_a_complaint_from_the_start(talking: Talking) -> None:
    case = begins(talking(), "ik heb een klacht", "make_complaint").case()
    assert (case.reason, case.department) == ("complaint", "complaints")


@pytest.mark.parametrize("offer", ["handover", "interest:stairlift"])
def test_so_is_the_case_of_who_says_yes_to_a_person(talking: Talking, offer: str) -> None:
    talk = talking(offer=offer, service="stairlift", topic="support").hears("ja", "affirm")
    talk.does("action_take_up_offer")
    assert talk.case().service == "stairlift"


def test_so_is_the_case_of_whom_the_bot_does_not_understand(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("greet", "thank"), misses=2)
    talk.does("action_not_understood")
    assert (talk.case().reason, talk.case().status) == ("not_understood", "open")


def test_a_case_is_counted_once(talking: Talking) -> None:
    talk = talking()
    before = opened(talk)
    begins(talk, service="stairlift")
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    assert opened(talk) == before + 1
    assert talk.slots["case_begun"] is None


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
