"""Counts the transactions of a gateway, as those of a chat are counted."""

from sqlalchemy import Connection, Engine, event

from intake.database import READ_ONLY


class Counted:
    """How many transactions read, and how many may write: those wait for each other."""

    def __init__(self, engine: Engine) -> None:
        self.reads = self.writes = 0
        event.listen(engine, "begin", self._begins)

    def _begins(self, connection: Connection) -> None:
        reads = connection.get_execution_options().get(READ_ONLY, False)
        self.reads, self.writes = self.reads + reads, self.writes + (not reads)

    def clear(self) -> None:
        self.reads = self.writes = 0
