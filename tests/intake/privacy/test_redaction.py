"""Personal data leaves a text, typed or spoken; everything else stays."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.nl import bsn

from intake.references import is_valid, new_reference
from tests.intake.privacy.cases import COUNTRIES, HARMLESS, MIXED
from tests.our_words import redact

# What recognisers and cues are made of, so that chance meets them often enough.
SPEECH = st.lists(
    st.one_of(
        st.sampled_from(
            "bsn nummer mijn naam is jan de vries met ik ben een twee drie nul zes null eins fünf "
            "zwanzig en und geboren op am 12 123456782 0612345678 12345671 9351 AA Dorpsstraat 5 "
            ", . NL20 ABNA 0417164300 [bsn] [name] jan@x.nl apenstaartje gmail punt com referentie "
            "Hauptstr. 41812 ich heiße woon 2026 J 003 65 170839 + - / : \n".split(" ")
        ),
        st.text(max_size=6),
    ),
    max_size=14,
).map(" ".join)


@pytest.mark.parametrize(("language", "said", "left"), MIXED)
def test_personal_data_is_taken_out(language: str, said: str, left: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == left


@pytest.mark.parametrize(("language", "said"), HARMLESS)
def test_what_is_not_personal_stays(language: str, said: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == said


def test_a_reference_stays_where_it_is_announced_or_expected() -> None:
    reference = next(r for n in range(10**7) if bsn.is_valid(r := new_reference(lambda n=n: n)))
    assert is_valid(reference)
    assert redact(reference).text == "[bsn]"
    assert redact(f"mijn referentie is {reference}").text == f"mijn referentie is {reference}"
    assert redact(f"Aktenzeichen {reference}", "DE", "de").text == f"Aktenzeichen {reference}"
    assert redact(reference, keep=("reference",)).text == reference
    assert redact(f"mijn bsn is {reference}", keep=("reference",)).text == "mijn bsn is [bsn]"


def test_a_kind_to_keep_stays() -> None:
    text = "mijn naam is Jan Bakker, tel 0612345678"
    assert redact(text, keep=("name",)).text == "mijn naam is Jan Bakker, tel [phone]"


@settings(deadline=None)
@given(SPEECH, st.sampled_from(["NL", "BE", "DE"]), st.sampled_from(["nl", "de", "xx"]))
@example("mijn naam is jan jan mijn naam is", "NL", "nl")
@example("bsn 0612345678 123456782 12345671 referentie", "NL", "nl")
def test_doing_it_twice_changes_nothing(text: str, country: str, language: str) -> None:
    once = redact(text, country, language)
    assert redact(once.text, country, language).text == once.text


def test_a_known_name_is_taken_out_wherever_it_is_said_again() -> None:
    known = "Tjitske van der Zwaag"
    assert redact("ik zei al Zwaag", known=known).text == "ik zei al [name]"
    assert redact("van de week", known=known).text == "van de week"


def test_where_a_name_is_awaited_whatever_may_be_one_is_taken_out() -> None:
    said = "tja Xhemajli denk ik, hoe laat is het"
    assert redact(said).text == said
    assert redact(said, name_awaited=True).text == "tja [name] denk ik, hoe laat is het"


def test_a_first_name_with_a_surname_leaves_wherever_it_stands() -> None:
    assert redact("vraag Samira Xhemajli maar").text == "vraag [name] maar"
    assert redact("is de Albert Heijn open").text == "is de Albert Heijn open"
