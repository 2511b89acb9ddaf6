"""How somebody wants to be reached is heard in any words, and not where it is not said."""

from pathlib import Path

import pytest
import yaml

from intake.contact_wishes import ContactWish
from tests.our_words import read_wish as read

SENTENCES = Path(__file__).parents[2] / "sentences"


@pytest.mark.parametrize(
    ("text", "language", "wish"),
    [
        ("alsjeblieft, bel mij in geen geval niet op", "nl", ContactWish(no_call=True)),
        ("ik heb liever geen telefoontjes", "nl", ContactWish(no_call=True)),
        ("mij moogt ge ni terugbellen", "nl", ContactWish(no_call=True)),
        ("ik ben helaas zo goed als doof", "nl", ContactWish("text", no_call=True)),
        ("kan het ook via sms", "nl", ContactWish("text")),
        ("doe het maar per post", "nl", ContactWish("letter")),
        ("stuurt het antwoord eens in een mail", "nl", ContactWish("text")),
        ("mir wär lieber, Sie schicken mir das als E-Mail", "de", ContactWish("text")),
        ("ik bel later zelf wel terug", "nl", ContactWish("calls_again")),
        ("ik wil daar graag een gebarentolk bij", "nl", ContactWish(interpreter=True)),
        ("auf keinen fall einen anruf", "de", ContactWish(no_call=True)),
        ("rufen sie mich bitte nicht an", "de", ContactWish(no_call=True)),
        ("ich bin schwerhörig", "de", ContactWish("text", no_call=True)),
        ("das geht am besten per sms", "de", ContactWish("text")),
        ("können sie das mit der post schicken", "de", ContactWish("letter")),
        ("ich melde mich nächste woche nochmal", "de", ContactWish("calls_again")),
        ("ik wil niet dat iemand mij gaat bellen", "nl", ContactWish(no_call=True)),
        ("ich will nicht, dass ich angerufen werde", "de", ContactWish(no_call=True)),
        ("der zugang geht nicht, bitte zurückrufen", "de", ContactWish("call")),
    ],
)
def test_a_wish_is_heard(text: str, language: str, wish: ContactWish) -> None:
    assert read(text, language) == wish


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jullie hebben mij nog steeds niet teruggebeld", "nl"),
        ("waar kan ik naartoe bellen", "nl"),
        ("ik heb een brief van jullie gekregen", "nl"),
        ("mijn moeder is overleden, wie moet ik bellen", "nl"),
        ("bei mir hat niemand angerufen", "de"),
        ("unter welcher nummer kann ich sie anrufen", "de"),
        ("ich habe einen brief bekommen", "de"),
        ("ik heb jullie vorige week een mail gestuurd", "nl"),
        ("kann ich den antrag auch per mail schicken", "de"),
        ("de slagboom opent niet, terugbellen alstublieft", "nl"),
        ("mijn toegang werkt al een week niet laat een collega mij opbellen", "nl"),
        ("die schranke öffnet nicht, rückruf erbeten", "de"),
        ("", "de"),
    ],
)
def test_what_is_no_wish_is_none(text: str, language: str) -> None:
    assert not read(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("[phone], graag na 5 uur en niet op maandag", "nl"),
        ("[phone] aber bitte nur vormittags", "de"),
    ],
)
def test_hours_beside_a_number_are_kept_as_they_were_said(text: str, language: str) -> None:
    assert read(text, language, number_given=True) == ContactWish("call", hours=text)
    assert not read(text, language)


@pytest.mark.parametrize("language", ["nl", "de"])
def test_ordinary_sentences_forbid_no_call(language: str) -> None:
    forbidding = [
        sentence["text"]
        for file in sorted((SENTENCES / language).glob("*.yml"))
        for sentence in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["sentences"]
        if read(sentence["text"], language).no_call
    ]
    assert len(forbidding) <= 2, forbidding


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mag ik het formulier ook per post inleveren", "nl"),
        ("lukt dat via de post", "nl"),
        ("kann man das mit der post hinschicken", "de"),
        ("klappt das auch über die post", "de"),
    ],
)
def test_whether_a_matter_goes_by_post_is_no_wish_unless_a_number_was_asked_for(
    text: str, language: str
) -> None:
    assert read(text, language) == ContactWish()
    assert read(text, language, number_awaited=True) == ContactWish("letter")
