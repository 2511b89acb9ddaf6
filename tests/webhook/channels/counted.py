"""Counts the transactions of a gateway, as those of a chat are counted."""

from sqlalchemy import Connection, event

from intake.database import READ_ONLY
from webhook.services import Services


class Counted:
    """How many transactions read, and how many may write: those wait for each other."""

    def __init__(self, services: Services) -> None:
        """Look at the hours that staff change first: a process does every two seconds, and not in
        every turn."""
        self.reads = self.writes = 0
        services.profiles.all()
        event.listen(services.engine, "begin", self._begins)

    def _begins(self, connection: Connection) -> None:
        reads = connection.get_execution_options().get(READ_ONLY, False)
        self.reads, self.writes = self.reads + reads, self.writes + (not reads)

    def clear(self) -> None:
        self.reads = self.writes = 0
