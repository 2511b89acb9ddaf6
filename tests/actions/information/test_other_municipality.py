"""Somebody from another municipality hears so, and whom to ask where the profile knows it."""

import pytest

from tests.actions.talk import Talking


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("action_answer_topic", "request_document"),
        ("action_start_booking", "book_appointment"),
        ("action_not_understood", "inform"),
        ("action_out_of_scope", "out_of_scope"),
        ("action_opening_hours", "ask_opening_hours"),
        ("action_location", "ask_location"),
    ],
)
def test_a_neighbour_is_named_with_its_number(talking: Talking, action: str, intent: str) -> None:
    heard = talking().hears("ik woon in Marum", intent).does(action)
    assert heard.said == ["utter_answer", "utter_anything_else"]
    assert "niet bij de gemeente Leek zijn" in heard.answer
    assert "de gemeente Marum" in heard.answer and "0594 000 020" in heard.answer


def test_an_assumed_number_says_so(talking: Talking) -> None:
    heard = talking().hears("ik woon in Marum", "inform").does("action_not_understood")
    assert "voor de zekerheid na. Het telefoonnummer" in heard.answer


def test_a_postcode_elsewhere_is_told_though_nobody_knows_whose(talking: Talking) -> None:
    talk = talking().hears("mijn postcode is 1011 AA", "inform")
    assert "Welk kantoor dat is, weet ik niet" in talk.does("action_not_understood").answer


def test_it_is_no_miss(talking: Talking) -> None:
    heard = talking().hears("ik woon in Marum", "inform").does("action_not_understood")
    assert heard.directive("understood") == {"type": "understood", "understood": True}


@pytest.mark.parametrize(
    "text", ["ik woon in Tolbert", "ik verhuis van Marum naar Leek", "postcode 9351 AA"]
)
def test_who_lives_here_is_helped_here(talking: Talking, text: str) -> None:
    heard = talking().hears(text, "report_move").does("action_answer_topic")
    assert "niet bij de gemeente" not in heard.answer


def test_umlauts_may_be_left_out(talking: Talking) -> None:
    talk = talking("jobcenter-kreis-heinsberg", "de", now="2020-06-10T10:00:00+02:00")
    for text in ("ich wohne in Moenchengladbach", "ich wohne in Monchengladbach"):
        heard = talk.hears(text, "inform").does("action_not_understood")
        assert "das Jobcenter Mönchengladbach" in heard.answer
