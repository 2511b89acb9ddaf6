"""A case tells what a citizen came for in the words in which they said it first."""

import pytest

from tests.actions.talk import Talk, Talking

CAME_FOR = "ik heb vorige maand een scootmobiel aangevraagd en hoor maar niets"


def without_a_number(talk: Talk, words: str = "die heb ik niet") -> Talk:
    """Refuse the reference, and be handed over."""
    talk.turn("reference_form")
    talk.loop = None
    talk.hears(words, "deny").does("action_start_handover")
    return talk


def test_who_has_no_number_is_handed_over_with_the_matter(talking: Talking) -> None:
    talk = talking().hears(CAME_FOR, "ask_status", service="mobility_scooter")
    talk.does("action_start_lookup")
    case = without_a_number(talk).case()
    assert (case.department, case.service) == ("wmo", "mobility_scooter")
    assert "scootmobiel aangevraagd" in case.summary
    assert case.summary.startswith("Scootmobiel: Wil weten hoe het met een aanvraag staat")


def test_it_is_said_for_a_clerk_in_their_own_language(talking: Talking) -> None:
    talk = talking(language="de")
    talk.hears("ich warte seit Wochen auf meine Antwort", "ask_status").does("action_start_lookup")
    assert "Zei eerst: ich warte seit Wochen" in without_a_number(talk, "nein").case().summary


@pytest.mark.parametrize(
    ("text", "intent"),
    [("goedemorgen, bent u een computer of niet", "greet"), ("status graag", "ask_status")],
)
def test_what_tells_no_matter_is_not_repeated(talking: Talking, text: str, intent: str) -> None:
    talk = talking().hears(text, intent)
    talk.hears("hoe is het met mijn aanvraag", "ask_status").does("action_start_lookup")
    assert text not in without_a_number(talk).case().summary


def test_what_was_asked_of_another_matter_gives_way(talking: Talking) -> None:
    talk = talking().hears("wat kost een paspoort", "request_document", service="passport")
    talk.hears(CAME_FOR, "ask_status", service="mobility_scooter").does("action_start_lookup")
    summary = without_a_number(talk).case().summary
    assert "paspoort" not in summary and CAME_FOR in summary


def test_the_same_words_stand_there_once(talking: Talking) -> None:
    talk = talking().hears(CAME_FOR, "speak_to_human", service="mobility_scooter")
    talk.does("action_start_handover")
    assert talk.case().summary.count("vorige maand") == 1


def test_who_takes_up_a_person_is_not_asked_again_what_it_is_about(talking: Talking) -> None:
    talk = talking().hears("er zit al een week een gat in het fietspad bij ons", "unsure_offer")
    talk.slots["offer"] = "handover"
    talk.hears("ja", "affirm").does("action_take_up_offer")
    assert talk.slots["handover_subject"].startswith("er zit al een week")
