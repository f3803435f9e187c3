"""Reading a picture from wherever it comes; a failure is an answer, not an exception."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Address, PictureSource
from vgg_explorer.session.samples import SAMPLES

if TYPE_CHECKING:
    from vgg_explorer.engine.images import Picture

KEPT_BYTES = 2**26
"""Pixels of pictures that were read; a photograph as the program holds it has 9 MB."""

Answer = ev.PictureRead | ev.PictureFailed


def title_of(source: PictureSource) -> Text | str:
    """Return what a picture is called; samples have names in the user's language."""
    return next((s.title for s in SAMPLES if s.key == source.sample), source.name)


def reading(source: PictureSource) -> Generator[ev.JobProgressed, None, Answer]:
    """Read a picture, also from the web, with progress."""
    answer = yield from _first(source, source)
    if isinstance(answer, ev.PictureFailed) and source.instead is not None:
        second = replace(source, data=source.instead, instead=None)
        return (yield from _first(second, source))
    return answer


def read(source: PictureSource) -> Answer:
    """Read a picture to the end."""
    steps = reading(source)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            answer: Answer = done.value
            return answer


def _first(
    source: PictureSource, asked: PictureSource
) -> Generator[ev.JobProgressed, None, Answer]:
    """Read ``source``, in answer to what was ``asked``."""
    from vgg_explorer.engine.importing import numpy_preload

    numpy_preload()
    from vgg_explorer.engine import images
    from vgg_explorer.engine.errors import EngineError

    try:
        if isinstance(source.data, Address):
            fetched, name = yield from _fetched(source.data.url)
            picture = images.read_picture(fetched, name, allow_damaged=source.allow_damaged)
        else:
            picture = _opened(source)
    except images.PictureError as error:
        return ev.PictureFailed(error.what, error.hint, asked, error.readable_part)
    except EngineError as error:
        return ev.PictureFailed(error.what, error.hint, asked)
    return ev.PictureRead(picture, asked)


def _fetched(url: str) -> Generator[ev.JobProgressed, None, tuple[bytes, str]]:
    from vgg_explorer.engine.fetch import picture_at

    steps = picture_at(url)
    while True:
        try:
            step = next(steps)
        except StopIteration as done:
            found: tuple[bytes, str] = done.value
            return found
        what = text("Fetching the picture")
        yield ev.JobProgressed(what, step.done / step.total if step.total else None)


def _opened(source: PictureSource) -> Picture:
    import numpy as np

    from vgg_explorer.engine import images

    data = source.data() if callable(source.data) else source.data
    if not isinstance(data, (Path, bytes)):
        return images.from_pixels(np.asarray(data), source.name)
    # What was found inside a folder has a name of its own.
    name = data.name if isinstance(data, Path) and callable(source.data) else source.name
    key = _file_key(data, name, source) if isinstance(data, Path) else None
    known = _recent.get(key) if key is not None else None
    if known is None:
        known = images.read_picture(data, name, allow_damaged=source.allow_damaged)
    if key is not None:
        _recent.put(key, known)
    return known


def _file_key(path: Path, name: str, source: PictureSource) -> tuple[object, ...] | None:
    """Return what changes whenever a file does, or None where it cannot be asked."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    which = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return str(path), name, source.allow_damaged, *which


class _Recent:
    """The pictures that were read last, by the state of their file."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pictures: OrderedDict[tuple[object, ...], Picture] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[object, ...]) -> Picture | None:
        with self._lock:
            return self._pictures.get(key)

    def put(self, key: tuple[object, ...], picture: Picture) -> None:
        with self._lock:
            self._pictures[key] = picture
            self._pictures.move_to_end(key)
            while sum(known.pixels.nbytes for known in self._pictures.values()) > self._limit:
                self._pictures.popitem(last=False)


_recent = _Recent(KEPT_BYTES)
