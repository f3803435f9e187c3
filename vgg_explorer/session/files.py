"""Writing files so that a crash, a full disk or a second writer never costs the old one."""

from __future__ import annotations

import contextlib
import os
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
            os.replace(target, target.with_name(target.name + ".bak"))
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
