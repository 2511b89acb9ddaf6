"""A line is written with its number and heard with the number as people say it."""

from datetime import UTC, datetime

import pytest

from intake.help_lines import HelpLine, lines_for, written_help
from intake.settings import ROOT

DATA = ROOT / "data"


def first(country: str, kind: str, at: int = 0) -> HelpLine:
    return lines_for(country, kind, datetime(2026, 12, 2, 12, tzinfo=UTC), DATA)[at]


def test_it_is_read_with_its_number() -> None:
    assert first("NL", "suicide").name("nl") == "113, Zelfmoordpreventie"
    assert first("NL", "violence", 1).name("nl") == "Veilig Thuis op 0800-2000"
    assert first("DE", "suicide").name("de") == "die TelefonSeelsorge unter 0800 111 0 111"


def test_it_is_heard_as_people_say_it() -> None:
    assert first("NL", "suicide").name_aloud("nl") == "een een drie, Zelfmoordpreventie"
    assert first("BE", "violence", 1).said("nl") == "zeventien twaalf"
    assert first("BE", "suicide").name_aloud("nl") == "de Zelfmoordlijn op achttien dertien"
    assert first("DE", "medical").name_aloud("de") == "den Notruf eins eins zwei"


def test_a_language_without_words_hears_the_countrys_own() -> None:
    assert first("NL", "medical").said("xx") == "een een twee"


@pytest.mark.parametrize(("country", "app"), [("NL", "112NL"), ("BE", "112 BE"), ("DE", "nora")])
@pytest.mark.parametrize("language", ["nl", "de"])
def test_whoever_cannot_call_hears_of_the_countrys_app(
    country: str, app: str, language: str
) -> None:
    told = written_help(country, language, DATA)
    assert app in told
    assert told.endswith(".") and told.count(". ") == 0
