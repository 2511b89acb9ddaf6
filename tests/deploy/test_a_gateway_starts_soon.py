"""While a gateway starts nothing is looked through for garbage, and what it read never is."""

import gc
import runpy
from collections.abc import Iterator
from typing import Any

import pytest

from deploy import ROOT


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """What gunicorn is told."""
    monkeypatch.setenv("PORT", "1")
    yield runpy.run_path(str(ROOT / "deploy" / "gunicorn.py"))
    gc.enable()
    gc.unfreeze()


def test_garbage_is_looked_for_once_a_worker_serves(settings: dict[str, Any]) -> None:
    settings["post_fork"](None, None)
    assert not gc.isenabled()
    settings["post_worker_init"](None)
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000
