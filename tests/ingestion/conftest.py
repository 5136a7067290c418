from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articles.policies import FetchPolicy

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A web site on this machine whose pages a test writes."""

    host: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def page(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Put up a page and return its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            sent = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
            sent |= {name.replace("_", "-"): value for name, value in headers.items()}
            for name, value in sent.items():
                if value:
                    handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        return self.on(path, answer)

    def on(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return f"http://{self.host}{path}"

    @property
    def policy(self) -> FetchPolicy:
        return FetchPolicy(allowed_hosts=frozenset({self.host}))


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers.items())))
            try:
                site.answers[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.host = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()
