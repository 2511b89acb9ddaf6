"""How gunicorn serves the gateway."""

import os

from intake import logs

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ['PORT']}"
# One process, many threads: what must be shared between turns lies in memory until Redis is set,
# and so do the meters behind /metrics.
workers = 1
worker_class = "gthread"
threads = 32
# A worker that says nothing for so long is hung, and gunicorn replaces it.
timeout = 30
# Longer than any pause of ours: gunicorn stalls everybody while it closes idle connections.
keepalive = 75
graceful_timeout = 5
# Its socket would lie in the home folder, one for all installations of this user.
control_socket_disable = True
# Also what the process says before the gateway is loaded, and after.
logconfig_dict = logs.config("gateway")
