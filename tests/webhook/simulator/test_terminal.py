"""A citizen for a script."""

from typing import cast

import pytest

from tests.webhook.simulator.played import script
from webhook.services import Services
from webhook.simulator.script import ScriptError
from webhook.simulator.terminal import client_for


def test_a_channel_without_a_citizen_is_refused() -> None:
    call = script({"say": "hoi"}).model_copy(update={"channel": "letter"})
    with pytest.raises(ScriptError, match="letter"):
        client_for(cast(Services, None), "http://127.0.0.1:1", call)
