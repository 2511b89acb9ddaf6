"""The demonstration page says what the profile says, in its languages, and leads everywhere."""

import re
from datetime import datetime
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.clocks import SetClock
from tests.webhook.api_chat import refusal
from webhook.services import Services

PLACES = [
    *("gemeente-leek", "stad-antwerpen", "jobcenter-kreis-heinsberg"),
    *("jobcenter-wuppertal", "kreis-viersen"),
]


def words(client: FlaskClient, **asked: str) -> str:
    """The page as it is read, without its marks."""
    answer = client.get("/demo", query_string=asked)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("place", PLACES)
def test_every_municipality_has_its_page_in_each_language(
    place: str, language: str, client: FlaskClient, services: Services
) -> None:
    told, profile = (
        words(client, municipality=place, language=language),
        services.profiles.get(place),
    )
    assert profile.name in told
    assert {"nl": "Waarmee kunnen we u helpen?", "de": "Wobei können wir Ihnen helfen?"}[
        language
    ] in told
    assert "{" not in told


def test_a_page_says_that_it_is_a_demonstration_and_of_when_its_facts_are(
    client: FlaskClient,
) -> None:
    told = words(client, municipality="gemeente-leek")
    assert "Dit is een demonstratie, niet de echte website." in told
    assert "stand 1 februari 2014" in told
    german = words(client, municipality="kreis-viersen")
    assert "Das ist eine Vorführung" in german
    assert "Stand 1. Oktober 2020" in german


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2014-02-06T09:29:00+01:00", "Nu open, tot 12.00 uur"),
        ("2014-02-06T12:30:00+01:00", "Nu gesloten"),
        ("2014-02-08T10:00:00+01:00", "Nu gesloten"),
    ],
)
def test_the_hours_are_those_of_this_moment(
    now: str, state: str, client: FlaskClient, clock: SetClock
) -> None:
    clock.set(datetime.fromisoformat(now))
    told = words(client, municipality="gemeente-leek")
    assert state in told
    assert "9.00 – 12.00 uur 13.00 – 16.00 uur" in told


def test_without_a_name_the_first_municipality_is_shown(client: FlaskClient) -> None:
    answer = client.get("/demo")
    assert (answer.status_code, answer.location) == (302, "/demo?municipality=gemeente-leek")


def test_an_unknown_municipality_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/demo?municipality=nowhere")
    assert refusal(answer) == (404, "unknown_municipality")


def test_a_language_that_is_not_spoken_gives_the_first(client: FlaskClient) -> None:
    answer = client.get("/demo?municipality=kreis-viersen&language=fr")
    assert '<html lang="de">' in answer.text


@pytest.mark.parametrize("place", PLACES)
def test_every_link_of_the_page_leads_somewhere(
    place: str, client: FlaskClient, app: Flask
) -> None:
    page = client.get(f"/demo?municipality={place}").text
    links = {unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)}
    assert {"/desk", "/documentation/README.md"} <= links
    for link in links:
        assert client.get(link, follow_redirects=True).status_code == 200, link


def test_a_topic_brings_its_question_into_the_chat_but_does_not_send_it(
    client: FlaskClient,
) -> None:
    page = client.get("/demo?municipality=gemeente-leek").text
    (link,) = {unescape(each) for each in re.findall(r'href="(/chat[^"]*paspoort[^"]*)"', page)}
    chat = client.get(link).text
    assert 'question="Wat heb ik nodig voor een nieuw paspoort?"' in chat


def test_a_question_in_a_link_is_text_and_short(client: FlaskClient) -> None:
    question = "</textarea><script>alert(1)</script>" + "a" * 1000
    chat = client.get("/chat", query_string={"municipality": "gemeente-leek", "question": question})
    assert "<script>alert" not in chat.text
    assert "a" * 301 not in chat.text
