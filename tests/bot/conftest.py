"""The trained model, loaded once for all tests that read lines with it."""

import pytest

from bot.reading import Reader, hush
from deploy.model import model_path


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Reads lines with the model that fits these sources; `make train` makes it."""
    hush()
    return Reader(model_path())
