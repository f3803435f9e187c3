"""Writing files so that a crash, a full disk or a second writer never costs the old one."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path


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
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if backup and target.is_file():
            _keep(target)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _keep(target: Path) -> None:
    """Give the file its second name; it is never missing from its place meanwhile."""
    kept = target.with_name(target.name + ".bak")
    handle, name = tempfile.mkstemp(prefix=f".{kept.name}.", dir=target.parent)
    os.close(handle)
    try:
        shutil.copyfile(target, name)
        os.replace(name, kept)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
