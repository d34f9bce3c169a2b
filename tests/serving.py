"""A server on this machine, for tests of what is fetched."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Quiet:
    """For a handler that answers without a line in the log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], secure: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server that answers as the handler does, while it lasts; ``secure`` makes it one of https."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        if secure:
            running.socket = secure.wrap_socket(running.socket, server_side=True)
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http{'s' * bool(secure)}://127.0.0.1:{running.server_port}"
        running.shutdown()
