"""What the assistant wrote into a summary is in the language of the page."""

from collections.abc import Callable

import pytest

from intake.settings import ROOT
from intake.wording.texts import Texts
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.desk.casework import summaries

SignIn = Callable[[str], Browser]
NL, DE = (Texts(ROOT / "data").all_of(locale) for locale in ("nl-NL", "de-DE"))


@pytest.mark.parametrize(
    ("dutch", "german"),
    [
        ("Spoed, bedreiging: hij staat voor de deur", "Dringend, Drohung: hij staat voor de deur"),
        ("Spoed: kom snel", "Dringend: kom snel"),
        ("Spoed, geen slaapplek.", "Dringend, kein Schlafplatz."),
        (
            "De assistent begreep de vraag niet: iets met een bank",
            "Der Assistent hat die Frage nicht verstanden: iets met een bank",
        ),
        ("Wil een medewerker spreken.", "Möchte mit einem Menschen sprechen."),
        ("Klacht: niemand belt. Zei eerst: hallo", "Beschwerde: niemand belt. Sagte zuerst: hallo"),
        (
            "Wilde een afspraak maken voor een paspoort.",
            "Wollte einen Termin machen für een paspoort.",
        ),
        ("Ik heb een klacht over het gras.", "Ik heb een klacht over het gras."),
        ("Hulp.\nSpoed, geweld: hij slaat", "Hulp.\nDringend, Gewalt: hij slaat"),
    ],
)
def test_only_the_assistants_own_words_change(dutch: str, german: str) -> None:
    assert summaries.translated(dutch, NL, DE) == german


def test_every_sentence_of_a_summary_is_found() -> None:
    told = {key: text for key, text in NL.items() if key.startswith("summary_")}
    for key, sentence in told.items():
        end = "" if sentence.endswith((".", "}")) else ": x"
        parts = ("language", "place", "reference", "service", "subject", "when", "who", "words")
        values = dict.fromkeys(parts, "x")
        written = sentence.format_map(values) + end
        assert summaries.translated(written, NL, DE) == DE[key].format_map(values) + end, key


def test_a_service_has_its_name_in_the_language_of_the_page() -> None:
    assert summaries.renamed("Klacht, traplift: de traplift", "traplift", "Treppenlift") == (
        "Klacht, Treppenlift: de traplift"
    )


def test_where_a_clerk_saw_no_danger_the_summary_tells_none() -> None:
    assert summaries.calm("Spoed, bedreiging: hij belt steeds", NL) == "Hij belt steeds"


def test_a_german_desk_shows_no_dutch_sentence_of_the_assistant(
    lena: Browser, examples: Examples
) -> None:
    page = lena.get("/desk?language=de").text
    assert "Der Assistent hat die Frage nicht verstanden: iets met een bank" in page
    assert "Dringend: mijn broer dreigt" in page
    assert "Treppenlift: mijn vrouw" in page
    assert "Spoed" not in page
    case = lena.get(f"/desk/cases/{examples.references['danger']}").text
    assert "Dringend: mijn broer" in case
