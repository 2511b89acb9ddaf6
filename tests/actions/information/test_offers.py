"""What is offered after an answer."""

from tests.actions.talk import Heard, Talk, Talking


def ask(talk: Talk, text: str, intent: str, **entities: object) -> Heard:
    return talk.hears(text, intent, **entities).does("action_answer_topic")


def test_what_can_be_booked_is_offered(talking: Talking) -> None:
    talk = talking()
    heard = ask(talk, "paspoort verlengen", "request_document", service="passport")
    assert heard.said == ["utter_answer", "utter_offer_booking"]
    assert talk.slots["offer"] == "book:passport"
    book, person, no = (button["command"] for button in heard.buttons)
    assert book == {"name": "book_appointment", "entities": {"service": "passport"}}
    assert (person["name"], no["name"]) == ("speak_to_human", "deny")


def test_a_matter_of_another_authority_names_it_once(talking: Talking) -> None:
    talk = talking()
    heard = ask(talk, "huurtoeslag", "request_benefits", service="allowances")
    assert heard.said == ["utter_answer", "utter_answer"]
    assert "beslist de Belastingdienst" in heard.answer
    assert heard.titles == ["Ja", "Nee"]
    assert talk.slots["offer"] == "handover"


def test_the_municipality_does_not_call_itself_the_one_that_decides(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", "de", now="2016-06-15T09:00:00+02:00")
    heard = ask(talk, "ich brauche einen Pass", "request_document", service="passport")
    assert heard.said == ["utter_answer", "utter_other_body", "utter_answer"]
    assert heard.values("utter_other_body")["body"] == "die Stadt Wuppertal"
    assert "trotzdem" in heard.messages[-1]["answer"]


def test_a_matter_of_which_the_profile_says_nothing_goes_to_its_department(
    talking: Talking,
) -> None:
    talk = talking()
    heard = ask(talk, "inburgeren", "ask_integration", service="civic_integration")
    assert heard.said == ["utter_next_step", "utter_offer_person"]
    assert heard.values("utter_offer_person")["department"] == "de ISD Noordenkwartier"
    assert talk.slots["offer"] == "handover"


def test_a_topic_without_an_answer_asks_which_service(talking: Talking) -> None:
    heard = ask(talking(), "ik heb een papier nodig", "request_document")
    assert heard.said == ["utter_which_service"]
    assert heard.titles[0] == "Paspoort"
    assert heard.buttons[-1]["command"]["name"] == "speak_to_human"
    assert len(heard.buttons) == 5


def test_one_question_is_asked_at_a_time(talking: Talking) -> None:
    heard = ask(talking(), "paspoort verlengen", "request_document", service="passport")
    assert [d for d in heard.directives if d["type"] == "expect"] == [
        {"type": "expect", "kind": "choice"}
    ]
