"""Whole conversations, one file each: tests/calls/<municipality>/<language>/<sentence>.yml."""

import sys
from pathlib import Path

import pytest

from deploy.processes import Installation
from tests.calls.numbers import own_number
from webhook.services import Services
from webhook.simulator.player import play
from webhook.simulator.records import Records
from webhook.simulator.script import load
from webhook.simulator.terminal import client_for

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)
CALLS = Path(__file__).parent
FILES = sorted(CALLS.glob("*/*/*.yml"))


def named(path: Path) -> str:
    return path.relative_to(CALLS).with_suffix("").as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_conversation_goes_as_written(
    path: Path, installation: Installation, beside: Services, records: Records
) -> None:
    script = load(path)
    client = client_for(beside, installation.url, script, own_number())
    played = play(script, client, records, sys.stdout.write)
    assert [str(failure) for failure in played.failures] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_conversation_lies_in_the_folders_of_its_municipality_and_language(path: Path) -> None:
    script = load(path)
    assert (script.municipality, script.language) == (path.parts[-3], path.parts[-2])
