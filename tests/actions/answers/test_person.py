"""What only a person may say."""

import pytest

from tests.actions.talk import Talking


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "heb ik recht op bijstand als ik in Marum woon"),
        ("de", "habe ich Anspruch auf Sozialhilfe wenn ich in Marum wohne"),
    ],
)
def test_who_lives_elsewhere_is_told_whom_to_ask_there(
    talking: Talking, language: str, text: str
) -> None:
    talk = talking(language=language).hears(text, "request_benefits")
    heard = talk.does("action_answer_topic")
    assert heard.said == ["utter_answer", "utter_answer", "utter_anything_else"]
    assert talk.slots["offer"] is None


def test_a_person_of_ours_is_offered_to_who_lives_here(talking: Talking) -> None:
    talk = talking().hears("heb ik recht op bijstand in Tolbert", "request_benefits")
    assert talk.does("action_answer_topic").said[-1] == "utter_offer_person"
    assert talk.slots["offer"] == "handover"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "ik ben verslaggever, wie heeft dat plan bedacht"),
        ("nl", "met Anna van de redactie, kan ik jullie woordvoerder spreken over het loket"),
        ("de", "ich schreibe für die Zeitung, warum wird das gemacht"),
        ("de", "Gruber, Reporter, gibt es dazu eine Stellungnahme"),
    ],
)
def test_the_press_gets_a_person_also_where_a_unit_would_answer(
    talking: Talking, language: str, text: str
) -> None:
    answer = {"units": [{"id": "who_decided", "share": 0.95, "near": 0.7}]}
    talk = talking(language=language).hears(text, "question_asked", message={"answer": answer})
    heard = talk.does("action_answer_question")
    assert heard.said[0] == "utter_answer" and heard.said[-1] == "utter_offer_person"
    assert talk.slots["offer"] == "handover" and talk.slots["topic"] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "afgewezen"), ("nl", "nee, afgewezen"), ("de", "abgelehnt"), ("de", "nein, abgelehnt")],
)
@pytest.mark.parametrize(
    ("action", "intent"),
    [("action_decline_offer", "deny"), ("action_not_understood", "unsure_offer")],
)
def test_a_refusal_of_nothing_in_particular_is_a_disagreement(
    talking: Talking, language: str, text: str, action: str, intent: str
) -> None:
    heard = talking(language=language).hears(text, intent).does(action)
    assert heard.said == ["utter_ask_what_is_wrong"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "mijn aanvraag is afgewezen"),
        ("nl", "ze hebben mij toch gewoon afgewezen"),
        ("de", "mein Antrag auf Sozialhilfe wurde abgelehnt"),
        ("de", "die haben das einfach abgelehnt"),
    ],
)
@pytest.mark.parametrize(
    ("action", "intent"),
    [("action_decline_offer", "deny"), ("action_not_understood", "unsure_offer")],
)
def test_a_refusal_of_somebodys_own_is_a_persons_matter(
    talking: Talking, language: str, text: str, action: str, intent: str
) -> None:
    heard = talking(language=language).hears(text, intent).does(action)
    assert heard.said[-1] == "utter_offer_person"


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "in welke fase zit mijn dossier"), ("de", "wie weit ist meine Akte")],
)
def test_how_far_a_file_is_may_have_a_number(talking: Talking, language: str, text: str) -> None:
    talk = talking(language=language).hears(text, "ask_status")
    assert talk.does("action_start_lookup").said == []
    assert talk.slots["purpose"] == "status"


def test_an_appointment_about_what_was_decided_is_looked_up(talking: Talking) -> None:
    talk = talking().hears("mijn afspraak omdat mijn geld is gekort", "change_appointment")
    assert talk.does("action_start_lookup").said == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "overmorgen loopt mijn regeling af en ik heb het formulier nog niet ingeleverd"),
        ("de", "die Frist endet heute und mein Antrag liegt noch hier auf dem Tisch"),
    ],
)
@pytest.mark.parametrize(
    ("action", "intent"),
    [("action_start_lookup", "ask_status"), ("action_clarify", "unsure_clarify")],
)
def test_a_time_limit_that_runs_out_is_for_a_person(
    talking: Talking, language: str, text: str, action: str, intent: str
) -> None:
    talk = talking(language=language).hears(text, intent)
    assert talk.does(action).said[-1] == "utter_offer_person"
    talk.hears("ja", "affirm").does("action_take_up_offer")
    assert text in talk.case().summary


@pytest.mark.parametrize("topic", ["income", None])
def test_whether_it_is_too_late_is_asked_of_what_was_told(
    talking: Talking, topic: str | None
) -> None:
    talk = talking(topic=topic)
    talk.hears("mijn termijn eindigt vrijdag en er is nog niks gedaan", "unsure_offer")
    talk.hears("is het nu te laat", "question_asked")
    assert talk.does("action_answer_question").said[-1] == "utter_offer_person"
    assert talk.slots["offer"] == "handover"


def test_too_late_for_an_appointment_is_another_question(talking: Talking) -> None:
    talk = talking(topic="income").hears("ben ik te laat voor mijn afspraak", "unsure_offer")
    assert talk.does("action_not_understood").said == ["utter_not_understood"]
