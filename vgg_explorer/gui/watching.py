"""Files that are open and change on disk: the user is asked whether to read them again.

Nothing is read again unasked: what is on the desk is the user's, and the other program may not be
done.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from vgg_explorer.arch.text import text
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.gui.worker import Worker
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import NoticeAction

if TYPE_CHECKING:
    from vgg_explorer.gui.store import Store
    from vgg_explorer.session.state import AppState

SETTLE_MS = 400
"""A program that writes a file does so in several steps; it is looked at once it rests."""

Stamp = tuple[int, int, int] | None
"""Inode, bytes and time of change of a file; None where there is none."""


def stamps(paths: tuple[Path, ...], *, first: bool) -> Iterator[object]:
    """Look at files; on a worker, as a disk may be asleep.

    Yields
    ------
    (bool, dict of Path to Stamp)
        Whether this is what they are to be held to.
    """
    found: dict[Path, Stamp] = {}
    for path in paths:
        try:
            info = path.stat()
        except OSError:
            found[path] = None
        else:
            found[path] = (info.st_ino, info.st_size, info.st_mtime_ns)
    yield first, found


class FileWatcher(QObject):
    """Watches the files that the session has open.

    Parameters
    ----------
    store : Store
    parent : QObject
    """

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._known: dict[Path, Stamp] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._changed)
        self._worker = Worker(self, keeps_all=True)
        self._worker.reported.connect(self._looked)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look)
        store.changed.connect(self._follow)

    def stop(self) -> bool:
        """End watching; return whether the thread ended in time."""
        self._settle.stop()
        watched = self._watcher.files()
        if watched:
            self._watcher.removePaths(watched)
        return self._worker.stop(5)

    def _follow(self, old: AppState, new: AppState) -> None:
        if old.network_file is new.network_file and old.input.source is new.input.source:
            return
        wanted = set(_open_files(new))
        for path in [path for path in self._known if path not in wanted]:
            self._watcher.removePath(str(path))
            del self._known[path]
        # One that was written or read again is looked at anew.
        fresh = wanted - self._known.keys()
        if old.network_file is not new.network_file and new.network_file is not None:
            fresh.add(new.network_file)
        if fresh:
            self._worker.ask(partial(stamps, tuple(fresh), first=True))

    def _changed(self, _path: str) -> None:
        self._settle.start()

    def _look(self) -> None:
        self._worker.ask(partial(stamps, tuple(self._known), first=False))

    def _looked(self, report: tuple[bool, dict[Path, Stamp]]) -> None:
        first, found = report
        wanted = set(_open_files(self._store.state))
        for path, stamp in found.items():
            if path not in wanted:
                continue
            before = self._known.get(path)
            self._known[path] = stamp
            if stamp is not None and str(path) not in self._watcher.files():
                self._watcher.addPath(str(path))  # a file that was replaced is another one to Qt
            if not first and stamp is not None and stamp != before:
                self._ask(path)

    def _ask(self, path: Path) -> None:
        what = text("“{name}” was changed by another program.", name=shown_name(path.name))
        hint = text("What is open here is as it was.")
        again = NoticeAction(text("Read it again"), ev.PathsRequested((path,)))
        self._store.dispatch(ev.NoticeRaised("info", what, hint, (again,)))


def _open_files(state: AppState) -> Iterator[Path]:
    """Yield the files of the network and of the picture on the desk."""
    if state.network_file is not None:
        yield state.network_file
    source = state.input.source
    if source is not None and isinstance(source.data, Path) and source.sample is None:
        yield source.data
