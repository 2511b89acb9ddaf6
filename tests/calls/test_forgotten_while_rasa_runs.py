"""While all runs, a citizen is given what is kept of them, then forgotten to the last byte."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from deploy import ROOT
from deploy.processes import Installation
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.telephone import Telephone

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)

PHONE = "+31657314268"
SAID = (
    "ik wil een medewerker spreken over de xylofoon van mijn nicht",
    "Zwaantje Oosterveld",
    "06 57 31 42 68",
)
TRACES = (b"xylofoon", b"57314268", b"oosterveld", b"zwaantje")
WORDS = b"xylofoon"


@pytest.fixture(scope="module")
def talked(
    start_installation: Callable[[], AbstractContextManager[Installation]],
    inside: Callable[[Installation], Services],
) -> Iterator[Installation]:
    """An installation in which one citizen told everything, by chat and by telephone."""
    with start_installation() as installation:
        chat = ChatClient(installation.url)
        chat.open("gemeente-leek", "nl")
        call = Telephone(installation.url, inside(installation), number=PHONE)
        call.open("gemeente-leek", "nl")
        for words in SAID:
            chat.say(words)
            call.say(words)
        yield installation


def command(installation: Installation, name: str, *given: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", f"intake.commands.privacy.{name}", "--phone", PHONE, *given],
        cwd=ROOT,
        env=installation.environ,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def bytes_of(installation: Installation, name: str) -> bytes:
    folder = Path(installation.environ["INTAKE_VAR_DIR"])
    return b"".join(file.read_bytes().lower() for file in folder.glob(name))


def test_all_is_given_then_nothing_is_left_and_others_talk_on(
    talked: Installation, tmp_path: Path
) -> None:
    for name in ("intake.db*", "rasa.db*"):
        assert WORDS in bytes_of(talked, name), name
    command(talked, "export", "--out", str(tmp_path / "out"))
    assert "xylofoon" in (tmp_path / "out" / "export.html").read_text("utf-8")
    neighbour = ChatClient(talked.url)
    neighbour.open("gemeente-leek", "nl")
    neighbour.say("hoe laat zijn jullie open?")
    printed = command(talked, "forget", "--confirm", "yes")
    for name in ("intake.db*", "rasa.db*", "log/*.log"):
        found = [trace for trace in TRACES if trace in bytes_of(talked, name)]
        assert not found, (name, found, printed)
    assert neighbour.say("wat kost een paspoort?")
    assert "nothing is kept" in command(talked, "forget")
