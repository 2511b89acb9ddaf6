"""Every word on a page comes from prompts.yml, in the language that the citizen reads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import webhook
from tests.webhook.site.pages import read
from webhook.services import Services
from webhook.site.chat_page import LIST_TEXTS
from webhook.site.widget_script import PARTS

WEBHOOK = Path(webhook.__file__).parent
TEMPLATES = sorted((WEBHOOK / "templates").glob("*.html"))
LEEK = "/chat?municipality=gemeente-leek"
WIDGET = WEBHOOK / "static" / "widget"


def words_of(client: FlaskClient, address: str) -> dict[str, Any]:
    """What the page hands to its script."""
    page = client.get(address).text
    found = re.search(r'id="words" type="application/json">(.*?)</script>', page)
    assert found
    return dict(json.loads(found[1]))


@pytest.mark.parametrize("locale", ["nl-NL", "nl-BE", "de-DE"])
def test_every_text_of_the_pages_is_written(locale: str, services: Services) -> None:
    for key in (*LIST_TEXTS, "chat_in", "no_script"):
        assert services.texts.prompt(f"page_{key}", locale)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_no_template_holds_words_of_its_own(template: Path) -> None:
    bare = re.sub(r"{{.*?}}|{%.*?%}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    told = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*\w[^"]*)"', bare)
    assert not re.search(r"\w", re.sub(r"<[^>]*>", "", bare))
    assert told == []


MARKUP = re.compile(r"message |noopener noreferrer|\(max-|\(hover")
"""What has a space and is no sentence: classes, and what the browser is asked."""


@pytest.mark.parametrize("part", PARTS)
def test_no_script_holds_words_of_its_own(part: str) -> None:
    code = re.sub(r"//.*", "", (WIDGET / f"{part}.js").read_text(encoding="utf-8"))
    quoted = re.findall(r'"([^"]*)"', code)
    spoken = [text for text in quoted if re.search(r"\w+ \w+", text)]
    assert [text for text in spoken if not MARKUP.match(text)] == []


@pytest.mark.parametrize(
    ("address", "language", "field"),
    [
        (LEEK, "nl", "Uw bericht"),
        (f"{LEEK}&language=nl", "nl", "Uw bericht"),
        (f"{LEEK}&language=de", "de", "Ihre Nachricht"),
        (f"{LEEK}&language=en", "nl", "Uw bericht"),
        ("/chat?municipality=jobcenter-wuppertal", "de", "Ihre Nachricht"),
        ("/chat?municipality=stad-antwerpen", "nl", "Uw bericht"),
    ],
)
def test_the_chat_page_reads_in_one_language(
    address: str, language: str, field: str, client: FlaskClient, services: Services
) -> None:
    told = words_of(client, address)
    other = {"nl": "Deutsch", "de": "Nederlands"}[language]
    assert (told["language"], told["write"]) == (language, field)
    assert [each["name"] for each in told["others"]] == [other]
    assert {spoken for spoken, _ in read(client, address).words} == {language}


def test_the_privacy_notice_is_on_the_page(client: FlaskClient) -> None:
    told = words_of(client, LEEK)["privacy"]["text"]
    assert "U hoeft geen burgerservicenummer te geven." in told
    assert "Dit zijn voorbeeldgegevens." in told


def test_without_scripts_the_page_says_what_is_needed(client: FlaskClient) -> None:
    page = client.get(f"{LEEK}&language=de").text
    found = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert found and "Dieser Chat braucht JavaScript." in found[1]


@pytest.mark.parametrize(
    ("wish", "language", "title"),
    [
        ({}, "nl", "Met wie wilt u chatten?"),
        ({"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}, "de", "Mit wem möchten Sie chatten?"),
        ({"Accept-Language": "nl-BE,nl;q=0.8"}, "nl", "Met wie wilt u chatten?"),
        ({"Accept-Language": "fr"}, "nl", "Met wie wilt u chatten?"),
    ],
)
def test_the_list_reads_in_the_language_of_the_browser(
    wish: dict[str, str], language: str, title: str, client: FlaskClient
) -> None:
    page = read(client, "/chat", **wish)
    assert (language, title) in page.words
    assert client.get("/chat").headers["Vary"] == "Accept-Language"


def test_a_municipality_that_is_unknown_leads_to_the_list(client: FlaskClient) -> None:
    answer = client.get("/chat?municipality=gemeente-nergens")
    assert answer.status_code == 404
    assert "Met wie wilt u chatten?" in answer.text


def test_the_first_page_leads_to_the_chat(client: FlaskClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/chat")
