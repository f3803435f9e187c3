"""The worker thread: runs one generator at a time, the latest that was asked for.

A generator *is* the job: what it yields is reported on the main thread, and between two yields it
can be closed. Qt's own thread pool and superqt's generator worker were rejected: the first cannot
be cancelled, the second loses a RuntimeError, which is what torch raises for shapes and memory.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from vgg_explorer.arch.text import text
from vgg_explorer.engine.threads import let_go
from vgg_explorer.session import events as ev

log = logging.getLogger(__name__)

Job = Callable[[], Iterator[object]]

PROGRESS_INTERVAL = 1 / 30
"""Seconds between two progress reports that reach the window; later ones replace earlier ones."""

MAX_MAIL = 64
"""Reports that may wait for the window; a job that is further ahead waits for it. Hundreds of large
maps in a queue would fill the memory while the window is busy."""


class _Thread(QThread):
    """Runs jobs until it is told to quit. Everything shared is guarded by one condition."""

    arrived = Signal()

    def __init__(self, parent: QObject, *, keeps_all: bool) -> None:
        super().__init__(parent)
        self._keeps_all = keeps_all
        self._lock = threading.Condition()
        self._waiting: deque[tuple[int, Job]] = deque()
        self._latest = 0
        self._quitting = False
        self._mail: deque[tuple[int, object]] = deque()

    # Main thread

    def ask(self, job: Job) -> int:
        with self._lock:
            self._latest += 1
            if not self._keeps_all:
                self._waiting.clear()
            self._waiting.append((self._latest, job))
            self._lock.notify_all()
            return self._latest

    def drop(self) -> None:
        """Cancel what runs and forget what waits."""
        with self._lock:
            self._latest += 1
            self._waiting.clear()
            self._lock.notify_all()

    def quit_soon(self) -> None:
        with self._lock:
            self._quitting = True
            if not self._keeps_all:
                self._latest += 1
                self._waiting.clear()
            self._lock.notify_all()

    def collect(self) -> list[object]:
        """Return what has come from the latest job; late reports of older ones are dropped."""
        with self._lock:
            mail = [event for number, event in self._mail if self._wanted(number)]
            self._mail.clear()
            self._lock.notify_all()
        return mail

    # Worker thread

    def run(self) -> None:
        while (asked := self._wait()) is not None:
            self._work(*asked)
            let_go()  # the threads of a worker that waits would slow down those that compute

    def _wait(self) -> tuple[int, Job] | None:
        with self._lock:
            self._lock.wait_for(lambda: self._quitting or bool(self._waiting))
            return self._waiting.popleft() if self._waiting else None

    def _wanted(self, number: int) -> bool:
        return self._keeps_all or number == self._latest

    def _work(self, number: int, job: Job) -> None:
        try:
            self._iterate(number, job())
            return
        except Exception as error:  # noqa: BLE001 - a job may fail in any way; the window must live
            failure = self._failed(error)
        # Outside `except`: the traceback would keep every tensor of the job alive.
        self._post(number, failure)

    def _iterate(self, number: int, steps: Iterator[object]) -> None:
        shown = 0.0
        try:
            for event in steps:
                if not self._wanted(number):
                    return
                if event is None:
                    continue  # a place to be cancelled at, with nothing to tell
                now = time.monotonic()
                if isinstance(event, ev.JobProgressed):
                    if now - shown < PROGRESS_INTERVAL:
                        continue
                    shown = now
                self._post(number, event)
        finally:
            close = getattr(steps, "close", None)
            if close is not None:
                close()

    def _failed(self, error: Exception) -> ev.JobFailed:
        what, hint = getattr(error, "what", None), getattr(error, "hint", None)
        if what is not None and hint is not None:
            log.warning("%s", error)
            return ev.JobFailed(what, hint, getattr(error, "remedy", None))
        log.error("a job failed", exc_info=error)
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return ev.JobFailed(
            text("The computation failed: {reason}", reason=reason),
            text("Everything is as it was before. Run again, or change the network or picture."),
        )

    def _post(self, number: int, event: object) -> None:
        with self._lock:
            self._lock.wait_for(lambda: self._room(number))
            first = not self._mail
            self._mail.append((number, event))
        if first:
            self.arrived.emit()

    def _room(self, number: int) -> bool:
        """Whether a report need not wait: nobody collects when it is not wanted or all ends."""
        return len(self._mail) < MAX_MAIL or self._quitting or not self._wanted(number)


class Worker(QObject):
    """One thread for long work.

    Parameters
    ----------
    keeps_all : bool
        Every job is run to its end, one after the other, also those that wait when the thread is
        stopped: for files that the user saves. Otherwise only the latest job matters.

    Signals
    -------
    reported(object)
        An event of the latest job, on the main thread.
    delivered(tuple)
        The same events, those that came in together: who shows them has to look only once.
    """

    reported = Signal(object)
    delivered = Signal(tuple)

    def __init__(self, parent: QObject | None = None, *, keeps_all: bool = False) -> None:
        super().__init__(parent)
        self._thread = _Thread(self, keeps_all=keeps_all)
        self._thread.arrived.connect(self._deliver)

    def ask(self, job: Job) -> None:
        """Run this job as soon as possible; one that is running is closed, unless all are kept."""
        if not self._thread.isRunning():
            self._thread.start()
        self._thread.ask(job)

    def cancel(self) -> None:
        """Close the job that runs at its next yield; nothing more of it is reported."""
        self._thread.drop()

    def stop(self, seconds: float) -> bool:
        """End the thread; return whether it ended in time."""
        self._thread.quit_soon()
        return self._thread.wait(int(seconds * 1000))

    def _deliver(self) -> None:
        events = self._thread.collect()
        if events:
            self.delivered.emit(tuple(events))
        for event in events:
            self.reported.emit(event)
