"""Picture files as pictures of a data set."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.decoding import decode, header, quiet
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.images import read_picture
from vgg_explorer.engine.pixels import MAX_SIDE, to_rgb
from vgg_explorer.engine.sources import PictureError, read_bytes, shown_name
from vgg_explorer.engine.training.data.folder_layout import printable

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENDINGS = frozenset(
    (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".ppm", ".pgm",
     ".pbm", ".pnm", ".ico", ".heic", ".heif", ".jxl", ".jp2", ".svg", ".eps", ".apng", ".jpe",
     ".jfif")
)  # fmt: skip
"""What calls itself a picture: where it is none, that is told. Pictures are found by content."""

FINER = 2
"""A JPEG is decoded with at least so many times the pixels to a side that are needed: what is then
scaled differs from the whole picture scaled by less than one of 256 levels on average."""

_PAUSE = 50
_TOLD = 5


# Equal only to itself: to compare its fields would take half of the time of a split.
@dataclass(frozen=True, slots=True, eq=False)
class PictureFile:
    """A file that says it is a picture; whether all of it is there shows when it is decoded.

    Parameters
    ----------
    path : Path
    name : str
        Below the folder of the data set, with ``/``.
    label : int
    bytes : int
    size : (int, int)
        Width and height, upright.
    """

    path: Path
    name: str
    label: int
    bytes: int
    size: tuple[int, int]


@dataclass
class LeftOut:
    """Files of a data set that are not used.

    Parameters
    ----------
    broken : list of Text
        What is wrong with each file that should be a picture.
    others : list of str
        Names of files that are something else.
    """

    broken: list[Text] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def notes(self) -> tuple[Text, ...]:
        """Tell them."""
        told = list(self.broken[:_TOLD])
        if len(self.broken) > _TOLD:
            told.append(
                text(
                    "{count} more pictures cannot be opened either.",
                    count=len(self.broken) - _TOLD,
                )
            )
        if self.broken:
            told.append(
                text("Left out, for they cannot be opened: {count}.", count=len(self.broken))
            )
        if self.others:
            names = ", ".join(shown_name(name) for name in self.others[:_TOLD])
            told.append(
                text(
                    "Left out, for they are no pictures: {count} ({names}).",
                    count=len(self.others),
                    names=names if len(self.others) <= _TOLD else f"{names}, …",
                )
            )
        return tuple(told)


def examined(
    files: list[tuple[Path, str, int]], left_out: LeftOut
) -> Generator[float | None, None, list[PictureFile]]:
    """Read the beginning of files, and return those that are pictures.

    Parameters
    ----------
    files : list of (Path, str, int)
        Where each is, its name and its class.
    left_out : LeftOut
        Gets the others.

    Yields
    ------
    float
        The share that is done.
    """
    found = []
    for number, (path, name, label) in enumerate(files):
        if number % _PAUSE == 0:
            yield number / len(files)
        try:
            with path.open("rb") as file:
                _, size = header(file, shown_name(name))
                found.append(PictureFile(path, name, label, path.stat().st_size, size))
        except PictureError as error:
            if path.suffix.lower() in ENDINGS:
                left_out.broken.append(error.what)
            else:
                left_out.others.append(name)
        except OSError as error:
            left_out.broken.append(
                text(
                    "“{name}” cannot be read: {reason}.",
                    name=shown_name(name),
                    reason=error.strerror or type(error).__name__,
                )
            )
    return found


def counts(files: list[PictureFile], classes: int) -> tuple[int, ...]:
    """Return how many pictures each class has."""
    found = Counter(file.label for file in files)
    return tuple(found[label] for label in range(classes))


def files_key(classes: list[str], train: list[PictureFile], validation: list[PictureFile]) -> str:
    """Return what a checkpoint remembers of files: the same after they were copied elsewhere."""
    digest = hashlib.sha256(repr(classes).encode("utf-8", "surrogatepass"))
    for part in (train, validation):
        for file in part:
            line = f"{file.label}/{file.bytes}/{file.name}\n"
            digest.update(line.encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return f"files-{digest.hexdigest()}"


@dataclass(frozen=True, eq=False)
class FileSplit:
    """Pictures of files.

    Parameters
    ----------
    files : tuple of PictureFile
    """

    files: tuple[PictureFile, ...]

    @cached_property
    def labels(self) -> NDArray[np.int64]:
        """The class of each picture, (N,)."""
        return np.array([file.label for file in self.files], dtype=np.int64)

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Return a picture as the window opens it."""
        file = self.files[index]
        try:
            return read_picture(file.path, file.name).pixels
        except PictureError as error:
            raise EngineError(error.what, error.hint) from error

    def reduced(self, index: int, side: int) -> NDArray[np.uint8]:
        """Return a picture, a large JPEG smaller."""
        file = self.files[index]
        shorter, longer = sorted(file.size)
        most = min(-(-FINER * side * longer // shorter), MAX_SIDE)
        shown = shown_name(file.name)
        try:
            decoded = decode(read_bytes(file.path), shown, most=most)
            with quiet():
                return to_rgb(decoded.image, decoded.orientation)[0]
        except PictureError as error:
            raise EngineError(error.what, error.hint) from error
        except MemoryError:
            raise
        except Exception as error:  # a palette or transparency that contradicts the pixels
            raise EngineError(
                text("“{name}” is damaged.", name=shown), text("Remove it, or get it again.")
            ) from error

    def name(self, index: int) -> str:
        """Return the name of a picture below the folder of the data set."""
        return printable(self.files[index].name)
