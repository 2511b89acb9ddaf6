"""Which languages and locales there are."""

import pytest

from intake.settings import ROOT
from intake.wording.languages import Languages, UnknownLocale, load


@pytest.fixture
def known() -> Languages:
    return load(ROOT / "data")


def test_a_language_has_a_name_of_its_own_and_a_usual_locale(known: Languages) -> None:
    assert set(known.names) == set(known.default_locale) == {"nl", "de"}
    assert known.locale(known.default_locale["de"]).name == "de-DE"


def test_a_region_lies_over_its_language(known: Languages) -> None:
    assert list(known.locale("nl-BE").folders) == ["nl-BE", "nl"]


def test_a_language_is_asked_for_by_its_name(known: Languages) -> None:
    assert known.named_in("kunnen we duits praten", "nl") == "de"
    assert known.named_in("ik wil een paspoort", "nl") is None


def test_a_locale_that_nobody_speaks_is_an_error(known: Languages) -> None:
    with pytest.raises(UnknownLocale):
        known.locale("fr-FR")
