"""Opening a file that may be anything: it never waits on a pipe, and what is read is one state."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text

if TYPE_CHECKING:
    from pathlib import Path

MAX_SHOWN_NAME = 60
"""Characters of a file name in a message."""


@dataclass(frozen=True)
class Wanted:
    """What kind of file is to be opened, and what to say when it is none.

    Parameters
    ----------
    error : callable
        Makes the exception from what is wrong and what to do.
    in_folder, instead_of_device, smaller : Text
        What to do when it is a folder, a pipe or device, or too large.
    max_bytes : int
    """

    error: Callable[[Text, Text], Exception]
    in_folder: Text
    instead_of_device: Text
    smaller: Text
    max_bytes: int


def shown_name(name: str) -> str:
    """Return a file name as people see it: composed accents, printable, of bearable length."""
    composed = unicodedata.normalize("NFC", name)
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in composed)
    if len(printable) <= MAX_SHOWN_NAME:
        return printable
    return f"{printable[:38]}…{printable[-21:]}"


@contextmanager
def opened(path: Path, wanted: Wanted) -> Iterator[tuple[BufferedReader, int]]:
    """Open a regular file for reading and give its size.

    Whoever stays to the end has read a file that did not change meanwhile.

    Parameters
    ----------
    path : Path
        The file; a name whose accents are composed differently on disk is found too.
    wanted : Wanted

    Raises
    ------
    Exception
        What ``wanted.error`` makes: when it is missing, no regular file, too large, unreadable, or
        changes while it is read.
    """
    name = shown_name(path.name or str(path))
    try:
        file, before = _open(path, name, wanted)
        with file:
            yield file, before.st_size
            whole = file.tell() == before.st_size and not file.read(1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise _explained(error, name, wanted) from error
    if not whole or after.st_mtime_ns != before.st_mtime_ns:
        raise wanted.error(
            text("“{name}” changed while it was being read.", name=name),
            text("Open it again when the other program has finished writing it."),
        )


def _open(path: Path, name: str, wanted: Wanted) -> tuple[BufferedReader, os.stat_result]:
    try:
        found = as_on_disk(path)
        # Looked at before opening: opening a pipe waits for a writer, and opening some devices
        # already does something.
        _check(os.stat(found), name, wanted)
        flags = os.O_RDONLY
        for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
            flags |= getattr(os, flag, 0)
        file = os.fdopen(os.open(found, flags), "rb")
    except ValueError as error:  # a NUL or a lone surrogate in the path
        raise wanted.error(
            text("“{name}” is not a possible file name.", name=name), text("Rename the file.")
        ) from error
    try:
        # Looked at again: another file may stand there by now.
        before = os.fstat(file.fileno())
        _check(before, name, wanted)
    except BaseException:
        file.close()
        raise
    return file, before


def as_on_disk(path: Path) -> Path:
    """Return a path in the spelling that exists: one accent has two encodings (NFC, NFD)."""
    if not path.exists():
        for form in ("NFC", "NFD"):
            other = path.with_name(unicodedata.normalize(form, path.name)) if path.name else path
            if other.exists():
                return other
    return path


def _check(info: os.stat_result, name: str, wanted: Wanted) -> None:
    if stat.S_ISDIR(info.st_mode):
        raise wanted.error(text("“{name}” is a folder.", name=name), wanted.in_folder)
    if not stat.S_ISREG(info.st_mode):
        raise wanted.error(
            text("“{name}” is not a regular file.", name=name), wanted.instead_of_device
        )
    if info.st_size > wanted.max_bytes:
        raise wanted.error(too_large(info.st_size, wanted.max_bytes, name), wanted.smaller)


def too_large(size: int, limit: int, name: str) -> Text:
    """Say that a file is above a limit."""
    return text(
        "“{name}” takes {size:.0f} MiB; the limit is {limit} MiB.",
        name=name,
        size=size / 2**20,
        limit=limit // 2**20,
    )


def empty(name: str) -> tuple[Text, Text]:
    """Say that a file has no content, and what to do."""
    return (
        text("“{name}” is empty (0 bytes).", name=name),
        text("It was probably not saved or downloaded completely; get it again."),
    )


def too_long(name: str) -> tuple[Text, Text]:
    """Say that a file name is too long, and what to do."""
    return (
        text("The name “{name}” is too long for this system.", name=name),
        text("Rename the file to something shorter."),
    )


def _explained(error: OSError, name: str, wanted: Wanted) -> Exception:
    if error.errno == errno.ENAMETOOLONG:
        return wanted.error(*too_long(name))
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return wanted.error(
            text("“{name}” does not exist.", name=name),
            text("It may have been moved, renamed or deleted; choose it again."),
        )
    if isinstance(error, PermissionError):
        return wanted.error(
            text("You have no permission to read “{name}”.", name=name),
            text("Change the permissions of the file, or copy it to a folder of your own."),
        )
    return wanted.error(
        text(
            "“{name}” cannot be read: {reason}.",
            name=name,
            reason=error.strerror or type(error).__name__,
        ),
        text("Check the disk or the connection, then open it again."),
    )
