"""How the gateway is served: in one process, in whose memory rates, seats and streams are."""

import runpy

import pytest

from deploy import ROOT


def test_there_is_one_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two would double what an address may ask (docs/decisions/0029-...)."""
    monkeypatch.setenv("PORT", "8080")
    assert runpy.run_path(str(ROOT / "deploy" / "gunicorn.py"))["workers"] == 1
