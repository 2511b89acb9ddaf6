"""A question that names no matter is about the one just spoken of."""

import pytest

from tests.actions.talk import REMARK, Heard, Talk, Talking

NL = [
    ("wat kost dat?", "out_of_scope", "50 euro"),
    ("en wat moet ik meenemen", "ask_help", "een pasfoto"),
    ("moet ik zelf komen", "unsure_offer", "Daarvoor moet u zelf komen."),
    ("kan dat ook online", "unsure_offer", "Online kan dat niet."),
]
ACTION_OF = {
    "out_of_scope": "action_out_of_scope",
    "ask_help": "action_help",
    "unsure_offer": "action_not_understood",
    "unsure_clarify": "action_clarify",
    "request_document": "action_answer_topic",
    "ask_status": "action_start_lookup",
    "check_appointment": "action_start_lookup",
}


def ask(talk: Talk, text: str, intent: str) -> Heard:
    return talk.hears(text, intent).does(ACTION_OF[intent])


@pytest.fixture
def passport(talking: Talking) -> Talk:
    talk = talking().hears("een nieuw paspoort", "request_document", service="passport")
    talk.does("action_answer_topic")
    return talk


@pytest.mark.parametrize(("text", "intent", "answer"), NL)
def test_what_the_profile_knows_is_told(
    passport: Talk, text: str, intent: str, answer: str
) -> None:
    heard = ask(passport, text, intent)
    assert answer in heard.answer
    assert heard.said[-1] == "utter_offer_booking"
    assert passport.slots["offer"] == "book:passport"


@pytest.mark.parametrize("intent", ACTION_OF)
def test_it_is_heard_whatever_it_sounds_like(passport: Talk, intent: str) -> None:
    assert "50 euro" in ask(passport, "wat kost dat", intent).answer


def test_what_is_assumed_says_so(passport: Talk) -> None:
    passport.slots["told_assumed"] = None
    heard = ask(passport, "wat kost dat", "out_of_scope")
    assert heard.answer.startswith(REMARK)
    assert passport.slots["told_source"]["assumed"]


def test_the_same_holds_in_german(talking: Talking) -> None:
    talk = talking(language="de", service="passport", topic="documents")
    assert "50 Euro" in ask(talk, "Was kostet das denn? Wie viel ist das?", "out_of_scope").answer
    heard = ask(talk, "welche Unterlagen brauche ich", "unsure_clarify")
    bring = "ein Passfoto und, wenn Sie ihn noch haben, Ihren alten Pass oder Ausweis"
    assert f"Bitte bringen Sie {bring} mit." in heard.answer


def test_what_nobody_wrote_down_is_for_a_person(passport: Talk) -> None:
    heard = ask(passport, "hoe lang duurt dat?", "out_of_scope")
    assert heard.said == ["utter_answer", "utter_offer_person"]
    assert heard.answer == "Dat weet ik niet precies. Een medewerker kan het u zeggen."
    assert passport.slots["offer"] == "handover"


def test_a_topic_without_a_service_is_for_a_person(talking: Talking) -> None:
    talk = talking(topic="support")
    assert ask(talk, "wat kost dat", "out_of_scope").said[-1] == "utter_offer_person"


def test_in_the_middle_of_booking_nothing_else_is_asked(passport: Talk) -> None:
    passport.loop = "appointment_form"
    heard = passport.hears("wat moet ik meenemen", "ask_help")
    heard = heard.does("action_not_understood_in_form")
    assert heard.said == ["utter_answer"] and "een pasfoto" in heard.answer
    assert heard.directive("understood")["understood"]


@pytest.mark.parametrize("text", ["hoe lang duurt mijn aanvraag", "wanneer krijg ik mijn geld"])
def test_what_is_asked_of_an_own_application_is_looked_up(passport: Talk, text: str) -> None:
    assert ask(passport, text, "ask_status").said == []


@pytest.mark.parametrize("text", ["wat kost dat", "wat moet ik meenemen"])
def test_with_nothing_spoken_of_before_it_means_nothing(talking: Talking, text: str) -> None:
    assert ask(talking(), text, "ask_help").said == ["utter_help"]


def test_a_matter_of_its_own_is_answered_as_such(passport: Talk) -> None:
    talk = passport.hears("ik ga verhuizen, wat kost dat", "report_move")
    assert "Uw verhuizing" in talk.does("action_answer_topic").answer


def test_what_is_asked_first_of_all_is_about_the_matter_so_far(passport: Talk) -> None:
    talk = passport.hears("en moet ik zelf komen, of kan mijn vrouw dat doen", "request_wmo")
    assert "Daarvoor moet u zelf komen." in talk.does("action_answer_topic").answer


@pytest.mark.parametrize("action", ["action_repeat", "action_not_understood"])
def test_a_letter_nobody_understands_is_gone_through_by_a_person(
    talking: Talking, action: str
) -> None:
    talk = talking().hears("ik begrijp deze brief niet", "ask_repeat")
    heard = talk.does(action)
    assert heard.said[0] == "utter_answer" and heard.said[-1] == "utter_offer_person"
    assert heard.answer == "Uw brief kan ik niet lezen. Een medewerker neemt hem met u door."
    assert talk.slots["offer"] == "handover"


def test_how_much_somebody_would_get_keeps_the_matter(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", "de", now="2016-09-08T10:00:00+02:00")
    talk.hears("Bürgergeld", "request_benefits", service="citizens_benefit")
    talk.does("action_answer_topic")
    service = talk.slots["service"]
    talk.hears("wie viel Geld bekomme ich denn", "request_benefits").does("action_answer_topic")
    assert service and talk.slots["service"] == service
