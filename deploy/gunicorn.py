"""How gunicorn serves the gateway."""

import gc
import os
from typing import Any

from intake import logs

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ['PORT']}"
# One process, one event loop that takes requests in, and threads for those that have a seat
# (webhook/edge/): what must be shared between turns lies in memory, and so do the meters behind
# /metrics.
workers = 1
worker_class = "webhook.edge.worker.Worker"
asgi_lifespan = "off"
# 500 callers at once all get a connection; those who wait for one are not lost.
backlog = 2048
# A worker whose event loop stands still for so long is hung, and gunicorn replaces it.
timeout = 30
# Longer than any pause of ours: a connection is not closed just when its next request leaves.
keepalive = 75
graceful_timeout = 5
# Its socket would lie in the home folder, one for all installations of this user.
control_socket_disable = True
# Also what the process says before the gateway is loaded, and after.
logconfig_dict = logs.config("gateway")


def post_fork(_arbiter: Any, _worker: Any) -> None:
    """Spare the garbage collector all that a worker reads before it serves: a fifth of its start.

    Lists of words and profiles are hundreds of thousands of objects, none of them in a cycle, and
    a gateway that was killed is back so much sooner.
    """
    gc.disable()


def post_worker_init(_worker: Any) -> None:
    """Let it look after what comes from now on, and never again after what was read."""
    gc.freeze()
    gc.enable()
