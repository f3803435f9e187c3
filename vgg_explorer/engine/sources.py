"""Where the bytes of a picture come from: files that may be anything, and what they really are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.opening import Wanted, opened, shown_name, too_large
from vgg_explorer.engine.sniffing import (
    Kind,
    brand,
    is_archive,
    is_git_lfs_pointer,
    is_numpy,
    is_pdf,
    is_program,
    is_text,
    is_web_page,
    markup,
    starts,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CHOOSE_ANOTHER",
    "MAX_BYTES",
    "PictureError",
    "not_a_picture",
    "read_bytes",
    "shown_name",
    "too_many_bytes",
]

MAX_BYTES = 256 * 2**20
"""Bytes of a picture file; the largest camera files stay below it."""

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


_SMALLER = text("Save a smaller copy, for example as JPEG.")


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
    wanted = Wanted(
        error=PictureError,
        in_folder=text("Choose one of the pictures in it."),
        instead_of_device=text("Pipes and devices cannot be opened; choose a picture file."),
        smaller=_SMALLER,
        max_bytes=MAX_BYTES,
    )
    with opened(path, wanted) as (file, size):
        return file.read(size)


def too_many_bytes(size: int, name: str) -> PictureError:
    """Return the error for a picture above `MAX_BYTES` that does not come from a file."""
    return PictureError(too_large(size, MAX_BYTES, name), _SMALLER)


_EXPORT = text("Export it as PNG in the program that made it, and open that.")
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_SVG = re.compile(rb"<svg[\s>]")


# What else calls itself .png or .jpg, most often first where two could match. The EPS rows matter:
# Pillow would start Ghostscript on one, which is why only listed formats are tried at all.
_KINDS: tuple[Kind, ...] = (
    (
        lambda data: brand(data) in _HEIC_BRANDS,
        text("a HEIC picture, which cannot be opened here"),
        text(
            "Convert it to JPEG or PNG: on a Mac with Preview (File > Export); an iPhone takes"
            " JPEG pictures with Settings > Camera > Formats > Most Compatible."
        ),
    ),
    (
        is_web_page,
        text("a web page, not a picture"),
        text("The download failed. Save the picture itself and open that."),
    ),
    (
        is_git_lfs_pointer,
        text("a Git LFS pointer, not the picture itself"),
        text("Run “git lfs pull” in its repository, then open it again."),
    ),
    (
        lambda data: bool(_SVG.search(markup(data))),
        text("an SVG drawing, which has no pixels"),
        _EXPORT,
    ),
    (
        starts(b"%!PS", b"\xc5\xd0\xd3\xc6"),
        text("a PostScript (EPS) file, which is a program and was not run"),
        _EXPORT,
    ),
    (is_pdf, text("a PDF document"), _EXPORT),
    (starts(b"8BPS"), text("a Photoshop document"), _EXPORT),
    (starts(b"gimp xcf"), text("a GIMP document"), _EXPORT),
    (
        starts(b"\xff\x0a", b"\x00\x00\x00\x0cJXL "),
        text("a JPEG XL picture, which cannot be opened here"),
        text("Convert it to JPEG or PNG."),
    ),
    (
        starts(b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51"),
        text("a JPEG 2000 picture, which cannot be opened here"),
        text("Convert it to JPEG or PNG."),
    ),
    (
        lambda data: bool(brand(data).strip(b"\0")) and not brand(data).startswith(b"avi"),
        text("a video"),
        text("Save one frame of it as a picture."),
    ),
    (starts(b"\x1a\x45\xdf\xa3"), text("a video"), text("Save one frame of it as a picture.")),
    (starts(b"PK\x03\x04"), text("a zip archive, or a document made of one"), CHOOSE_ANOTHER),
    (is_archive, text("an archive"), CHOOSE_ANOTHER),
    (is_numpy, text("a NumPy array file"), CHOOSE_ANOTHER),
    (is_program, text("a program"), CHOOSE_ANOTHER),
    (is_text, text("a text file"), CHOOSE_ANOTHER),
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
