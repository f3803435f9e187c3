"""Telling what bytes are by how they begin; the tables of kinds are built from these."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable

from vgg_explorer.arch.text import Text

Kind = tuple[Callable[[bytes], bool], Text, Text]
"""Whether bytes are of this kind, what to call it, and what to do with such a file."""

_PAGE = re.compile(rb"^<(!doctype\s+html|html|head|body|script|meta)\b")


def brand(data: bytes) -> bytes:
    """Return the brand of an ISO media file (video, HEIC, AVIF), empty where it is none."""
    return data[8:12] if data[4:8] == b"ftyp" else b""


def markup(data: bytes) -> bytes:
    """Return the beginning in small letters, without a byte order mark and leading space."""
    return data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()


def starts(*magics: bytes) -> Callable[[bytes], bool]:
    """Return a test for bytes that begin with one of these."""
    return lambda data: data.startswith(magics)


is_git_lfs_pointer = starts(b"version https://git-lfs")
is_archive = starts(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
is_program = starts(b"MZ", b"\x7fELF")
is_numpy = starts(b"\x93NUMPY")
is_pdf = starts(b"%PDF")


def is_web_page(data: bytes) -> bool:
    """Whether it is HTML, as a failed download leaves it."""
    return bool(_PAGE.match(markup(data)))


def is_text(data: bytes) -> bool:
    """Whether it is UTF-8 text without control characters."""
    start = data[:4096]
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start):
        return False
    # A character may be cut in two at the end of what was looked at.
    for cut in range(4):
        with contextlib.suppress(UnicodeDecodeError):
            return bool(start[: len(start) - cut].decode())
    return False
