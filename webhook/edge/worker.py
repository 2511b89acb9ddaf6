"""gunicorn's event loop (ASGI), on whose connections a request must come soon and not half."""

import asyncio
from typing import Any

from gunicorn.asgi.protocol import ASGIProtocol
from gunicorn.workers import gasgi

HEAD_SECONDS = 10.0
"""From a connection until all headers of its first request are there; what is left open after that
gunicorn bounds by `keepalive` (deploy/gunicorn.py)."""


class Hurried(ASGIProtocol):  # type: ignore[misc]
    """A connection that is dropped where its first request comes too slowly, or never."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Give the first request its time."""
        super().connection_made(transport)
        asyncio.get_running_loop().call_later(HEAD_SECONDS, self._drop_where_unheard)

    def _drop_where_unheard(self) -> None:
        if self.req_count <= 1 and not self._request_ready.is_set():
            self.transport.abort()


class Worker(gasgi.ASGIWorker):  # type: ignore[misc]
    """gunicorn's worker with such connections: it has no setting for them."""

    def init_process(self) -> Any:
        """Serve until told to stop."""
        gasgi.ASGIProtocol = Hurried
        return super().init_process()
