"""An editor writes an answer in a running house: ten seconds later the bot gives it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy import ROOT
from deploy.model import model_path
from deploy.processes import SERVING, House
from webhook.simulator.chat_client import ChatClient

# A whole house has to start first: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)

LEEK = "gemeente-leek"
WITHIN = 10
"""Seconds from saving to the answer."""
UNIT = """\
  town_hall_cat:
    assumed: true
    answers: [{nl: De kat van het gemeentehuis heet Minoes., de: Die Rathauskatze heißt Minoes.}]
    asked:
      nl:
        - hoe heet de kat van het gemeentehuis
        - Hebben jullie een kat op het gemeentehuis?
        - hoe heet die poes die bij jullie rondloopt
        - kat gemeentehuis naam
        - mijn dochter wil weten hoe jullie huiskat heet
        - Is er een poes in het gemeentehuis en hoe heet die?
        - wat is de naam van jullie kat
        - van wie is die kat bij de balie
      de:
        - wie heißt die Katze im Rathaus
        - Haben Sie eine Katze im Rathaus?
        - wie heißt die Mieze die bei euch rumläuft
        - Rathauskatze Name
        - meine Tochter will wissen wie eure Hauskatze heißt
        - Gibt es im Rathaus eine Katze, und wie heißt sie?
        - was ist der Name von eurer Katze
        - wem gehört die Katze am Schalter
"""
ASKED = {"nl": "hoe heet jullie kat eigenlijk", "de": "wie heißt denn eure Katze"}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """The file with Leek's answers, in a folder of data that the test may edit."""
    data = tmp_path / "data"
    (data / "municipalities" / "answers").mkdir(parents=True)
    for entry in (ROOT / "data").iterdir():
        if entry.name != "municipalities":
            (data / entry.name).symlink_to(entry)
    for file in (ROOT / "data" / "municipalities").rglob("*.*"):
        copy = data / "municipalities" / file.relative_to(ROOT / "data" / "municipalities")
        copy.write_bytes(file.read_bytes())
    return data / "municipalities" / "answers" / f"{LEEK}.yml"


@pytest.fixture
def house(tmp_path: Path, answers: Path) -> Iterator[House]:
    """A whole house, with everything that `make run` starts."""
    assert model_path().exists(), "No trained model fits the sources: run make train first."
    environ = {"INTAKE_DATA_DIR": str(tmp_path / "data")}
    with House(tmp_path, environ, serving=(*SERVING, "worker", "banks")) as house:
        yield house


def said(house: House, language: str) -> str:
    client = ChatClient(house.url)
    client.open(LEEK, language)
    return " ".join(each.text for each in client.say(ASKED[language]))


def test_an_answer_that_is_written_is_given_and_one_that_is_changed_is_changed(
    house: House, answers: Path
) -> None:
    assert "Minoes" not in said(house, "nl")
    before = answers.read_text("utf-8") if answers.exists() else "units:\n"
    answers.write_text(before + UNIT, encoding="utf-8")
    saved = time.monotonic()
    while "Minoes" not in said(house, "nl"):
        assert time.monotonic() - saved < WITHIN, house.log("banks").read_text()
        time.sleep(0.2)
    assert "Minoes" in said(house, "de")

    # Nothing has to be fitted where only the answer has other words.
    answers.write_text(before + UNIT.replace("Minoes", "Streepje"), encoding="utf-8")
    assert "Streepje" in said(house, "nl")
