"""Every sentence the bot can say: there in both languages, in use, and fit to be heard."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
CHANNELS = ("voice", "sms", "chat")
PLACEHOLDER = re.compile(r"{(\w+)}")
MOST_WORDS = 20
# Words for reading what people say, and texts that are only ever seen.
NOT_SPOKEN = re.compile(
    r"ordinals|numbers|beside_a_number|source|date_of_a_source|(sms|page|summary|desk|widget)_.*"
)
ABBREVIATIONS = re.compile(
    r"\b(z\.?s\.?m|bijv|o\.a|d\.w\.z|i\.p\.v|m\.b\.t|t\.a\.v|t/m|nr|tel|incl|excl|max|min|blz"
    r"|z\.\s?B|d\.\s?h|u\.\s?a|bzw|ggf|inkl|zzgl|evtl|usw|Nr|Tel|Std|Str|ca|etc|vgl)\b\.?(?!\w)"
)


def _yaml(file: Path) -> dict:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def prompts(language: str) -> dict[str, str]:
    return _yaml(ROOT / "data" / language / "prompts.yml")["prompts"]


@cache
def responses(language: str) -> dict[str, list[dict]]:
    folder = ROOT / "data" / language / "responses"
    return {
        name: variants
        for file in sorted(folder.glob("*.yml"))
        for name, variants in _yaml(file)["responses"].items()
    }


def spoken(language: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of everything that may be read aloud."""
    for name, variants in responses(language).items():
        own = any(v.get("channel") == "voice" for v in variants)
        for variant in variants:
            if variant.get("channel") in (("voice",) if own else (None, "voice")):
                yield name, variant["text"]
    for key, text in prompts(language).items():
        if not NOT_SPOKEN.fullmatch(key) and f"{key}_voice" not in prompts(language):
            yield key, text


SPOKEN = [(language, *pair) for language in LANGUAGES for pair in spoken(language)]
IDS = [f"{language}-{name}" for language, name, _ in SPOKEN]


@cache
def sources(*packages: str) -> tuple[ast.AST, ...]:
    """Return the syntax trees of packages, and of nothing they do not hold."""
    files = [file for package in packages for file in sorted((ROOT / package).rglob("*.py"))]
    return tuple(ast.parse(file.read_text("utf-8")) for file in files)


def constants(*packages: str) -> set[str]:
    return {
        node.value
        for tree in sources(*packages)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def patterns(*packages: str) -> list[re.Pattern[str]]:
    """Return f-strings that begin or end with words, as patterns: `f"reading_{intent}"`."""
    found = []
    for tree in sources(*packages):
        for node in (n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)):
            parts = [v.value if isinstance(v, ast.Constant) else None for v in node.values]
            if len(parts) == 2 and re.fullmatch(r"[a-z]+_", str(parts[0])):
                found.append(re.compile(re.escape(parts[0]) + r"\w+"))
    return found


def said_in_rules() -> set[str]:
    text = "".join(f.read_text("utf-8") for f in (ROOT / "data" / "dialogue").glob("*.yml"))
    return set(re.findall(r"action: (utter_\w+)", text))


def said_by_actions() -> set[str]:
    return {name for name in constants("actions") if re.fullmatch(r"utter_\w+", name)}


# There in both languages.


def test_both_languages_have_the_same_responses() -> None:
    assert responses("nl").keys() == responses("de").keys()


def test_the_same_file_has_the_same_responses_in_both_languages() -> None:
    folders = [ROOT / "data" / language / "responses" for language in LANGUAGES]
    kept = [{f.name: list(_yaml(f)["responses"]) for f in folder.glob("*")} for folder in folders]
    assert kept[0] == kept[1]


def test_both_languages_have_the_same_prompts() -> None:
    assert prompts("nl").keys() == prompts("de").keys()


def test_prompts_have_the_same_placeholders() -> None:
    for key, text in prompts("nl").items():
        other = prompts("de")[key]
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(other)), key


def test_flemish_wording_lies_over_what_is_there() -> None:
    overlay = ROOT / "data" / "nl-BE"
    for file in sorted(overlay.glob("responses/*.yml")):
        assert _yaml(file)["responses"].keys() <= responses("nl").keys()
    own = overlay / "prompts.yml"
    if own.exists():
        assert _yaml(own)["prompts"].keys() <= prompts("nl").keys()


# In use.


def test_every_response_that_is_uttered_exists() -> None:
    assert sorted((said_by_actions() | said_in_rules()) - responses("nl").keys()) == []


def test_every_response_is_uttered_somewhere() -> None:
    assert sorted(responses("nl").keys() - said_by_actions() - said_in_rules()) == []


def test_every_prompt_that_is_asked_for_exists() -> None:
    asked = set()
    for node in (n for tree in sources("actions", "webhook", "intake") for n in ast.walk(tree)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("prompt", "staff_prompt", "press", "say"):
            key = node.args[0]
            if isinstance(key, ast.Constant) and re.fullmatch(r"[a-z]+(_[a-z]+)*", str(key.value)):
                asked.add(key.value)
    asked -= set(LANGUAGES)  # Text.say("nl")
    assert len(asked) > 40
    assert sorted(asked - prompts("nl").keys()) == []


def test_every_prompt_is_in_use() -> None:
    written, built = (
        constants("actions", "webhook", "intake"),
        patterns("actions", "webhook", "intake"),
    )
    unused = [
        key
        for key in prompts("nl")
        for plain in [re.sub(rf"_({'|'.join(CHANNELS)})$", "", key)]
        if not {key, plain} & written and not any(p.fullmatch(key) for p in built)
    ]
    assert unused == []


# Fit to be heard.


@pytest.mark.parametrize(("language", "name", "text"), SPOKEN, ids=IDS)
def test_no_sentence_is_too_long_for_the_ear(language: str, name: str, text: str) -> None:
    for sentence in re.split(r"[.!?;:](?:\s|$)", text):
        assert len(sentence.split()) <= MOST_WORDS, sentence


@pytest.mark.parametrize(("language", "name", "text"), SPOKEN, ids=IDS)
def test_one_question_is_asked_at_a_time(language: str, name: str, text: str) -> None:
    assert text.count("?") <= 1


@pytest.mark.parametrize(("language", "name", "text"), SPOKEN, ids=IDS)
def test_there_is_nothing_that_only_an_eye_can_read(language: str, name: str, text: str) -> None:
    said = PLACEHOLDER.sub("", text)
    assert not re.search(r"https?:|www\.|@|[*_#`<>\[\]|\\/]|\n", said)
    assert not ABBREVIATIONS.search(said)
    assert "  " not in text.strip()


@pytest.mark.parametrize(("language", "name", "text"), SPOKEN, ids=IDS)
def test_people_are_addressed_politely(language: str, name: str, text: str) -> None:
    familiar = {"nl": r"\b(je|jij|jouw|jullie)\b", "de": r"\b(du|dich|dir|dein\w*|ihr seid)\b"}
    assert not re.search(familiar[language], text.casefold())


def test_a_disclosure_says_that_this_is_a_machine() -> None:
    """AI Act, article 50; no setting turns it off."""
    for language in LANGUAGES:
        assert "computer" in prompts(language)["disclosure"].casefold()
        assert "computer" in responses(language)["utter_i_am_a_bot"][0]["text"].casefold()
