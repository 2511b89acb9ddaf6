"""A line is read by its matter: greetings, names and thanks around it do not count."""

from pathlib import Path

import pytest

from bot.measuring.reading import Reader
from bot.words.matter.courtesies import Courtesies


@pytest.fixture(scope="module")
def courtesies() -> Courtesies:
    return Courtesies(Path("data"))


@pytest.mark.parametrize(
    ("line", "matter"),
    [
        ("Goedemiddag, ik zoek mijn paspoort", "ik zoek mijn paspoort"),
        ("Hallo, u spreekt met de heer Kroon. Waar is het loket?", "Waar is het loket?"),
        ("goeiedag met mevrouw peeters ik wil verhuizen", "ik wil verhuizen"),
        ("Dag, ik ben Sanne Mulder en ik wil verhuizen.", "ik wil verhuizen."),
        ("hallo met [name] uit Leek ik wil verhuizen", "ik wil verhuizen"),
        ("Sorry hoor, mag ik iets vragen? Wanneer is het stadhuis open", "Wanneer is het stadhuis"),
        ("ik wou even vragen wanneer jullie open zijn", "wanneer jullie open zijn"),
        ("Guten Tag, mein Name ist [name]. Ich ziehe um", "Ich ziehe um"),
        ("Moin, Fischer am Apparat, wann haben Sie auf?", "wann haben Sie auf?"),
        ("Grüß Gott zusammen, ich habe da mal eine Frage: Was kostet das?", "Was kostet das?"),
        ("ja hallo hier ist der herr pauls ich ziehe um", "ich ziehe um"),
        ("Sehr geehrte Frau Braun, ich ziehe um", "ich ziehe um"),
    ],
)
def test_an_opening_is_no_matter(courtesies: Courtesies, line: str, matter: str) -> None:
    assert courtesies.matter(line).startswith(matter)
    assert courtesies.matter(line) in line


@pytest.mark.parametrize(
    ("line", "matter"),
    [
        ("Ik zoek mijn paspoort. Alvast hartelijk dank!", "Ik zoek mijn paspoort."),
        ("Waar is het loket? Met vriendelijke groet, Jan de Boer", "Waar is het loket?"),
        ("wanneer zijn jullie open alstublieft", "wanneer zijn jullie open"),
        ("Ik wil verhuizen, merci en nog een fijne dag, Els Maes", "Ik wil verhuizen"),
        ("Ich ziehe bald um. Viele Grüße, Eva Lang aus Brüggen", "Ich ziehe bald um."),
        ("wann haben Sie auf, vielen Dank im Voraus", "wann haben Sie auf"),
        ("Nein, danke", "Nein"),
        ("Nee. Bedankt voor de moeite", "Nee."),
    ],
)
def test_a_closing_is_no_matter(courtesies: Courtesies, line: str, matter: str) -> None:
    assert courtesies.matter(line) == matter


@pytest.mark.parametrize(
    "line",
    [
        *("hallo", "Guten Morgen", "vielen Dank", "dank u wel", "met vriendelijke groet", "bitte"),
        *("super, bedankt", "prima danke", "hallo gemeente", "Hallo, mein Name ist Braun"),
        *("mag ik iets vragen over mijn paspoort", "ich bin schwanger, was steht mir zu"),
        *("ik ben Belg, kan ik hier trouwen", "een andere dag", "", "?", "👍"),
    ],
)
def test_what_is_nothing_but_courtesy_or_none_stays_whole(
    courtesies: Courtesies, line: str
) -> None:
    assert courtesies.matter(line) == line


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Goedenavond. Met vriendelijke groet, Hanneke Vos", "Goedenavond"),
        ("Hallo zusammen, freundliche Grüße Timo Bartels", "Hallo zusammen"),
        ("Goedenavond. Groetjes Hanneke", "Groetjes Hanneke"),
    ],
)
def test_a_letter_of_nothing_else_is_its_greeting(
    courtesies: Courtesies, line: str, left: str
) -> None:
    assert courtesies.matter(line) == left


def test_both_languages_have_the_same_lists(courtesies: Courtesies) -> None:
    assert courtesies.matter("Moin, ik wil een afspraak, danke") == "ik wil een afspraak"


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("nou dan ben ik helemaal bij, dank u wel", "thank"),
        ("daar kan ik mee verder, bedankt hoor", "thank"),
        ("dann weiß ich jetzt Bescheid, vielen Dank", "thank"),
        ("das hat mir sehr geholfen, danke schön", "thank"),
        ("ik wil graag een afspraak voor een paspoort, alvast bedankt", "book_appointment"),
        ("ich brauche einen neuen Reisepass, vielen Dank im Voraus", "request_document"),
        (
            "Wie wordt er kampioen van de eredivisie? Alvast bedankt, fijne avond nog",
            "out_of_scope",
        ),
        ("Mach bitte das Licht im Flur an. Besten Dank, Familie Röhr", "out_of_scope"),
        ("Spiel das Lied noch einmal ab. Mit freundlichen Grüßen, Ines Kollwitz", "out_of_scope"),
    ],
)
def test_thanks_are_the_matter_where_nothing_else_is_wanted(
    reader: Reader, line: str, intent: str
) -> None:
    assert reader.read(line, "chat").alternatives[0]["intent"] == intent
