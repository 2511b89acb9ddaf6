"""The third number that nobody knows."""

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
    assert talk.does("action_use_reference").said == ["utter_no_appointment"]
