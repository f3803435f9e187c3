"""A web server of this computer whose answers are functions: for the tests of downloads."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Answers by path; ``released`` ends the answers that wait for something that never comes."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.released = threading.Event()
        self.thread = threading.Thread(target=self.serve_forever, args=(0.01,))
        self.thread.start()

    def url(self, path: str = "/x.png", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def end(self) -> None:
        self.released.set()
        self.shutdown()
        self.thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what is tested."""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers = {name.lower(): value for name, value in self.headers.items()}
        self.close_connection = True
        self.server.answers.get(self.path, status(404))(self)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


def content(data: bytes, kind: str = "image/png", *, length: int | None = -1) -> Answer:
    """Give this content; ``length`` is announced instead of its own, or not at all (None)."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        if length is not None:
            handler.send_header("Content-Length", str(len(data) if length == -1 else length))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def status(code: int, location: str = "") -> Answer:
    """Answer with a status, and perhaps where to go instead."""

    def answer(handler: Handler) -> None:
        handler.send_response(code)
        if location:
            handler.send_header("Location", location)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def stalling(data: bytes = b"", *, length: int = 1000) -> Answer:
    """Give some content and then nothing, with the connection left open."""

    def answer(handler: Handler) -> None:
        content(data, length=length)(handler)
        handler.server.released.wait()

    return answer


def silent(handler: Handler) -> None:
    """Give no answer at all."""
    handler.server.released.wait()


def endless(handler: Handler) -> None:
    """Give zeros until the other side has had enough; how much is not announced."""
    content(b"", length=None)(handler)
    while not handler.server.released.is_set():
        handler.wfile.write(bytes(2**16))


def trickling(gap: float = 0.01) -> Answer:
    """Give a byte after every gap of so many seconds, for ever."""

    def answer(handler: Handler) -> None:
        content(b"", length=None)(handler)
        while not handler.server.released.wait(gap):
            handler.wfile.write(b"z")

    return answer


def chunked(*parts: bytes, ended: bool = True) -> Answer:
    """Give content in HTTP's chunks."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for part in parts:
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        if ended:
            handler.wfile.write(b"0\r\n\r\n")

    return answer
