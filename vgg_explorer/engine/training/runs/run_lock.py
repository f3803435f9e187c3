"""A file that is held while a process trains into a folder.

The system lets go of it with the process, however that ends.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
import time
from pathlib import Path

from vgg_explorer.engine.training.runs.run_files import LOCK

_PLACE = 2**30
"""The byte that is locked: Windows would keep others from reading those before it."""

_TO_LOOK = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY
"""A run may lie on a disk that cannot be written, or be another user's."""

_TRIES = 3
_PAUSE = 0.02
"""Seconds. Whoever looks whether a folder is held, holds it for a moment."""


class RunLock:
    """Holds a run folder for this process.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the folder; return whether it is free.

        Raises
        ------
        OSError
            Where the file cannot be made.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            taken = _locked_soon(handle)
            if taken:
                told = {"pid": os.getpid(), "host": socket.gethostname(), "since": time.time()}
                os.ftruncate(handle, 0)
                os.write(handle, json.dumps(told).encode())
                self._handle = handle
        finally:
            if self._handle is None:
                os.close(handle)
        return taken

    def give_back(self) -> None:
        """Let others have the folder."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def held(folder: Path) -> bool:
    """Return whether some process, this one included, trains into a folder."""
    try:
        handle = os.open(folder / LOCK, _TO_LOOK)
    except FileNotFoundError:
        return False
    except OSError:  # of another user, who lets nobody look
        return True
    try:
        return not _locked(handle, sharing=True)
    finally:
        os.close(handle)


def _locked_soon(handle: int) -> bool:
    for _ in range(_TRIES - 1):
        if _locked(handle):
            return True
        time.sleep(_PAUSE)
    return _locked(handle)


def host(folder: Path) -> str | None:
    """Return the computer whose process took a folder last, where it says so."""
    with contextlib.suppress(OSError, ValueError):
        told = json.loads((folder / LOCK).read_bytes()[:1000])
        name = told.get("host") if isinstance(told, dict) else None
        return name if isinstance(name, str) else None
    return None


def is_here(folder: Path) -> bool:
    """Return whether the process that took a folder last was on this computer."""
    return host(folder) in {None, socket.gethostname()}


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int, *, sharing: bool = False) -> bool:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _locked(handle: int, *, sharing: bool = False) -> bool:
        """Lock a file; those who share it keep only those out who do not."""
        # Not lockf: its locks belong to the process, so a second run of it would be let in.
        kind = fcntl.LOCK_SH if sharing else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except OSError as error:
            # On disks of clusters that have no locks nobody can be kept out.
            return error.errno in {errno.ENOSYS, errno.ENOTSUP}
        return True
