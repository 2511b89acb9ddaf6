"""A command finds both stores of its installation, and closes them whatever happens."""

import pytest

from intake.commands.privacy.installation import Installation, carry_out, refused, say


def test_both_stores_are_opened(installation: Installation) -> None:
    def stores(opened: Installation) -> int:
        assert opened.engine.url == installation.engine.url
        assert opened.rasas.url == installation.rasas.url
        return 3

    assert carry_out(stores) == 3


def test_what_is_refused_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    say("three rows")
    assert refused("no such number") == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("three rows\n", "no such number\n")
