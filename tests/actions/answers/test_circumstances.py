"""Who tells their situation hears what holds in it, not what all others hear."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

ANTWERP = {"municipality": "stad-antwerpen", "now": "2020-11-17T09:40:00+01:00"}


def ask(talk: Talk, text: str, **entities: str) -> Heard:
    return talk.hears(text, "request_document", **entities).does("action_answer_topic")


@pytest.mark.parametrize(
    "text", ["mijn rijbewijs is gestolen", "rijbewijs gejat wat nu", "ben mijn rijbewijs kwijt"]
)
def test_who_lost_a_licence_goes_to_the_police_and_need_not_bring_it(
    talking: Talking, text: str
) -> None:
    talk = talking()
    heard = ask(talk, text, service="driving_licence")
    assert "aangifte" in heard.answer and "politie" in heard.answer
    assert "Neem mee" not in heard.answer
    assert "utter_offer_booking" in heard.said
    assert talk.slots["offer"] == "book:driving_licence"


def test_the_police_come_first_in_antwerp_and_in_german_too(talking: Talking) -> None:
    talk = talking(language="de", **ANTWERP)
    heard = ask(talk, "mein Führerschein wurde gestohlen", service="driving_licence")
    assert "Polizei" in heard.answer and "Anzeige" in heard.answer
    assert "kostenlos nach Hause" not in heard.answer


def test_a_licence_from_75_needs_a_medical_check(talking: Talking) -> None:
    heard = ask(talking(), "ik word 76, mijn rijbewijs verloopt", service="driving_licence")
    assert "gezondheidsverklaring" in heard.answer and "CBR" in heard.answer
    assert "utter_offer_booking" in heard.said


def test_a_child_needs_no_old_passport_but_both_parents(talking: Talking) -> None:
    heard = ask(talking(), "een paspoort voor mijn dochter", service="passport")
    assert "Beide ouders" in heard.answer and "niet nodig" in heard.answer


def test_what_a_situation_does_not_change_is_answered_as_asked(talking: Talking) -> None:
    talk = talking().hears(
        "wat kost een paspoort als ik het oude kwijt ben",
        "question_asked",
        service="passport",
        message={"answer": {"units": [{"id": "price.passport", "share": 0.8, "near": 0.8}]}},
    )
    assert "50 euro" in talk.does("action_answer_question").answer


def test_a_situation_that_a_question_means_is_told_with_its_offer(talking: Talking) -> None:
    talk = talking(**ANTWERP).hears(
        "er staan overal zakken op de hoek",
        "question_asked",
        message={"answer": {"units": [{"id": "nuisance", "share": 0.8, "near": 0.8}]}},
    )
    heard = talk.does("action_answer_question")
    assert "hier melden" in heard.answer
    assert "utter_offer_person" in heard.said


def test_who_books_at_once_hears_it_first(talking: Talking) -> None:
    talk = talking().hears(
        "afspraak voor een paspoort, mijn oude is gestolen", "book_appointment", service="passport"
    )
    assert "politie" in talk.does("action_start_booking").answer


def test_the_matter_of_before_counts_and_no_matter_is_none(talking: Talking) -> None:
    talk = talking(service="passport", topic="documents", last_answer="topic")
    assert "politie" in talk.hears("maar het is gestolen", "inform").does("action_help").answer
    heard = talking().hears("ik ben alles kwijt", "inform").does("action_help")
    assert heard.said == ["utter_help"]


@pytest.mark.parametrize(
    ("municipality", "now", "unit"),
    [
        ("jobcenter-kreis-heinsberg", "2020-06-17T10:00:00+02:00", "death_in_family"),
        ("jobcenter-wuppertal", "2016-06-15T10:00:00+02:00", "death_in_family"),
        ("kreis-viersen", "2020-11-17T10:00:00+01:00", "death_of_client"),
    ],
)
def test_a_death_in_the_family_hears_sympathy_first_and_is_passed_on(
    talking: Talking, municipality: str, now: str, unit: str
) -> None:
    talk = talking(municipality=municipality, language="de", now=now)
    asked = {"answer": {"units": [{"id": unit, "share": 0.8, "near": 0.8}]}}
    talk.hears("mein vater ist gestorben", "question_asked", message=asked)
    heard = talk.does("action_answer_question")
    assert "herzliches Beileid" in heard.answer.split(". ", 1)[1]
    assert "utter_offer_person" in heard.said
    assert "Jobcenter" in heard.values("utter_offer_person")["department"]
