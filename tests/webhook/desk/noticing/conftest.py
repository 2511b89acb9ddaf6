"""Pages of the desk that listen, as the edge goes on with them."""

import json
import re
from typing import Any

from tests.webhook.desk.conftest import Browser
from webhook.arrival import Arrival, working_on

EVENT = re.compile(r"(?:id: (\w+)\n)?event: (\w+)\ndata: (.*)\n\n")


class Page:
    """A page of a clerk that listens."""

    def __init__(
        self, browser: Browser, kind: str = "none", reference: str = "", **query: str
    ) -> None:
        given = {"kind": kind, **query}
        path = "/desk/live/news" + (f"/{reference}" if reference else "")
        with working_on(Arrival(by_edge=True)) as here:
            self.answer = browser.get(path, query_string=given)
        self.stream: Any = here.follows

    def hears(self) -> dict[str, str]:
        """What it is told now, by the names of the events."""
        return {name: data for _, name, data in EVENT.findall(self.stream.look())}

    def calls(self) -> list[list[str]]:
        """What it is told that waits."""
        return list(json.loads(self.hears()["calls"]))
