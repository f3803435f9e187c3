"""What a path leads to, as far as that decides who opens it: told by its content where it can be.

Nothing here decodes anything or waits on a pipe; whoever opens the file says what is wrong with it.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.text import text
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.sniffing import brand, starts
from vgg_explorer.engine.sources import CHOOSE_ANOTHER, PictureError
from vgg_explorer.engine.training.runs.run_files import is_run

if TYPE_CHECKING:
    from pathlib import Path

FileKind = Literal["picture", "folder", "run", "network", "weights", "video", "other"]
"""``other`` is what nobody here opens; the picture reader finds the name of its true kind."""

NETWORK_SUFFIX = ".toml"
WEIGHTS_SUFFIXES = (".pth", ".pt", ".bin", ".ckpt", ".safetensors")
VIDEO_SUFFIXES = (".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v", ".mpg", ".wmv", ".ogv")

_HEAD = 512
"""Bytes that are looked at."""

# Hidden files stay out.
_PICTURE = re.compile(
    r"[^.].*\.(png|jpe?g|jpe|jfif|webp|avif|gif|tiff?|bmp|dib|p[pgbn]m|ico)", re.IGNORECASE
)
_PICTURE_START = starts(
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\0\0\1\0",
)
# The entry that comes first in what torch.save writes.
_TORCH_ENTRY = re.compile(
    rb"[^/]+/(data\.pkl|version|byteorder|constants\.pkl|\.format_version|"
    rb"\.data/serialization_id|\.storage_alignment|code/.*)"
)


def looks_like_picture(name: str) -> bool:
    """Return whether a file name ends like a picture's and is not hidden."""
    return _PICTURE.fullmatch(name) is not None


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts names as people count: 2 before 10."""
    parts = re.findall(r"(\d+)|(\D+)", name.casefold())
    # Behind the digits the name itself, so that '01' and '1' have an order too.
    return (*((int(digits or -1), word) for digits, word in parts), (-1, name))


def kind_of(path: Path) -> FileKind:
    """Return what a path leads to.

    Parameters
    ----------
    path : Path
        What stands behind it is looked at, but no more than its first bytes.
    """
    named = _by_name(path.name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # whoever opens it will say why it cannot be
        return named
    if stat.S_ISDIR(mode):
        return "run" if is_run(path) else "folder"
    if named in {"network", "weights", "video"} or not stat.S_ISREG(mode):
        return named
    return _by_content(_start(path), named)


def _by_name(name: str) -> FileKind:
    suffix = os.path.splitext(name)[1].lower()
    if suffix == NETWORK_SUFFIX:
        return "network"
    if suffix in WEIGHTS_SUFFIXES:
        return "weights"
    if suffix in VIDEO_SUFFIXES:
        return "video"
    return "picture" if looks_like_picture(name) else "other"


def _by_content(start: bytes, named: FileKind) -> FileKind:
    if _is_weights(start):
        return "weights"
    webp = start[:4] == b"RIFF" and start[8:12] == b"WEBP"
    if webp or _PICTURE_START(start) or brand(start).startswith(b"avi"):
        return "picture"
    return named


def _start(path: Path) -> bytes:
    try:
        flags = os.O_RDONLY
        for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
            flags |= getattr(os, flag, 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            return file.read(_HEAD) or b""
    except OSError:
        return b""


def _is_weights(start: bytes) -> bool:
    from vgg_explorer.engine.loaded import WeightsError
    from vgg_explorer.engine.weight_kinds import container

    try:
        kind = container(start, "")
    except WeightsError:
        return False
    if kind != "zip":
        return True
    # Behind the 30 bytes of a zip entry's header comes its name.
    length = int.from_bytes(start[26:28], "little")
    return _TORCH_ENTRY.fullmatch(start[30 : 30 + length]) is not None


def pictures_in(folder: Path) -> tuple[Path, ...]:
    """Return the pictures in a folder, not below it, as people count.

    Raises
    ------
    PictureError
        It cannot be listed, or there is none.
    """
    name = shown_name(folder.name or str(folder))
    try:
        with os.scandir(folder) as entries:
            names = [
                entry.name
                for entry in entries
                if looks_like_picture(entry.name) and not _is_folder(entry)
            ]
    except OSError as error:
        raise PictureError(
            text(
                "The folder “{name}” cannot be read: {reason}.",
                name=name,
                reason=error.strerror or type(error).__name__,
            ),
            text("Check its permissions, or open one of its pictures."),
        ) from error
    if not names:
        what = text("There is no picture in the folder “{name}”.", name=name)
        raise PictureError(what, CHOOSE_ANOTHER)
    return tuple(folder / found for found in sorted(names, key=natural))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.is_file()
    except OSError:
        return False  # its reader will say what is wrong with it
