"""Writing files so that a crash, a full disk or a second writer never costs the old one."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

RETRIES = 3
RETRY_SECONDS = 0.1
"""On Windows a virus scanner may hold a new file, or the old one, for a moment."""


def write_atomically(target: Path, data: bytes, *, backup: bool = False) -> None:
    """Write a file beside its place, force it to disk and put it there in one step.

    Parameters
    ----------
    target : Path
    data : bytes
    backup : bool
        Keep the file that was there as ``NAME.bak``.

    Raises
    ------
    OSError
        The old file is then as it was, and no temporary file is left.
    """
    with replacing(target, backup=backup) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(target: Path, *, backup: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of ``target`` when all of it is on disk.

    Whatever is raised meanwhile, or an early end of the generator that writes: the old file is as
    it was, and no temporary file is left. Parameters and errors are those of `write_atomically`.
    """
    handle, name = _beside(target)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if backup and target.is_file():
            _keep(target)
        put(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _keep(target: Path) -> None:
    """Give the file its second name; it is never missing from its place meanwhile."""
    kept = target.with_name(target.name + ".bak")
    handle, name = _beside(kept)
    os.close(handle)
    try:
        shutil.copyfile(target, name)
        put(name, kept)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def put(name: str | Path, target: Path) -> None:
    """Move a file to its place in one step, where another one may be.

    Raises
    ------
    OSError
    """
    for _ in range(RETRIES):
        try:
            os.replace(name, target)
            return
        except PermissionError:
            time.sleep(RETRY_SECONDS)
    os.replace(name, target)


def _beside(target: Path) -> tuple[int, str]:
    # A part of the name: with all of it, the longest possible names would become too long.
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:32]}.", dir=target.parent)
    # Temporary files are private; what is saved is as open as the file before, or as any other.
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(target.stat().st_mode) if target.is_file() else 0o666 & ~_UMASK
        os.chmod(name, mode)
    return handle, name


def _umask() -> int:
    """Return the mask of new files; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_UMASK = _umask()
