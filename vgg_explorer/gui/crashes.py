"""No exception vanishes: each goes to the log and becomes a notice, and the program lives."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal

from vgg_explorer.arch.text import text
from vgg_explorer.gui.store import Store
from vgg_explorer.session import events as ev

log = logging.getLogger("vgg_explorer")

INTERVAL_MS = 1000
"""An error that repeats, as in a paint loop, is told at most this often."""

MAX_LOG = 1_000_000


class Crashes(QObject):
    """Receives what nobody caught, on any thread."""

    caught = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._waiting: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._tell_waiting)
        # Queued where it comes from another thread: widgets are the main thread's alone.
        self.caught.connect(self._tell)

    def install(self) -> None:
        """Become the hook for uncaught exceptions."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    @staticmethod
    def uninstall() -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.error("uncaught", exc_info=(kind, error, trace))
        self.caught.emit(f"{kind.__name__}: {error}".splitlines()[0][:200])

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, reason: str) -> None:
        if self._timer.isActive():
            self._waiting[reason] = self._waiting.get(reason, 0) + 1
            return
        self._timer.start()
        self._raise(reason)

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for reason, times in waiting.items():
            self._timer.start()
            self._raise(reason, times)

    def _raise(self, reason: str, times: int = 1) -> None:
        what = text("Something went wrong in the program: {reason}", reason=reason)
        hint = text("Your work is as it was. Details are in the log.")
        # Each counts, and all are shown at once.
        self._store.dispatch(*[ev.NoticeRaised("error", what, hint)] * times)


def log_to(folder: Path) -> None:
    """Write the log into a folder; a log that grew too large starts anew."""
    path = folder / "vgg-explorer.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_LOG:
            path.replace(path.with_suffix(".log.old"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return  # without a log the program works as well
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
