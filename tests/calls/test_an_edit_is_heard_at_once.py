"""An editor writes an answer in a running installation, and the bot gives it: nothing is restarted.

How long that takes on a machine that does nothing else is measured by `make bench ONLY=edits`; here
both cores are busy with other tests.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.edits import PATIENCE, Editing
from deploy.model import model_path

# A whole installation has to start first: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    """A whole installation, with everything that `make run` starts."""
    assert model_path().exists(), "No trained model fits the sources: run make train first."
    with Editing(tmp_path) as editing:
        yield editing


def test_an_answer_that_is_written_is_given_and_one_that_is_changed_is_changed(
    editing: Editing,
) -> None:
    assert "Minoes" not in editing.answer("nl")
    editing.save("Minoes")
    assert editing.seconds_until("Minoes", "nl") < PATIENCE, editing.installation.log(
        "banks"
    ).read_text()
    assert "Minoes" in editing.answer("de")

    # Nothing has to be fitted where only the answer has other words.
    editing.save("Streepje")
    assert "Streepje" in editing.answer("nl")
