"""A camera or a video as the picture: its latest frame goes to the worker when that is free.

Frames that come in between are dropped, never queued. QtMultimedia is imported when it is first
needed: it brings FFmpeg along, and on Linux it needs a library that a bare system lacks.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QTimer, QUrl

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.sources import PictureError, shown_name
from vgg_explorer.gui import offers
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Live, PictureSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from PySide6.QtMultimedia import QCamera, QMediaPlayer, QVideoFrame

    from vgg_explorer.gui.store import Store
    from vgg_explorer.session.state import AppState

log = logging.getLogger(__name__)

REPORT_MS = 500
"""The frame rate is told this often."""

# FFmpeg tells at length which graphics libraries it did not find; errors reach the user otherwise.
_QUIET = "qt.multimedia.*=false"

WINDOW_SECONDS = 2.0
"""Frame rates are means over so long."""

PREDICT_SECONDS = 1.0
"""So often the whole pass is computed for the predictions; maps follow each frame."""


class Rate:
    """Events a second, over the last `WINDOW_SECONDS`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[float] = deque()

    def count(self) -> None:
        """Note one."""
        self._times.append(self._clock())

    def value(self) -> float:
        """Return the rate."""
        now = self._clock()
        while self._times and self._times[0] < now - WINDOW_SECONDS:
            self._times.popleft()
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / max(self._times[-1] - self._times[0], 1e-3)


class LivePlayer(QObject):
    """Plays what ``state.input.live`` names, and offers its frames as pictures.

    Parameters
    ----------
    store : Store
    parent : QObject
    """

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._live: Live | None = None
        self._source: _Video | _Camera | None = None
        self._frame: QVideoFrame | None = None
        self._clock = time.monotonic
        self._predicted = 0.0
        self._arriving, self._shown = Rate(), Rate()
        self._report = QTimer(self)
        self._report.setInterval(REPORT_MS)
        self._report.timeout.connect(self._tell)
        store.changed.connect(self.follow)

    def stop(self) -> None:
        """Let go of the camera or the file."""
        self._report.stop()
        self._frame = None
        if self._source is not None:
            self._source.close()
            self._source = None

    def seek(self, seconds: float) -> None:
        """Go to a place in a video."""
        if isinstance(self._source, _Video):
            self._source.seek(seconds)

    def follow(self, old: AppState, new: AppState) -> None:
        """Start, stop or pause as the state says, and offer a frame that waits."""
        live = new.input.live
        if live is not self._live:
            before, self._live = self._live, live
            if live is None:
                self.stop()
            elif before is None or before.key != live.key:
                self._start(live)
            elif before.paused != live.paused and self._source is not None:
                self._source.pause(live.paused)
        read = new.input.source
        if read is not old.input.source and read is not None and read.live:
            self._shown.count()
        if new.results.predictions is not old.results.predictions:
            self._predicted = self._clock()
        if self._frame is not None:
            self._offer(new)

    def _start(self, live: Live) -> None:
        self.stop()
        self._arriving, self._shown = Rate(), Rate()
        QLoggingCategory.setFilterRules(_QUIET)
        try:
            self._source = _Video(live.path, self) if live.path else _Camera(live.camera, self)
        except ImportError as error:
            log.warning("QtMultimedia: %s", error)
            what = text("Cameras and videos need QtMultimedia: {reason}.", reason=str(error))
            self.fail(what, text("On Debian and Ubuntu install libpulse0, then start again."))
            return
        except NoSourceError as error:
            self.fail(error.what, error.hint)
            return
        self._report.start()

    def fail(self, what: Text, hint: Text) -> None:
        """End the source soon and tell why; the picture stays."""
        # Not now: this may be the answer to the very change of the state that began it.
        QTimer.singleShot(0, self, partial(self._failed, what, hint))

    def _failed(self, what: Text, hint: Text) -> None:
        if self._live is None:
            return  # a file that cannot be read tells so more than once
        self._store.dispatch(ev.LiveChanged(None))
        self._store.dispatch(ev.NoticeRaised("error", what, hint))

    def arrived(self, frame: QVideoFrame) -> None:
        """Take a frame; the one before it that has not been looked at is dropped."""
        if not frame.isValid() or self._live is None:
            return
        self._arriving.count()
        self._frame = frame
        self._offer(self._store.state)

    def _offer(self, state: AppState) -> None:
        if self._busy(state) or self._live is None or self._frame is None:
            return
        frame, self._frame = self._frame, None
        source = PictureSource(_Pixels(frame), shown_name(self._live.title), live=True)
        self._store.dispatch(ev.PictureOffered(source))

    def _busy(self, state: AppState) -> bool:
        """Whether the worker still has to do with the last frame.

        With maps of an early layer it could go on at once, but the predictions need the whole pass:
        they get it once in `PREDICT_SECONDS`.
        """
        if state.input.pending is not None:
            return True
        if state.job.status != "running":
            return False
        picture, maps = state.input.picture, state.results.maps
        followed = picture is not None and maps is not None and picture.digest in maps.digest
        return not followed or self._clock() - self._predicted > PREDICT_SECONDS

    def _tell(self) -> None:
        if self._live is None or self._source is None:
            return
        position, duration = self._source.place()
        told = replace(
            self._live,
            title=self._source.title or self._live.title,
            shown=self._shown.value(),
            arriving=self._arriving.value(),
            position=position,
            duration=duration,
        )
        if told != self._live:
            self._store.dispatch(ev.LiveChanged(told))


class NoSourceError(Exception):
    """There is no such camera."""

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Pixels:
    """A frame whose pixels the worker takes: to convert one may take ten milliseconds."""

    frame: QVideoFrame

    def __call__(self) -> np.ndarray:
        image = self.frame.toImage()
        if image.isNull():
            raise PictureError(
                text("A frame of the video cannot be read."), text("Try another file or camera.")
            )
        return offers.pixels_of(image)


class _Video(QObject):
    """A file that plays, over and over, without its sound."""

    def __init__(self, path: Path, player: LivePlayer) -> None:
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

        super().__init__(player)
        self.title = ""
        self._live = player
        self._name = shown_name(path.name)
        if not path.is_file():
            raise NoSourceError(
                text("The video “{name}” is not there.", name=self._name),
                text("It may have been moved; choose it again."),
            )
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(player.arrived)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._player.errorOccurred.connect(self._failed)
        self._player.mediaStatusChanged.connect(self._looked)
        self._player.setLoops(QMediaPlayer.Loops.Infinite)
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.play()

    def pause(self, paused: bool) -> None:
        if paused:
            self._player.pause()
        else:
            self._player.play()

    def seek(self, seconds: float) -> None:
        self._player.setPosition(round(seconds * 1000))

    def place(self) -> tuple[float | None, float | None]:
        return self._player.position() / 1000, self._player.duration() / 1000

    def close(self) -> None:
        self._player.stop()
        self.deleteLater()

    def _looked(self, _status: QMediaPlayer.MediaStatus) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        loaded = self._player.mediaStatus() == QMediaPlayer.MediaStatus.LoadedMedia
        if loaded and not self._player.hasVideo():
            self._failed()

    def _failed(self, *_: object) -> None:
        reason: Text | str = self._player.errorString() or text("there are no pictures in it")
        self._live.fail(
            text("The video “{name}” cannot be played: {reason}.", name=self._name, reason=reason),
            text("Choose another one, such as an MP4 file."),
        )


class _Camera(QObject):
    """A camera of the computer."""

    def __init__(self, key: str, player: LivePlayer) -> None:
        from PySide6.QtMultimedia import (
            QCamera,
            QMediaCaptureSession,
            QMediaDevices,
            QVideoSink,
        )

        super().__init__(player)
        devices = [bytes(device.id().data()).decode() for device in QMediaDevices.videoInputs()]
        if not devices or (key and key not in devices):
            raise NoSourceError(
                text("No camera was found."),
                text("Connect one and allow the program to use it, or open a video."),
            )
        found = QMediaDevices.videoInputs()[devices.index(key)] if key else None
        device = found or QMediaDevices.defaultVideoInput()
        self.title = device.description()
        self._live = player
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(player.arrived)
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._failed)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()

    def pause(self, paused: bool) -> None:
        self._camera.setActive(not paused)

    def place(self) -> tuple[float | None, float | None]:
        return None, None

    def close(self) -> None:
        self._camera.stop()
        self.deleteLater()

    def _failed(self, _error: QCamera.Error, reason: str) -> None:
        self._live.fail(
            text("The camera “{name}” stopped: {reason}.", name=self.title, reason=reason),
            text("Check that no other program uses it and that this one may."),
        )
