"""One request over http or https, in a thread of its own that can be ended from outside."""

from __future__ import annotations

import contextlib
import http.client
import queue
import socket
import ssl
import string
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from vgg_explorer import __version__
from vgg_explorer.arch.text import text
from vgg_explorer.engine.address import (
    BY_BROWSER,
    SCHEMES,
    Address,
    FetchError,
    address,
    explained,
    refused,
)
from vgg_explorer.engine.sources import shown_name

MAX_REDIRECTS = 5
"""Redirects that are followed; browsers follow more, but no picture needs them."""

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_POLL = 0.1
_CHUNK = 256 * 1024
_AHEAD = 16
_GRACE = 0.5

_Watch = Callable[[socket.socket], None]


@dataclass(frozen=True, slots=True)
class Head:
    """What an answer says of the content that follows: its bytes, and its kind."""

    total: int | None
    kind: str


class Line:
    """A thread that asks for one address and reads the answer.

    What blocks (names, connections, a silent server) cannot be interrupted in Python, so it does
    not happen on the thread that has to stay cancellable.
    """

    def __init__(self, where: Address, timeout: float) -> None:
        self._where = where
        self._timeout = timeout
        self._came: queue.Queue[Head | bytes | Exception] = queue.Queue(_AHEAD)
        self._stopped = threading.Event()
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="download", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def next(self) -> Head | bytes | Exception | None:
        """Return what came, or None when nothing does for a moment; the end is ``b""``."""
        with contextlib.suppress(queue.Empty):
            return self._came.get(timeout=_POLL)
        return None

    def stop(self) -> None:
        """End the connection, and wait for the thread as long as a cancelled job may take."""
        self._stopped.set()
        if self._connection is not None:
            _hang_up(self._connection)
        # There is room now for what the thread is about to hand over.
        with contextlib.suppress(queue.Empty):
            while True:
                self._came.get_nowait()
        self._thread.join(_GRACE)

    def _watch(self, connection: socket.socket) -> None:
        self._connection = connection
        if self._stopped.is_set():
            raise ConnectionAbortedError

    def _run(self) -> None:
        try:
            with open_address(self._where, self._timeout, self._watch) as answer:
                self._came.put(Head(answer.length, answer.headers.get_content_type()))
                chunk = b"?"
                while chunk and not self._stopped.is_set():
                    chunk = answer.read1(_CHUNK)
                    self._came.put(chunk)
        except Exception as error:  # noqa: BLE001 - it is raised again where it can be handled
            self._came.put(explained(error, self._where))


def open_address(where: Address, timeout: float, watch: _Watch) -> http.client.HTTPResponse:
    """Ask for an address, follow its redirects, and return the answer that has the content.

    Parameters
    ----------
    where : Address
    timeout : float
        Seconds that the network may be silent.
    watch : callable
        Is told of every connection, so that another thread can end it.

    Raises
    ------
    FetchError
        When it redirects to anything but http and https, or too often, or the answer is an error.
    OSError, http.client.HTTPException
        When there is no answer; `explained` has the words for them.
    """
    opener = _opener(timeout, watch)
    asked = where
    for _ in range(MAX_REDIRECTS + 1):
        # Every host may have several addresses, and each is tried for so long.
        answer = opener.open(Request(asked.url), timeout=timeout / 3)
        location = answer.headers.get("Location")
        if answer.status not in _REDIRECTS or not location:
            return _with_content(answer, asked)
        answer.close()
        asked = _redirected(asked, location)
    what = text(
        "“{name}” is redirected more than {limit} times.", name=where.name, limit=MAX_REDIRECTS
    )
    raise FetchError(what, BY_BROWSER)


def _opener(timeout: float, watch: _Watch) -> OpenerDirector:
    """Return what can speak http and https alone: there is no handler for files or ftp in it."""
    opener = OpenerDirector()
    opener.addheaders = [("User-Agent", f"VGG-Explorer/{__version__}"), ("Accept", "*/*")]

    def watched(made: socket.socket) -> None:
        made.settimeout(timeout)
        watch(made)

    # The last one refuses what is neither, such as a proxy of another kind.
    for handler in (ProxyHandler(), _Http(watched), _Https(watched), UnknownHandler()):
        opener.add_handler(handler)
    return opener


class _Http(HTTPHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Connection, self._watch), req)


class _Https(HTTPSHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_SafeConnection, self._watch), req)


class _Connection(http.client.HTTPConnection):
    def __init__(
        self,
        watch: _Watch,
        host: str,
        port: int | None = None,
        timeout: float | None = None,
        source_address: tuple[str, int] | None = None,
    ) -> None:
        super().__init__(host, port, timeout=timeout, source_address=source_address)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch(self.sock)


class _SafeConnection(http.client.HTTPSConnection):
    def __init__(
        self,
        watch: _Watch,
        host: str,
        port: int | None = None,
        timeout: float | None = None,
        source_address: tuple[str, int] | None = None,
    ) -> None:
        # The system's certificates; a name that does not fit and a date that is over are refused.
        trusted = ssl.create_default_context()
        super().__init__(
            host, port, timeout=timeout, source_address=source_address, context=trusted
        )
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch(self.sock)


def _hang_up(connection: socket.socket) -> None:
    """End a connection in which another thread may be waiting; that thread comes back at once."""
    # The plain socket's own way: that of TLS would first take away what the thread is using.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def _redirected(asked: Address, location: str) -> Address:
    try:
        # Headers come as Latin-1, whatever they were written in.
        target = urljoin(asked.url, quote(location, safe=string.punctuation, encoding="latin-1"))
        scheme = urlsplit(target).scheme
    except ValueError:  # address() below says that it is impossible
        target, scheme = location, SCHEMES[0]
    if scheme not in SCHEMES:
        what = text(
            "{host} redirects to “{target}”, which is neither http nor https.",
            host=asked.host,
            target=shown_name(unquote(target)),
        )
        raise FetchError(what, text("It was not opened. Look for the file on another page."))
    return address(target)


def _with_content(answer: http.client.HTTPResponse, asked: Address) -> http.client.HTTPResponse:
    status = answer.status
    if status == http.HTTPStatus.OK:
        return answer
    answer.close()
    raise FetchError(*refused(status, asked))
