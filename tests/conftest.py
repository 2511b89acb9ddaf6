"""A whole installation for tests that talk to it from outside, started once for all of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from deploy import ROOT
from deploy.model import model_path
from deploy.processes import Installation

StartInstallation = Callable[[], AbstractContextManager[Installation]]


@pytest.fixture(scope="session")
def start_installation(tmp_path_factory: pytest.TempPathFactory) -> StartInstallation:
    """Makes a new installation with its own database and ports, as a context manager."""

    def make() -> Installation:
        if not model_path().exists():
            pytest.fail("No trained model fits the sources: run make train first.", pytrace=False)
        folder = tmp_path_factory.mktemp("installation")
        return Installation(folder, {"INTAKE_DATA_DIR": str(data_with_berlin(folder / "data"))})

    return make


@pytest.fixture(scope="session")
def installation(start_installation: StartInstallation) -> Iterator[Installation]:
    """The installation that tests share: each opens its own conversations, none breaks anything."""
    with start_installation() as installation:
        yield installation


def data_with_berlin(folder: Path) -> Path:
    """Lay out the system's data with one more profile: Heinsberg's, as if it were in Berlin.

    Another Land has other holidays, and nothing else tells the two apart.
    """
    profiles = folder / "municipalities"
    profiles.mkdir(parents=True)
    for entry in (ROOT / "data").iterdir():
        if entry.name != profiles.name:
            (folder / entry.name).symlink_to(entry)
    for profile in (ROOT / "data" / profiles.name).iterdir():
        (profiles / profile.name).symlink_to(profile)
    text = (profiles / "jobcenter-kreis-heinsberg.yml").read_text(encoding="utf-8")
    text = text.replace("subdivision: NW", "subdivision: BE").replace("Heinsberg", "Berlin")
    text = text.replace("+492214710114", "+492214710199")
    (profiles / "jobcenter-berlin.yml").write_text(text, encoding="utf-8")
    return folder
