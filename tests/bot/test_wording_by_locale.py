"""One folder a language becomes one Rasa domain: each wording for its locale, none for nobody."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain

from bot.importer import LanguageFolders, responses_by_locale

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
LOCALES = ("nl-NL", "nl-BE", "de-DE")
PLACEHOLDER = re.compile(r"{(\w+)}")
LANGUAGES = """
languages: {}
locales:
  nl-NL: {language: nl, folder: nl}
  nl-BE: {language: nl, folder: nl-BE, over: nl}
  de-DE: {language: de, folder: de}
"""


@pytest.fixture(scope="module")
def importer() -> LanguageFolders:
    """The importer on the real data; tests run from the system's own directory."""
    return LanguageFolders(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(DATA)])


@pytest.fixture(scope="module")
def domain(importer: LanguageFolders) -> Domain:
    return importer.get_domain()


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Writes responses of made-up languages and reads them as the importer does."""

    def write(**folders: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
        (tmp_path / "languages.yml").write_text(LANGUAGES, "utf-8")
        for folder, responses in folders.items():
            place = tmp_path / folder.replace("_", "-") / "responses"
            place.mkdir(parents=True)
            (place / "all.yml").write_text(yaml.safe_dump({"responses": responses}), "utf-8")
        return responses_by_locale(tmp_path)

    return write


def said(variants: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return locale -> texts."""
    found: dict[str, list[str]] = {}
    for variant in variants:
        found.setdefault(variant["condition"][0]["value"], []).append(variant["text"])
    return found


def test_each_wording_counts_for_its_own_locale(written: Any) -> None:
    merged = written(nl={"utter_x": [{"text": "dag"}]}, de={"utter_x": [{"text": "hallo"}]})
    assert said(merged["utter_x"]) == {"nl-NL": ["dag"], "nl-BE": ["dag"], "de-DE": ["hallo"]}


def test_flemish_wording_wins_where_there_is_some(written: Any) -> None:
    merged = written(
        nl={"utter_x": [{"text": "dag"}], "utter_y": [{"text": "doei"}]},
        nl_BE={"utter_x": [{"text": "goeiedag"}]},
        de={},
    )
    assert said(merged["utter_x"])["nl-BE"] == ["goeiedag"]
    assert said(merged["utter_x"])["nl-NL"] == ["dag"]
    assert said(merged["utter_y"])["nl-BE"] == ["doei"]


def test_the_condition_is_on_the_locale_and_a_channel_stays(written: Any) -> None:
    merged = written(nl={"utter_x": [{"text": "dag", "channel": "voice"}]}, de={})
    assert merged["utter_x"][0] == {
        "text": "dag",
        "channel": "voice",
        "condition": [{"type": "slot", "name": "locale", "value": "nl-NL"}],
    }


def test_every_variant_of_the_domain_is_conditioned_on_a_locale(domain: Domain) -> None:
    loose = [
        (name, variant["text"])
        for name, variants in domain.responses.items()
        for variant in variants
        if [c["name"] for c in variant.get("condition", [])] != ["locale"]
    ]
    assert domain.responses
    assert loose == []


def test_every_response_is_there_in_every_locale_on_every_channel(domain: Domain) -> None:
    """Without a variant for no channel in particular, one channel would be silent."""
    for name, variants in domain.responses.items():
        general = {v["condition"][0]["value"] for v in variants if "channel" not in v}
        assert general == set(LOCALES), name


def test_no_two_variants_compete_for_one_locale_and_channel(domain: Domain) -> None:
    """Rasa would choose between them by chance: then training twice is not the same bot."""
    for name, variants in domain.responses.items():
        keys = [(v["condition"][0]["value"], v.get("channel")) for v in variants]
        assert len(keys) == len(set(keys)), name


def test_placeholders_are_equal_in_every_locale(domain: Domain) -> None:
    for name, variants in domain.responses.items():
        general = [v for v in variants if "channel" not in v]
        named = {frozenset(PLACEHOLDER.findall(variant["text"])) for variant in general}
        assert len(named) == 1, name


def test_a_channels_own_wording_names_nothing_else(domain: Domain) -> None:
    for name, variants in domain.responses.items():
        known = set(PLACEHOLDER.findall(variants[0]["text"]))
        for variant in variants:
            assert set(PLACEHOLDER.findall(variant["text"])) <= known, name


def test_the_same_channels_have_words_of_their_own_in_dutch_and_german(domain: Domain) -> None:
    for name, variants in domain.responses.items():
        channels = {
            locale: {v.get("channel") for v in variants if v["condition"][0]["value"] == locale}
            for locale in LOCALES
        }
        assert len(set(map(frozenset, channels.values()))) == 1, (name, channels)


def test_buttons_are_the_same_commands_in_every_locale(domain: Domain) -> None:
    for name, variants in domain.responses.items():
        commands = {str([b["command"] for b in v.get("buttons", [])]) for v in variants}
        assert len(commands) == 1, name


def test_a_button_of_a_response_carries_a_command_as_the_wire_has_it(domain: Domain) -> None:
    for name, variants in domain.responses.items():
        for button in (b for variant in variants for b in variant.get("buttons", ())):
            assert isinstance(button["command"], dict), (name, button)
            assert button["command"]["name"] in domain.intents


def test_responses_are_not_taken_from_training_data(importer: LanguageFolders) -> None:
    assert importer.get_nlu_data().responses == {}


def test_examples_of_both_languages_are_one_training_set(importer: LanguageFolders) -> None:
    texts = {(e.get("text"), e.get("intent")) for e in importer.get_nlu_data().intent_examples}
    for language in ("nl", "de"):
        file = yaml.safe_load((DATA / language / "nlu" / "greet.yml").read_text("utf-8"))
        first = file["nlu"][0]["examples"].splitlines()[0].removeprefix("- ").strip()
        assert (first, "greet") in texts


def test_nothing_under_data_is_training_data_by_accident() -> None:
    """Rasa reads any YAML with one of these keys, wherever it lies."""
    training = {"rules", "nlu", "stories", "responses"}
    for file in DATA.rglob("*.yml"):
        meant = file.parent.name in ("nlu", "responses", "dialogue")
        content = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) or {}
        assert meant or not training & content.keys(), file
