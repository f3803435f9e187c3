"""Downloads as generators: each report is a place to cancel, and nothing half-done is kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
import uuid
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.address import Address, FetchError, address, broken_off, stalled
from vgg_explorer.engine.sniffing import is_web_page, markup
from vgg_explorer.engine.sources import MAX_BYTES, shown_name
from vgg_explorer.engine.web import Head, Line

__all__ = ["FetchError", "Fetched", "fetching", "fetching_file", "picture_at"]

SILENCE = 30.0
"""Seconds without a byte after which a server is given up."""

PICTURE_TIME = 600.0
FILE_TIME = 6 * 3600.0
"""Seconds that a download may take in all: bytes that trickle in are no silence."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """How far a download is.

    Parameters
    ----------
    done : int
        Bytes that have come.
    total : int or None
        Bytes that were announced.
    """

    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be downloaded, the limits, and what to say when it is a web page."""

    where: Address
    name: str
    limit: int
    timeout: float
    overall: float
    page: tuple[Text, Text]


def fetching(
    url: str,
    limit: int,
    *,
    timeout: float = SILENCE,
    overall: float = PICTURE_TIME,
    name: str = "",
) -> Generator[Fetched, None, bytes]:
    """Download into memory.

    Parameters
    ----------
    url : str
        An address of http or https.
    limit : int
        Bytes above which it is refused, as announced or as they come.
    timeout : float
        Seconds without a byte after which the server is given up.
    overall : float
        Seconds for all of it.
    name : str
        What to call it; by default its address's last part.

    Yields
    ------
    Fetched
        Ten times a second at least, also while nothing comes: each is a place to cancel.

    Returns
    -------
    bytes

    Raises
    ------
    FetchError
        Always this one, with a message for people.
    """
    chunks: list[bytes] = []
    where = address(url)
    shown = shown_name(name or where.name)
    page = (
        text("“{name}” is a web page, not a picture.", name=shown),
        text("Open the picture itself in the browser, and drag that."),
    )
    yield from _pouring(_Order(where, shown, limit, timeout, overall, page), chunks.append)
    return b"".join(chunks)


def fetching_file(
    url: str,
    target: Path,
    limit: int,
    *,
    digest_prefix: str = "",
    timeout: float = SILENCE,
    overall: float = FILE_TIME,
    name: str = "",
) -> Generator[Fetched, None, str]:
    """Download to a file, which gets its name only when it is complete and on the disk.

    Parameters
    ----------
    url : str
        An address of http or https.
    target : Path
        The file; its folder is made where it is missing, and what was there is replaced.
    limit : int
        Bytes above which it is refused, as announced or as they come.
    digest_prefix : str
        What its SHA-256 has to begin with.
    timeout, overall : float
        As in `fetching`.
    name : str
        What to call it; by default the target's name.

    Yields
    ------
    Fetched

    Returns
    -------
    str
        Its SHA-256 in hexadecimal digits.

    Raises
    ------
    FetchError
        Always this one; the target is then as it was, and nothing is left beside it.
    """
    where = address(url)
    shown = shown_name(name or target.name)
    page = (
        text("A web page came instead of “{name}”.", name=shown),
        text("Networks that ask for a login do that: open any page in the browser first."),
    )
    order = _Order(where, shown, limit, timeout, overall, page)
    digest = hashlib.sha256()
    # Not tempfile's: its files can be read by their owner alone, and a cache may be shared.
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:

            def pour(chunk: bytes) -> None:
                digest.update(chunk)
                file.write(chunk)

            yield from _pouring(order, pour)
            file.flush()
            os.fsync(file.fileno())
        found = digest.hexdigest()
        if not found.startswith(digest_prefix):
            raise FetchError(
                text("What came as “{name}” does not match its published checksum.", name=shown),
                text("It was not kept. Download it again, or over another network."),
            )
        part.replace(target)
    except OSError as error:
        what = text(
            "“{name}” cannot be stored in {folder}: {reason}.",
            name=shown,
            folder=str(target.parent),
            reason=error.strerror or type(error).__name__,
        )
        raise FetchError(what, text("Make room, or allow writing there, and try again.")) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return found


def picture_at(
    url: str,
    *,
    limit: int = MAX_BYTES,
    timeout: float = SILENCE,
    overall: float = PICTURE_TIME,
) -> Generator[Fetched, None, tuple[bytes, str]]:
    """Download a picture into memory.

    Parameters
    ----------
    url : str
        An address of http or https.
    limit : int
        Bytes above which it is refused.
    timeout, overall : float
        As in `fetching`.

    Yields
    ------
    Fetched

    Returns
    -------
    (bytes, str)
        Whatever it is, for `read_picture` to find out, and its name.

    Raises
    ------
    FetchError
        Also when it is a web page.
    """
    name = address(url).name
    return (yield from fetching(url, limit, timeout=timeout, overall=overall, name=name)), name


def _pouring(order: _Order, pour: Callable[[bytes], None]) -> Generator[Fetched, None, None]:
    """Hand over what comes, piece by piece, until the end of it."""
    head, done = Head(None, ""), 0
    yield Fetched(0, None)
    started = heard = time.monotonic()
    line = Line(order.where, order.timeout)
    line.start()
    try:
        while True:
            came = line.next()
            if came is not None:
                heard = time.monotonic()
            match came:
                case None if time.monotonic() - heard > order.timeout:
                    raise stalled(order.where)
                case Exception() as error:
                    raise error
                case Head() as head:
                    _check_size(head.total, order)
                case b"":
                    break
                case bytes() as chunk:
                    if not done:
                        _check_kind(chunk, head.kind, order)
                    done += len(chunk)
                    _check_size(done, order, more=True)
                    pour(chunk)
            if time.monotonic() - started > order.overall:
                raise _too_slow(order, done)
            yield Fetched(done, head.total)
    finally:
        line.stop()
    if head.total is not None and done < head.total:
        raise broken_off(order.where)


def _check_size(count: int | None, order: _Order, *, more: bool = False) -> None:
    if count is None or count <= order.limit:
        return
    name, limit = order.name, size(order.limit)
    what = (
        text("“{name}” takes more than the limit of {limit}.", name=name, limit=limit)
        if more
        else text(
            "“{name}” takes {size}; the limit is {limit}.", name=name, size=size(count), limit=limit
        )
    )
    raise FetchError(what, text("Nothing of it was kept; look for a smaller one."))


def _check_kind(start: bytes, kind: str, order: _Order) -> None:
    """Refuse web pages at once; everything else is left to who reads the content."""
    declared = kind in ("text/html", "application/xhtml+xml") and markup(start).startswith(b"<")
    if declared or is_web_page(start):
        raise FetchError(*order.page)


def _too_slow(order: _Order, done: int) -> FetchError:
    what = text(
        "{host} sent only {done} in {seconds:.0f} s.",
        host=order.where.host,
        done=size(done),
        seconds=order.overall,
    )
    return FetchError(what, text("Try again later, or save it with the browser."))
