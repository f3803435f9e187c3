"""Small pictures of the pictures in a strip: those in sight, read on a thread of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap

from vgg_explorer.gui.i18n import translated
from vgg_explorer.gui.widgets.picture_view import image_of
from vgg_explorer.gui.worker import Worker

if TYPE_CHECKING:
    import numpy as np

    from vgg_explorer.arch.text import Text
    from vgg_explorer.session.entering import PictureSource

STOP_SECONDS = 5.0

_kept: list[Worker] = []
"""Threads that hang in a file system: destroying one that runs would end the program."""


@dataclass(frozen=True, slots=True)
class _Made:
    source: PictureSource
    pixels: np.ndarray | None
    failure: Text | None


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """What is known of a picture: it, small, or why there is none."""

    source: PictureSource
    picture: QPixmap | None
    failure: str = ""


class Thumbnails(QObject):
    """Makes small pictures and keeps them as long as they are in the strip.

    Parameters
    ----------
    most : int
        Pixels of the longer side.

    Signals
    -------
    made(PictureSource)
        Something is known of it now.
    """

    made = Signal(object)

    def __init__(self, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most
        self._known: dict[int, Thumbnail] = {}
        self._asked: set[int] = set()
        self._worker: Worker | None = None
        self._stopped = False

    def keep(self, sources: tuple[PictureSource, ...]) -> None:
        """Forget all others."""
        ids = set(map(id, sources))
        self._known = {key: held for key, held in self._known.items() if key in ids}
        self._asked.clear()
        if self._worker is not None:
            self._worker.cancel()

    def of(self, source: PictureSource) -> Thumbnail | None:
        """Return what is known of a picture."""
        return self._known.get(id(source))

    def want(self, sources: list[PictureSource]) -> None:
        """Read those that are not known yet; what was asked for before and is not among them waits.

        What is on the web, or on the clipboard, is known when it is opened.
        """
        unread = [s for s in sources if isinstance(s.data, (Path, bytes)) and self.of(s) is None]
        ids = set(map(id, unread))
        if not ids or ids <= self._asked or self._stopped:
            return
        self._asked = ids
        if self._worker is None:
            self._worker = Worker(self)
            self._worker.reported.connect(self._take)
        self._worker.ask(partial(_making, tuple(unread), self._most))

    def put(self, source: PictureSource, pixels: np.ndarray) -> None:
        """Take a picture that is there at its full size."""
        step = max(1, max(pixels.shape[:2]) // self._most)
        self._hold(source, pixels[::step, ::step])

    def fail(self, source: PictureSource, why: str) -> None:
        """Take note that a picture cannot be read."""
        self._known[id(source)] = Thumbnail(source, None, why)
        self.made.emit(source)

    def stop(self) -> None:
        """End the thread; nothing is read any more."""
        self._stopped = True
        if self._worker is not None and not self._worker.stop(STOP_SECONDS):
            self._worker.setParent(None)
            _kept.append(self._worker)

    def _take(self, event: object) -> None:
        if not isinstance(event, _Made) or id(event.source) not in self._asked:
            return
        self._asked.discard(id(event.source))
        if event.pixels is not None:
            self._hold(event.source, event.pixels)
        elif event.failure is not None:
            self.fail(event.source, translated(event.failure))

    def _hold(self, source: PictureSource, pixels: np.ndarray) -> None:
        side = self._most
        small = image_of(pixels).scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._known[id(source)] = Thumbnail(source, QPixmap.fromImage(small))
        self.made.emit(source)


def _making(sources: tuple[PictureSource, ...], most: int) -> Iterator[object]:
    """Read pictures small, one after the other; each is a place to stop."""
    from vgg_explorer.engine.sources import PictureError
    from vgg_explorer.engine.thumbnails import thumbnail

    for source in sources:
        data = source.data
        if not isinstance(data, (Path, bytes)):
            continue
        try:
            yield _Made(source, thumbnail(data, source.name, most), None)
        except PictureError as error:
            yield _Made(source, None, error.what)
