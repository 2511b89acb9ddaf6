"""Who wants to join a programme that was spoken of is offered to be put down for it."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

AT = {"municipality": "kreis-viersen", "now": "2020-11-17T10:00:00+01:00"}


def says(talk: Talk, text: str, intent: str = "unsure_offer") -> Heard:
    return talk.hears(text, intent).does("action_not_understood")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "zet mijn naam erbij, ik wil deelnemen"),
        ("nl", "waar meld ik mij aan"),
        ("de", "dann tragen Sie mich mal ein"),
        ("de", "da möchte ich teilnehmen"),
    ],
)
def test_words_that_would_join_are_offered_to_be_passed_on(
    talking: Talking, language: str, text: str
) -> None:
    talk = talking(language=language, topic="prevention", last_answer="topic", **AT)
    heard = says(talk, text)
    assert "utter_offer_interest" in heard.said
    assert str(talk.slots["offer"]).startswith("interest")


def test_a_matter_that_is_hardly_sure_is_enough(talking: Talking) -> None:
    talk = talking(language="de", **AT)
    talk.hears("für die Gesundheit will ich mitmachen", "unsure_clarify", ("ask_prevention",))
    assert "utter_offer_interest" in talk.does("action_clarify").said


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (None, "ich will mitmachen"),
        ("documents", "ich will mitmachen"),
        ("prevention", "ich will da nicht mitmachen"),
        ("prevention", "das ist ja interessant"),
        ("prevention", "und wie viele Leute nehmen teil und machen mit"),
        ("prevention", "darf der Sohn von nebenan auch mitmachen"),
    ],
)
def test_without_a_programme_or_a_wish_nothing_is_offered(
    talking: Talking, topic: str | None, text: str
) -> None:
    talk = talking(language="de", topic=topic, last_answer="topic", **AT)
    assert "utter_offer_interest" not in says(talk, text).said
