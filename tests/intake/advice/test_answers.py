"""Answers are filled from the profile and carry where they are from and how long they hold."""

from collections.abc import Callable
from datetime import date, datetime

from intake.advice.answers import answer_for, national, notices
from intake.municipalities import Municipality

ByName = Callable[[str], Municipality]
Made = Callable[..., Municipality]


def noon(municipality: Municipality, day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=municipality.timezone)


def test_an_answer_changes_over_on_its_day(made: Made) -> None:
    profile = made()
    june, july = (noon(profile, day) for day in ("2027-06-30", "2027-07-01"))
    first = answer_for(profile, None, "income", "nl", june)
    second = answer_for(profile, None, "income", "nl", july)
    assert first and "zonder afspraak" in first.text and first.valid_until == date(2027, 6, 30)
    assert second and "maakt u een afspraak" in second.text


def test_a_services_own_answer_comes_before_its_topics(made: Made) -> None:
    profile = made()
    answer = answer_for(profile, "allowances", "income", "de", noon(profile, "2027-03-01"))
    assert answer and answer.text.startswith("Über Zuschläge entscheidet das niederländische")


def test_what_another_body_decides_is_not_answered_with_the_topics_words(made: Made) -> None:
    profile = made(
        """    answers:
      - text:
          nl: "Over toeslagen beslist {body}, niet de gemeente."
          de: "Über Zuschläge entscheidet {body}, nicht die Gemeinde."
""",
        "",
    )
    assert answer_for(profile, "allowances", "income", "de", noon(profile, "2027-03-01")) is None


def test_price_and_what_to_bring_are_filled_in(made: Made) -> None:
    profile = made()
    answer = answer_for(profile, "passport", "documents", "nl", noon(profile, "2027-03-01"))
    assert answer and "Het kost 80 euro. Neem uw oude paspoort en een pasfoto mee." in answer.text


def test_an_assumed_price_makes_the_answer_assumed(made: Made) -> None:
    profile = made("    must_appear: true", "    must_appear: true\n    assumed: [price]")
    answer = answer_for(profile, "passport", "documents", "nl", noon(profile, "2027-03-01"))
    assert answer and answer.assumed


def test_an_assumed_length_that_is_not_said_leaves_the_answer_sure(made: Made) -> None:
    profile = made("    must_appear: true", "    must_appear: true\n    assumed: [minutes]")
    answer = answer_for(profile, "passport", "documents", "nl", noon(profile, "2027-03-01"))
    assert answer and not answer.assumed


def test_an_answer_names_its_source_and_the_sources_day(made: Made) -> None:
    profile = made("    date: 2027-01-01\n", "    date: 2026-11-30\n")
    answer = answer_for(profile, "passport", "documents", "nl", noon(profile, "2027-03-01"))
    assert answer and answer.source == "Website van de gemeente Voorbeeld"
    assert answer.as_of == date(2026, 11, 30)


def test_a_source_without_a_date_counts_from_the_profiles_day(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    answer = answer_for(leek, None, "support", "nl", noon(leek, "2014-02-03"))
    assert answer and answer.as_of == date(2014, 2, 1)


def test_without_an_answer_there_is_none(made: Made) -> None:
    profile = made()
    assert answer_for(profile, None, "debt", "nl", noon(profile, "2027-03-01")) is None


def test_notices_are_for_their_office_and_their_time(profile: ByName) -> None:
    antwerp = profile("stad-antwerpen")
    at = noon(antwerp, "2020-11-24")
    there = notices(antwerp, "booking", "berendrecht", "nl", at)
    elsewhere = notices(antwerp, "booking", "merksem", "nl", at)
    assert len(there) == len(elsewhere) + 1
    before = notices(antwerp, "booking", "berendrecht", "nl", noon(antwerp, "2020-11-10"))
    assert before == []


def test_a_number_is_told_as_it_is_dialled_in_its_country() -> None:
    assert national("+31594000010") == "0594 000 010"
    assert national("+49245297620") == "02452 97620"
