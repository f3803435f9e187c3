"""Where the bytes of a picture come from: files that may be anything, and what they really are."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES = 256 * 2**20
"""Bytes of a picture file; the largest camera files stay below it."""

MAX_SHOWN_NAME = 60
"""Characters of a file name in a message."""

CHOOSE_ANOTHER = text("Choose a PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF picture.")


class PictureError(Exception):
    """A picture that cannot be opened; what was open before stays.

    Parameters
    ----------
    what : Text
        What is wrong, and with which file.
    hint : Text
        What to do next.
    readable_part : bool
        Whether ``read_picture(..., allow_damaged=True)`` would show a part of it.
    """

    def __init__(self, what: Text, hint: Text, *, readable_part: bool = False) -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint
        self.readable_part = readable_part

    def __str__(self) -> str:
        return f"{self.what} {self.hint}"


def shown_name(name: str) -> str:
    """Return a file name as people see it: composed accents, printable, of bearable length."""
    composed = unicodedata.normalize("NFC", name)
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in composed)
    if len(printable) <= MAX_SHOWN_NAME:
        return printable
    return f"{printable[:38]}…{printable[-21:]}"


def read_bytes(path: Path) -> bytes:
    """Read a regular file whole; never waits on a pipe or a device.

    Parameters
    ----------
    path : Path
        The file; a name whose accents are composed differently on disk is found too.

    Raises
    ------
    PictureError
        When it is missing, no regular file, too large, unreadable, or changes while it is read.
    """
    name = shown_name(path.name or str(path))
    try:
        found = _as_on_disk(path)
        # Looked at before opening: opening a pipe waits for a writer, and opening some devices
        # already does something.
        _check(os.stat(found), name)
        flags = os.O_RDONLY
        for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
            flags |= getattr(os, flag, 0)
        with os.fdopen(os.open(found, flags), "rb") as file:
            # Looked at again: another file may stand there by now.
            before = os.fstat(file.fileno())
            _check(before, name)
            data = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise _explained(error, name) from error
    except ValueError as error:  # a NUL or a lone surrogate in the path
        raise PictureError(
            text("“{name}” is not a possible file name.", name=name), text("Rename the file.")
        ) from error
    if len(data) != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise PictureError(
            text("“{name}” changed while it was being read.", name=name),
            text("Open it again when the other program has finished writing it."),
        )
    return data


def _as_on_disk(path: Path) -> Path:
    """Return the path in the spelling that exists: one accent has two encodings (NFC, NFD)."""
    if not path.exists():
        for form in ("NFC", "NFD"):
            other = path.with_name(unicodedata.normalize(form, path.name)) if path.name else path
            if other.exists():
                return other
    return path


def _check(info: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(info.st_mode):
        raise PictureError(
            text("“{name}” is a folder.", name=name), text("Choose one of the pictures in it.")
        )
    if not stat.S_ISREG(info.st_mode):
        raise PictureError(
            text("“{name}” is not a regular file.", name=name),
            text("Pipes and devices cannot be opened; choose a picture file."),
        )
    if info.st_size > MAX_BYTES:
        raise too_many_bytes(info.st_size, name)


def too_many_bytes(size: int, name: str) -> PictureError:
    """Return the error for a file above `MAX_BYTES`."""
    return PictureError(
        text(
            "“{name}” takes {size:.0f} MiB; the limit is {limit} MiB.",
            name=name,
            size=size / 2**20,
            limit=MAX_BYTES // 2**20,
        ),
        text("Save a smaller copy, for example as JPEG."),
    )


def _explained(error: OSError, name: str) -> PictureError:
    if error.errno == errno.ENAMETOOLONG:
        return PictureError(
            text("The name “{name}” is too long for this system.", name=name),
            text("Rename the file to something shorter."),
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return PictureError(
            text("“{name}” does not exist.", name=name),
            text("It may have been moved, renamed or deleted; choose it again."),
        )
    if isinstance(error, PermissionError):
        return PictureError(
            text("You have no permission to read “{name}”.", name=name),
            text("Change the permissions of the file, or copy it to a folder of your own."),
        )
    return PictureError(
        text(
            "“{name}” cannot be read: {reason}.",
            name=name,
            reason=error.strerror or type(error).__name__,
        ),
        text("Check the disk or the connection, then open it again."),
    )


_EXPORT = text("Export it as PNG in the program that made it, and open that.")
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_SVG = re.compile(rb"<svg[\s>]")
_PAGE = re.compile(rb"^<(!doctype\s+html|html|head|body|script|meta)\b")


def _brand(data: bytes) -> bytes:
    return data[8:12] if data[4:8] == b"ftyp" else b""


def _markup(data: bytes) -> bytes:
    return data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()


def _starts(*magics: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magics)


def _is_text(data: bytes) -> bool:
    start = data[:4096]
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start):
        return False
    # A character may be cut in two at the end of what was looked at.
    for cut in range(4):
        with contextlib.suppress(UnicodeDecodeError):
            return bool(start[: len(start) - cut].decode())
    return False


# What else calls itself .png or .jpg, most often first where two could match. The EPS rows matter:
# Pillow would start Ghostscript on one, which is why only listed formats are tried at all.
_KINDS: tuple[tuple[Callable[[bytes], bool], Text, Text], ...] = (
    (
        lambda data: _brand(data) in _HEIC_BRANDS,
        text("a HEIC picture, which cannot be opened here"),
        text(
            "Convert it to JPEG or PNG: on a Mac with Preview (File > Export); an iPhone takes"
            " JPEG pictures with Settings > Camera > Formats > Most Compatible."
        ),
    ),
    (
        lambda data: bool(_PAGE.match(_markup(data))),
        text("a web page, not a picture"),
        text("The download failed. Save the picture itself and open that."),
    ),
    (
        _starts(b"version https://git-lfs"),
        text("a Git LFS pointer, not the picture itself"),
        text("Run “git lfs pull” in its repository, then open it again."),
    ),
    (
        lambda data: bool(_SVG.search(_markup(data))),
        text("an SVG drawing, which has no pixels"),
        _EXPORT,
    ),
    (
        _starts(b"%!PS", b"\xc5\xd0\xd3\xc6"),
        text("a PostScript (EPS) file, which is a program and was not run"),
        _EXPORT,
    ),
    (_starts(b"%PDF"), text("a PDF document"), _EXPORT),
    (_starts(b"8BPS"), text("a Photoshop document"), _EXPORT),
    (_starts(b"gimp xcf"), text("a GIMP document"), _EXPORT),
    (
        _starts(b"\xff\x0a", b"\x00\x00\x00\x0cJXL "),
        text("a JPEG XL picture, which cannot be opened here"),
        text("Convert it to JPEG or PNG."),
    ),
    (
        _starts(b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51"),
        text("a JPEG 2000 picture, which cannot be opened here"),
        text("Convert it to JPEG or PNG."),
    ),
    (
        lambda data: bool(_brand(data).strip(b"\0")) and not _brand(data).startswith(b"avi"),
        text("a video"),
        text("Save one frame of it as a picture."),
    ),
    (_starts(b"\x1a\x45\xdf\xa3"), text("a video"), text("Save one frame of it as a picture.")),
    (_starts(b"PK\x03\x04"), text("a zip archive, or a document made of one"), CHOOSE_ANOTHER),
    (_starts(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"), text("an archive"), CHOOSE_ANOTHER),
    (_starts(b"\x93NUMPY"), text("a NumPy array file"), CHOOSE_ANOTHER),
    (_starts(b"MZ", b"\x7fELF"), text("a program"), CHOOSE_ANOTHER),
    (_is_text, text("a text file"), CHOOSE_ANOTHER),
)


def not_a_picture(data: bytes, name: str) -> PictureError:
    """Return the error for bytes that no reader takes, with their true kind where it is known.

    Parameters
    ----------
    data : bytes
        The whole file, or at least its first 4 KiB.
    name : str
        The name to show.
    """
    for matches, kind, hint in _KINDS:
        if matches(data):
            return PictureError(text("“{name}” is {kind}.", name=name, kind=kind), hint)
    return PictureError(
        text("“{name}” is not a picture that can be opened here.", name=name), CHOOSE_ANOTHER
    )
