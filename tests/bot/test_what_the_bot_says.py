"""Every sentence the bot can say: there in both languages, in use, and fit to be heard."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
CHANNELS = ("voice", "sms", "chat")
REGIONS = {"nl-BE": "nl"}
PAGES = ("window", "accessibility", "privacy")
"""Folders of what is said otherwise in a region, and the language that each lies over."""
PLACEHOLDER = re.compile(r"{(\w+)}")
MOST_WORDS = 20
# Words for reading what people say, and texts that are only ever seen.
NOT_SPOKEN = re.compile(
    r"ordinals|numbers|beside_a_number|source|date_of_a_source|(sms|page|summary|desk|widget)_.*"
)
NEVER_SAID = re.compile(r"(page|summary|desk|widget|masked|wanted)_.*|.*_words|sms_opt_.*")
"""Prompts that only stand on a page, that a clerk reads, or by which people are understood."""
WITH_A_COLON = {
    *("source", "voice_press", "voice_press_next", "sms_from_desk", "clock_minutes", "voice_heard")
}
"""A source, a key with what it is for, what a clerk wrote, a time, and what was heard."""
LABELLED = re.compile(r"sms_(disclosure|opted_in|booked|moved|cancelled|reminder|asked)")
"""Text messages that begin with who sends them."""
COUNTRIES = re.compile(
    r"\b(Nederland|België|Vlaanderen|Duitsland|Niederlande|Belgien|Deutschland)\b"
)
BODIES = re.compile(r"\b(gemeente|stad|Gemeinde|Stadt|Kreis|Jobcenter)\b")
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
def of_pages(language: str) -> set[str]:
    """Names of the sentences that a page of ours has in a file of its own."""
    files = {page: _yaml(ROOT / "data" / language / f"{page}.yml") for page in PAGES}
    return {key for page, file in files.items() for key in file[page]}


def of_the_desk(language: str) -> set[str]:
    """Names of the sentences that the desk has for those who work there."""
    return set(_yaml(ROOT / "data" / language / "desk.yml")["desk"])


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
    known = {**prompts(REGIONS.get(language, language)), **prompts(language)}
    for name, variants in responses(language).items():
        own = any(v.get("channel") == "voice" for v in variants)
        for variant in variants:
            if variant.get("channel") in (("voice",) if own else (None, "voice")):
                yield name, variant["text"]
    for key, text in prompts(language).items():
        if not NOT_SPOKEN.fullmatch(key) and f"{key}_voice" not in known:
            yield key, text


FOLDERS = (*LANGUAGES, *REGIONS)


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


# Filled in: the longest that a profile of ours has, a number as one word.
FILLED: dict[str, dict[str, str]] = {
    "nl": {
        "when": "morgen, zaterdag 8 februari om kwart voor twee",
        "place": "bij het Ressort voor immigratie",
        "department": "het advies over taalcursussen en diploma's",
        "service": "een kaart voor mensen met een handicap",
        "a_service": "een kaart voor mensen met een handicap",
        "places": "op het gemeentehuis of bij u thuis",
        "ways": "aan het loket, online of bij u thuis",
        "bring": "een pasfoto en, als u het nog hebt, uw oude paspoort of uw identiteitskaart",
        "address": "Friedrich-Engels-Allee 28 in Wuppertal",
        "days": "afwisselend maandag of woensdag",
        "spans": "8.30 tot 12 uur en 13.30 tot 16 uur",
        "name": "op naam van Anna van der Heijden",
        "reason": "de dag na Hemelvaart",
        "date": "8 februari 2020",
    },
    "de": {
        "when": "morgen, Samstag, 8 Februar um 14 Uhr 45",
        "place": "im Ressort für Zuwanderung und Integration",
        "department": "das Ressort für Zuwanderung und Integration",
        "service": "einen Parkausweis für Menschen mit Behinderung",
        "a_service": "einen Parkausweis für Menschen mit Behinderung",
        "places": "im Rathaus oder bei Ihnen zu Hause",
        "ways": "am Schalter, online oder bei Ihnen zu Hause",
        "bring": "ein Passfoto und, wenn Sie ihn noch haben, Ihren alten Pass oder Ausweis",
        "address": "Friedrich-Engels-Allee 28 in Wuppertal",
        "days": "im Wechsel Montag oder Mittwoch",
        "spans": "8:30 bis 12 Uhr und 13:30 bis 16 Uhr",
        "name": "auf den Namen Anna van der Heijden",
        "reason": "der Tag nach Christi Himmelfahrt",
        "date": "8 Februar 2020",
    },
}
WHOLE = re.compile(r"{(answer|step|callback|wish|first|question|what|text)}")
"""Sentences of their own, which stand here too."""


def filled(text: str, language: str) -> str:
    """Return a text with what it is filled with."""
    values = FILLED[language[:2]]
    if "{bring}" in text:  # papers are brought for what has a short name
        values = {**values, "a_service": "een paspoort" if language == "nl" else "einen Reisepass"}
    return PLACEHOLDER.sub(lambda found: values.get(found[1], "x"), WHOLE.sub("", text))


def everything(folder: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of all that a citizen hears or reads, on any channel."""
    for name, variants in responses(folder).items():
        yield from ((name, variant["text"]) for variant in variants)
    for key, text in prompts(folder).items():
        if not NEVER_SAID.fullmatch(key):
            yield key, text
    yield from patterns_of_answers(folder)


def patterns_of_answers(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the answers that are made from facts of a profile, where a language has them."""
    file = ROOT / "data" / folder / "answer_patterns.yml"
    raw: dict[str, Any] = _yaml(file) if file.exists() else {}
    for kind in ("service", "office", "department"):
        for fact, pattern in raw.get(kind, {}).items():
            for name, text in pattern.get("answers", {}).items():
                yield f"{kind}.{fact}.{name}", text


def sentences(text: str, folder: str) -> list[str]:
    """Return the sentences of a text that is filled in."""
    return re.split(r"[.!?](?:\s|$)", filled(text, folder))


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
    assert sorted(asked - prompts("nl").keys() - of_pages("nl") - of_the_desk("nl")) == []


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


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sentence_is_too_long_for_the_ear(folder: str) -> None:
    long = [
        (name, sentence)
        for name, text in spoken(folder)
        for sentence in sentences(text, folder)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_said_in_pieces_around_a_colon(folder: str) -> None:
    pieces = []
    for name, text in everything(folder):
        label = "{municipality}:" if LABELLED.fullmatch(name) else ""
        said = filled(text.removeprefix(label), folder)
        if name not in WITH_A_COLON and re.search(r":(?!\d)", said):
            pieces.append((name, said))
    assert pieces == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_country_and_no_body_is_named_that_a_profile_may_not_be(folder: str) -> None:
    """All profiles say the same sentences: who they are comes from the profile."""
    said = everything(folder)
    assert [one for one in said if COUNTRIES.search(one[1]) or BODIES.search(one[1])] == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_no_answer_made_of_facts_is_too_long_for_the_ear(folder: str) -> None:
    for name, text in patterns_of_answers(folder):
        for sentence in sentences(text, folder):
            assert len(sentence.split()) <= MOST_WORDS, (name, sentence)


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_question_is_asked_at_a_time(folder: str) -> None:
    assert [one for one in spoken(folder) if one[1].count("?") > 1] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_is_nothing_that_only_an_eye_can_read(folder: str) -> None:
    for_eyes = []
    for name, text in spoken(folder):
        said = PLACEHOLDER.sub("", text)
        marks = re.search(r"https?:|www\.|@|[*_#`<>\[\]|\\/]|\n", said)
        if marks or ABBREVIATIONS.search(said) or "  " in text.strip():
            for_eyes.append((name, text))
    assert for_eyes == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_people_are_addressed_politely(folder: str) -> None:
    familiar = {"nl": r"\b(je|jij|jouw|jullie)\b", "de": r"\b(du|dich|dir|dein\w*|ihr seid)\b"}
    found = re.compile(familiar[folder[:2]])
    assert [one for one in spoken(folder) if found.search(one[1].casefold())] == []


def test_a_disclosure_says_that_this_is_a_machine() -> None:
    """AI Act, article 50; no setting turns it off."""
    for language in LANGUAGES:
        assert "computer" in prompts(language)["disclosure"].casefold()
        assert "computer" in responses(language)["utter_i_am_a_bot"][0]["text"].casefold()
