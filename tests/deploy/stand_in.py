"""A tiny web server in place of a process of the system: PORT, and seconds until it listens."""

import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer


class Health(BaseHTTPRequestHandler):
    """Answers every question with 200."""

    def do_GET(self) -> None:
        """Say yes."""
        self.send_response(200)
        self.end_headers()


if __name__ == "__main__":
    time.sleep(float(sys.argv[2]))
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()
