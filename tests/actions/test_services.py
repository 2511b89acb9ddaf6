"""What actions work with, made once a process."""

import pytest

from actions import services as module
from actions.services import NoServices, Services, services, use


def test_every_action_works_with_the_same(services: Services) -> None:
    assert module.services() is services


def test_an_action_that_runs_before_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_in_use", [])
    with pytest.raises(NoServices):
        services()


def test_what_is_used_replaces_what_was_used(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_in_use", [])
    use(services)
    use(services)
    assert module._in_use == [services]
