"""What an answer means in danger."""

import pytest

from actions.danger.alarm import ASKED, TOLD
from tests.actions.danger.alarms import SAID, begins, told
from tests.actions.talk import Talking


@pytest.mark.parametrize(
    "said", [("ja", "affirm"), ("weet ik niet", "unsure_offer"), ("", "hang_up")]
)
def test_what_is_no_clear_no_is_taken_for_a_yes(talking: Talking, said: tuple[str, str]) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer", "suicide", "unsure_danger")
    assert talk.slots["danger_stage"] == ASKED
    assert talk.case() is None
    talk.hears(*said, decision="offer" if said[0].startswith("weet") else "act").turn()
    assert talk.slots["danger_stage"] == TOLD
    assert talk.case().danger == "suicide"


@pytest.mark.parametrize(
    ("language", "said", "entities"),
    [
        ("nl", ("Hoezo dat nou?", "out_of_scope"), {}),
        ("nl", ("[name]", "inform"), {}),
        ("nl", ("op het gemeentehuis", "inform"), {"office": "town_hall"}),
        ("nl", ("4711 0815", "inform"), {}),
        ("nl", ("een ogenblikje, de kat zit aan de knoppen", "out_of_scope"), {}),
        ("de", ("Sekunde, ich suche meine Brille", "unsure_offer"), {}),
        ("de", ("warum wollen Sie das wissen", "ask_help"), {}),
        ("de", ("", "contact_given"), {}),
    ],
)
def test_who_speaks_of_something_else_is_asked_once_more_and_only_once(
    talking: Talking, language: str, said: tuple[str, str], entities: dict[str, str]
) -> None:
    talk = talking(language=language)
    begins(talk, SAID[language], "suicide", "unsure_danger")
    again = talk.hears(*said, **entities).turn()
    question = {"nl": "Is er nu iemand in gevaar?", "de": "Ist jetzt jemand in Gefahr?"}[language]
    assert told(again).endswith(question) and len(told(again)) > len(question)
    assert (talk.slots["danger_stage"], talk.case()) == (ASKED, None)
    talk.hears(*said, **entities).turn()
    assert talk.slots["danger_stage"] == TOLD


CALMLY = {
    "nl": ("de buurvrouw zei dat jullie altijd zo vlug zijn", "en de bus rijdt hier ook al niet"),
    "de": ("mein Nachbar war letzte Woche auch schon bei Ihnen", "und hier hält ja kein Bus mehr"),
}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_who_calmly_speaks_of_something_else_twice_is_told_whom_to_call_and_goes_on(
    talking: Talking, language: str
) -> None:
    talk = talking(language=language)
    begins(talk, SAID[language], "other", "unsure_danger")
    first, second = CALMLY[language]
    talk.hears(first, "unsure_offer", decision="offer").turn()
    assert talk.slots["danger_stage"] == ASKED
    talk.hears(second, "out_of_scope").turn()
    assert (talk.slots["danger_over"], talk.case()) == (True, None)
    ended = talk.does("action_end_danger")
    assert "112" in told(ended)
    assert ended.directive("read_again")["text"] == SAID[language]


def test_who_may_have_had_enough_of_life_is_not_let_go_so(talking: Talking) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer", "suicide", "unsure_danger")
    for words in CALMLY["nl"]:
        talk.hears(words, "out_of_scope").turn()
    assert talk.case().danger == "suicide"


@pytest.mark.parametrize("words", ["dat weet ik eigenlijk ook niet zo goed", "misschien wel"])
def test_who_does_not_know_is_in_danger(talking: Talking, words: str) -> None:
    talk = talking()
    begins(talk, SAID["nl"], "other", "unsure_danger")
    talk.hears(words, "unsure_offer", decision="offer").turn()
    assert talk.case() is not None


def test_who_says_no_when_asked_once_more_has_no_case(talking: Talking) -> None:
    talk = talking()
    begins(talk, "ik moet er nog heen maar ik weet niet waar", "homeless", "unsure_danger")
    talk.hears("waarom vraagt u dat", "out_of_scope").turn()
    talk.hears("nee", "deny").turn()
    assert talk.slots["danger_over"]
    assert talk.case() is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("niemand helpt ons", "inform")),
        ("nl", ("kom snel", "unsure_offer")),
        ("nl", ("help", "ask_help")),
        ("nl", ("nee nog niet, maar straks wel", "deny")),
        ("de", ("niemand hilft uns hier", "inform")),
        ("de", ("nein, aber bald", "deny")),
    ],
)
def test_not_yet_and_nobody_helps_are_no_no(
    talking: Talking, language: str, said: tuple[str, str]
) -> None:
    talk = talking(language=language)
    begins(talk, SAID[language], "violence", "unsure_danger")
    talk.hears(*said).turn()
    assert talk.slots["danger_stage"] == TOLD
    assert talk.case().danger == "violence"


@pytest.mark.parametrize(
    ("words", "entities", "over"),
    [("in het gemeentehuis", {"office": "town_hall"}, True), ("weet ik niet", {}, None)],
)
def test_only_an_answer_to_what_was_interrupted_says_that_there_is_no_danger(
    talking: Talking, words: str, entities: dict[str, str], over: bool | None
) -> None:
    talk = talking(interrupted="appointment_form", danger="other", danger_stage=ASKED)
    talk.loop = "danger_form"
    talk.hears(words, "inform", **entities).turn()
    assert talk.slots.get("danger_over") is over
