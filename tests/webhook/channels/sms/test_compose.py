"""What the bot says leaves as one text message that every telephone takes whole."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.wording.texts import Texts
from tests.our_words import DATA
from webhook.channels.sms import compose as composing
from webhook.channels.sms.compose import ADVISED, MOST, Part, abbreviations, whole
from webhook.twilio.segments import length, septets

OURS = abbreviations(Texts(DATA), DATA)
compose = partial(composing.compose, abbreviations=OURS)
sentences = partial(composing.sentences, abbreviations=OURS)
MORE = "Meer weten? Bel dit nummer."
ANSWER = " ".join(
    f"Dit is zin {number} van een lang antwoord aan de burger." for number in "abcdefgh"
)


def test_texts_follow_each_other_and_choices_are_numbered_through() -> None:
    parts = [
        Part("Dat kan.", ("Nu", "Later")),
        Part("Waar wilt u de afspraak?", ("Gemeentehuis",)),
    ]
    assert compose(parts, MORE) == (
        "Dat kan. Waar wilt u de afspraak?\n1 Nu\n2 Later\n3 Gemeentehuis"
    )


def test_what_has_no_words_leaves_no_trace() -> None:
    assert compose([Part(""), Part("Goed.")], MORE) == "Goed."
    assert compose([], MORE) == ""


def test_the_disclosure_comes_first() -> None:
    assert compose([Part("Goed.")], MORE, intro="U sms't met een computer.") == (
        "U sms't met een computer. Goed."
    )


def test_what_is_said_beside_it_goes_first_where_there_is_no_room() -> None:
    intro, aside = "U sms't met een computer.", "Deutsch? Schreiben Sie DEUTSCH."
    assert compose([Part("Goed.")], MORE, intro, aside) == f"{intro} {aside} Goed."
    filled = "a" * (ADVISED - len(intro) - len(aside) - 1) + "."
    assert compose([Part(filled)], MORE, intro, aside) == f"{intro} {filled}"


def test_typography_is_made_plain() -> None:
    said = compose([Part("\u201eHulp\u201c \u2013 financiële hulp", ("Één dag",))], MORE)
    assert said == '"Hulp" - financiele hulp\n1 Één dag'
    assert septets(said) is not None


def test_a_long_answer_ends_with_a_whole_sentence_and_says_where_the_rest_is() -> None:
    said = compose([Part(ANSWER)], MORE)
    assert length(said) <= ADVISED
    assert said.startswith("Dit is zin a van een lang antwoord aan de burger. Dit is zin b")
    assert said.endswith(f"burger. {MORE}")


def test_in_danger_nothing_is_left_out_and_the_disclosure_comes_last() -> None:
    said = whole([Part(ANSWER), Part("Hoe heet u?", ("Zeg ik niet",))], "U sms't met een computer.")
    assert said == f"{ANSWER} Hoe heet u? U sms't met een computer.\n1 Zeg ik niet"
    assert length(said) > ADVISED


def test_the_question_and_its_choices_stay() -> None:
    parts = [Part(ANSWER), Part("Er is plek. Wilt u een afspraak?", ("Ja", "Nee"))]
    said = compose(parts, MORE, intro="U sms't met een computer.")
    assert length(said) <= ADVISED
    assert said.startswith("U sms't met een computer. Dit is zin a")
    assert said.endswith(f"Er is plek. {MORE} Wilt u een afspraak?\n1 Ja\n2 Nee")


def test_a_question_within_one_long_part_stays() -> None:
    said = compose([Part(f"{ANSWER} Wilt u dat?")], MORE)
    assert said.endswith(f"burger. {MORE} Wilt u dat?")
    assert length(said) <= ADVISED


def test_one_endless_sentence_is_sent_whole() -> None:
    sentence = "woord " * 80 + "einde."
    assert compose([Part(sentence)], MORE) == sentence


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ja. Dat kan.", 2),
        ("Am Dienstag, 17. März um 9 Uhr. Bringen Sie z. B. Ihren Ausweis mit.", 2),
        ("Waldfeuchter Str. Nr. 5. Kommen Sie?", 1),
        ("Bel Tel. 0594 551515! Is er gevaar? Bel 112.", 3),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count
    assert " ".join(sentences(text)) == text


@given(
    st.lists(st.tuples(st.text(max_size=900), st.lists(st.text(max_size=40), max_size=9))),
    st.text(max_size=80),
)
def test_no_message_is_longer_than_twilio_takes(
    parts: list[tuple[str, list[str]]], intro: str
) -> None:
    said = compose([Part(text, tuple(titles)) for text, titles in parts], MORE, intro)
    assert len(said) <= MOST


def test_what_ends_no_sentence_is_told_by_every_language() -> None:
    assert {"bijv", "bzw", "nr"} <= OURS
    assert composing.sentences("Zie Nr. A. B", frozenset()) != sentences("Zie Nr. A. B")
