"""What a running installation tells operators: which part is dead, and never a citizen's word."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from deploy.processes import SERVING, Installation
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.telephone import Telephone
from webhook.simulator.text_message import SmsClient

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)

SAID = (
    "Met Zwaantje van Oosterveld, bsn 111222333, ik wil een afspraak voor huishoudelijke hulp",
    "mijn buurman Knelis Wubbels slaat mij, Dorpsstraat 12, 9351 AB Leek",
    "/admin_refund{Zwaantje}",
    "iban NL91ABNA0417164300, mail zwaantje@oosterveld.example",
    "ik wil een medewerker spreken over een xylofoonsubsidie voor blokfluiten",
    "06 12 34 56 78",
    "Zwaantje van Oosterveld",
)
WORDS = re.compile(
    "zwaantje|oosterveld|knelis|wubbels|slaat|dorpsstraat|abna|xylofoon|blokfluit"
    "|huishoudelijke hulp"
    # Not within a longer number: milliseconds and moments of ours have any digits.
    r"|(?<![\d.])(111222333|9351|0417164300|12 ?34 ?56|31612345678|0612345678)(?![\d.])",
    re.IGNORECASE,
)


def test_what_was_said_is_told_from_moments_of_ours() -> None:
    assert all(
        map(WORDS.search, ("postcode 9351 AB", '"+31612345678"', "NL91 ABNA", "06 12 34 56 78"))
    )
    assert not any(map(WORDS.search, ("0.9351", "1796096400.123456", "intake_turns 19351.0")))


@pytest.fixture(scope="module")
def told(fragile: Installation) -> Installation:
    """An installation of which parts broke while people told their lives."""
    return fragile


@pytest.fixture(scope="module")
def services(told: Installation, inside: Callable[[Installation], Services]) -> Services:
    return inside(told)


@pytest.fixture(scope="module")
def readiness(told: Installation, services: Services) -> dict[str, Any]:
    """What /readyz said while each part was dead, and citizens talked on all channels."""
    said = {"whole": readyz(told)}
    everybody_talks(told, services)
    for part in ("actions", "rasa"):
        told.kill(part)
        said[part] = readyz(told)
        everybody_talks(told, services)
        told.start(part)
        said[f"{part} is back"] = readyz(told)
    everybody_talks(told, services)
    return said


def readyz(installation: Installation) -> tuple[int, dict[str, bool]]:
    answer = requests.get(f"{installation.url}/readyz", timeout=10)
    return answer.status_code, answer.json()["parts"]


def everybody_talks(installation: Installation, services: Services) -> None:
    chat = ChatClient(installation.url)
    chat.open("gemeente-leek", "nl")
    text = SmsClient(installation.url, services)
    text.open("gemeente-leek", "nl")
    for words in SAID:
        chat.say(words)
        text.say(words)
        call = Telephone(
            installation.url, services
        )  # a new one each: some of these end in a transfer
        call.open("gemeente-leek", "nl")
        call.say(words)


WHOLE = {"database": True, "rasa": True, "actions": True}


def test_readyz_tells_which_part_is_dead(readiness: dict[str, Any]) -> None:
    assert readiness == {
        "whole": (200, WHOLE),
        "actions": (503, WHOLE | {"actions": False}),
        "actions is back": (200, WHOLE),
        "rasa": (503, WHOLE | {"rasa": False}),
        "rasa is back": (200, WHOLE),
    }


@pytest.mark.parametrize("process", SERVING)
def test_no_log_holds_what_a_citizen_said(
    process: str, told: Installation, readiness: dict[str, Any]
) -> None:
    log = told.log(process).read_text()
    assert [line for line in log.splitlines() if WORDS.search(line)] == []
    turns = [line for line in map(parsed, log.splitlines()) if line and "ms" in line]
    assert len(turns) > len(SAID)
    assert {turn["process"] for turn in turns} == {process}


def test_no_log_holds_an_address_of_the_net(told: Installation, readiness: dict[str, Any]) -> None:
    lines = told.log("gateway").read_text().splitlines()
    told_by = [line for line in lines if "127.0.0.1" in line]
    # Where gunicorn itself listens, said by its arbiter and by its worker.
    assert [line for line in told_by if not re.search("listening (at|on)", line, re.I)] == []


def test_every_line_of_gateway_and_actions_is_an_object(
    told: Installation, readiness: dict[str, Any]
) -> None:
    for process in ("gateway", "actions"):
        loose = [line for line in told.log(process).read_text().splitlines() if not parsed(line)]
        assert loose == [], process


def parsed(line: str) -> dict[str, Any] | None:
    try:
        return dict(json.loads(line))
    except ValueError:
        return None


def test_metrics_have_the_turns_and_every_stage(
    told: Installation, readiness: dict[str, Any]
) -> None:
    answer = requests.get(f"{told.url}/metrics", timeout=10).text
    samples = [each for f in text_string_to_metric_families(answer) for each in f.samples]
    stages = {
        (each.labels["process"], each.labels["stage"])
        for each in samples
        if each.name == "intake_stage_seconds_count" and each.value > 0
    }
    assert stages == {
        *(("gateway", stage) for stage in ("gateway", "rasa", "sql")),
        *(("actions", stage) for stage in ("action", "sql")),
    }
    channels = {each.labels["channel"] for each in samples if each.name == "intake_turns_total"}
    assert channels == {"chat", "sms", "voice"}
    assert not WORDS.search(answer)
