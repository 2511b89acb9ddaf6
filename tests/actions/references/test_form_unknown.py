"""A number that nobody knows: ours does not, or the citizen does not."""

import pytest

from tests.actions.talk import Talking


def test_the_third_unknown_number_is_looked_up_in_vain_and_a_person_offered(
    talking: Talking,
) -> None:
    talk = talking(purpose="cancel", requested_slot="reference_given")
    talk.loop = "reference_form"
    said = [
        talk.hears("", "contact_given", kind="reference", reference="12345678").turn().said
        for _ in range(3)
    ]
    assert said[:2] == [["utter_reference_unknown", "utter_ask_reference"]] * 2
    assert talk.loop is None
    heard = talk.does("action_use_reference")
    assert heard.answer.startswith("Met deze gegevens vind ik niets")
    assert talk.slots["offer"] == "handover"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "zou ik echt niet weten"), ("nl", "die mail kan ik nergens vinden"),
        ("nl", "heb er nooit een gekregen"), ("nl", "ligt thuis, niet bij me"),
        ("de", "da habe ich keinen Schimmer"), ("de", "den Brief hab ich verlegt"),
        ("de", "liegt mir gerade nicht vor"), ("de", "so was habe ich nie bekommen"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("intent", "action"),
    [("inform", "action_not_understood_in_form"), ("thank", "action_ask_again")],
)
def test_who_has_no_number_in_any_words_gets_a_person(
    talking: Talking, language: str, text: str, intent: str, action: str
) -> None:
    talk = talking(language=language).hears("mijn afspraak", "change_appointment")
    talk.does("action_start_lookup")
    talk.turn("reference_form")
    assert talk.hears(text, intent).does(action).followup == "handover_form"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("nl", "ik wil mijn afspraak verzetten maar het nummer ben ik kwijt", "change_appointment"),
        ("de", "wie weit ist mein Antrag, eine Nummer habe ich keine Nummer", "ask_status"),
    ],
)
def test_who_says_at_once_that_the_number_is_lost_is_not_asked_for_it(
    talking: Talking, language: str, text: str, intent: str
) -> None:
    talk = talking(language=language).hears(text, intent)
    assert talk.does("action_start_lookup").followup == "handover_form"
    assert talk.case().reason == "person_wanted"
