"""Every word on a page comes from prompts.yml, in the language that the citizen reads."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import webhook
from webhook.dialogue.inbound import CONTACT_KINDS
from webhook.services import Services
from webhook.site.chat_page import LIST_TEXTS, MASKED, PAGE_TEXTS, SCRIPT_TEXTS

WEBHOOK = Path(webhook.__file__).parent
TEMPLATES = sorted((WEBHOOK / "templates").glob("*.html"))
LEEK = "/chat?municipality=gemeente-leek"


class Read(HTMLParser):
    """The words of a page with the language each stands in, and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.raw: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag not in ("meta", "link"):
            above = self.languages[-1] if self.languages else ""
            self.languages.append(given.get("lang") or above)
            self.raw.append(tag)
        if tag == "a":
            self.links.append((given.get("lang") or "", given.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()
        self.raw.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.raw[-1] != "script":
            self.words.append((self.languages[-1], " ".join(data.split())))


def read(client: FlaskClient, address: str, **headers: str) -> Read:
    return Read(client.get(address, headers=headers).text)


def words_of(client: FlaskClient, address: str) -> dict[str, object]:
    """What the page hands to its script."""
    page = client.get(address).text
    found = re.search(r'id="words" type="application/json">(.*?)</script>', page)
    assert found
    return dict(json.loads(found[1]))


@pytest.mark.parametrize("locale", ["nl-NL", "nl-BE", "de-DE"])
def test_every_text_of_the_pages_is_written(locale: str, services: Services) -> None:
    keys = [f"page_{key}" for key in (*PAGE_TEXTS, *SCRIPT_TEXTS, *LIST_TEXTS, "chat_in")]
    for key in [*keys, *(f"masked_{kind}" for kind in MASKED)]:
        assert services.texts.prompt(key, locale, name="Leek")


def test_everything_that_may_be_masked_has_a_name() -> None:
    assert set(CONTACT_KINDS) <= set(MASKED)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_no_template_holds_words_of_its_own(template: Path) -> None:
    bare = re.sub(r"{{.*?}}|{%.*?%}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    told = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*\w[^"]*)"', bare)
    assert not re.search(r"\w", re.sub(r"<[^>]*>", "", bare))
    assert told == []


def test_no_script_holds_words_of_its_own() -> None:
    code = re.sub(r"//.*", "", (WEBHOOK / "static" / "chat.js").read_text(encoding="utf-8"))
    quoted = re.findall(r'"([^"]*)"', code)
    assert [text for text in quoted if re.search(r"\w+ \w+", text)] == ["use strict"]


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
    page = read(client, address)
    other = {"nl": "Deutsch", "de": "Nederlands"}[language]
    assert (language, field) in page.words
    elsewhere = [words for spoken, words in page.words if spoken != language]
    assert elsewhere == [other]
    assert words_of(client, address)["language"] == language


def test_the_privacy_notice_is_on_the_page(client: FlaskClient) -> None:
    told = " ".join(words for _, words in read(client, LEEK).words)
    assert "U hoeft geen burgerservicenummer te geven." in told
    assert "Volgens onze voorbeeldgegevens." in told


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
