"""Decoding of picture files with Pillow: listed formats only, bounded, deaf to broken metadata."""

from __future__ import annotations

import io
import math
import struct
import threading
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.pixels import MAX_SIDE, reduced_size
from vgg_explorer.engine.sources import CHOOSE_ANOTHER, PictureError, not_a_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from PIL import ImageFile

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "PPM", "ICO")
"""Pillow's names of the formats that are tried. Never all of them: its EPS reader runs programs."""

MAX_PIXELS = 89_000_000
"""Pixels of a picture: just below where Pillow starts to warn of decompression bombs."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_END = b"\xff\xd9"
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, eq=False)
class Decoded:
    """A loaded picture, as it lies in its file.

    Parameters
    ----------
    image : PIL.Image.Image
        Loaded; a very large JPEG at a fraction of its size.
    kind : str
        The format: 'PNG', 'JPEG', ...
    full_size : (int, int)
        Width and height as they lie in the file.
    orientation : int
        The EXIF value, 1 where there is none.
    notes : tuple of Text
        What was done or left undone.
    """

    image: Image.Image
    kind: str
    full_size: tuple[int, int]
    orientation: int
    notes: tuple[Text, ...]


def decode(data: bytes, name: str, *, allow_damaged: bool = False, most: int = MAX_SIDE) -> Decoded:
    """Load the first frame of a picture file.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        The name to show.
    allow_damaged : bool
        Take what is readable of a damaged file.
    most : int
        Pixels of the longer side that are needed; a format that can be decoded smaller is.

    Raises
    ------
    PictureError
        For whatever cannot be shown. A MemoryError passes through.
    """
    with quiet():
        image = _open(data, name)
        kind = image.format or ""
        notes = list(_frame_note(image, kind))
        size = image.size
        # The secondary pictures of an MPO are previews and depth maps: for people it is a JPEG.
        kind = "JPEG" if kind == "MPO" else kind
        try:
            _load(image, kind, most)
        except MemoryError:
            raise
        except Exception as error:  # decoders fail in every way there is; all mean a damaged file
            part = _readable_part(image, kind, data)
            if part is None or not allow_damaged:
                raise damaged(name, kind, readable_part=part is not None) from error
            image = part
            notes.append(text("The file is damaged; the part that could be read is shown."))
        if _has_foreign_profile(image.info.get("icc_profile")):
            notes.append(text("The colour profile in the file is not applied."))
        return Decoded(image, kind, size, _orientation(image), tuple(notes))


def check_size(size: tuple[int, ...], name: str) -> None:
    """Refuse pictures without pixels and pictures above `MAX_PIXELS`.

    Raises
    ------
    PictureError
        With the size and the limit.
    """
    width, height = size
    if width < 1 or height < 1:
        raise PictureError(
            text(
                "“{name}” has no pixels ({width}x{height}).", name=name, width=width, height=height
            ),
            CHOOSE_ANOTHER,
        )
    if width * height > MAX_PIXELS:
        raise PictureError(
            text(
                "“{name}” has {megapixels} megapixels ({width}x{height}); the limit is {limit}.",
                name=name,
                megapixels=math.ceil(width * height / 1e6),
                width=width,
                height=height,
                limit=MAX_PIXELS // 10**6,
            ),
            text("Open a smaller copy of it."),
        )


def _bomb_inside(name: str) -> PictureError:
    return PictureError(
        text(
            "“{name}” unpacks to more than {limit} megapixels.",
            name=name,
            limit=MAX_PIXELS // 10**6,
        ),
        text("Open a smaller copy of it."),
    )


def damaged(name: str, kind: str, *, readable_part: bool) -> PictureError:
    """Return the error for a file that ends early or contradicts itself."""
    hint = (
        text("Get it again, or open it anyway to see the part that can be read.")
        if readable_part
        else text("Get it again; no part of it can be read.")
    )
    return PictureError(
        text(
            "“{name}” is damaged: this {format} file ends early or contradicts itself.",
            name=name,
            format=kind,
        ),
        hint,
        readable_part=readable_part,
    )


# Pillow's plugins warn about odd metadata (TIFF tags, APNG, MPO); the program has its own notes,
# and under -W error such a warning would pass for damage. The filters belong to all threads:
# whoever comes first sets them and who leaves last puts them back, so that several threads can
# decode at the same time.
class _Quiet:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._filters = warnings.catch_warnings()

    def enter(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._filters = warnings.catch_warnings()
                self._filters.__enter__()
                warnings.simplefilter("ignore")
                # Sizes are checked below; this catches the ones inside (a PNG within an icon).
                warnings.simplefilter("error", Image.DecompressionBombWarning)

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._filters.__exit__(None, None, None)


_QUIET = _Quiet()


@contextmanager
def quiet() -> Iterator[None]:
    """Keep Pillow's warnings in, and make those about sizes errors."""
    _QUIET.enter()
    try:
        yield
    finally:
        _QUIET.leave()


def header(file: BinaryIO, name: str) -> tuple[str, tuple[int, int]]:
    """Read what a picture file says of itself, without its pixels.

    Returns
    -------
    str
        Its format.
    (int, int)
        Width and height, upright where the file tells so before its pixels.

    Raises
    ------
    PictureError
        It is none, or one that is not opened here.
    """
    with quiet():
        head = file.read(4096)
        file.seek(0)
        image = _recognised(file, head, name)
        kind = "JPEG" if image.format == "MPO" else image.format or ""
        width, height = image.size
        # Of a PNG the pixels would have to be decoded to know.
        if kind in ("JPEG", "TIFF") and _orientation(image) in (5, 6, 7, 8):
            width, height = height, width
        return kind, (width, height)


def _open(data: bytes, name: str) -> ImageFile.ImageFile:
    return _recognised(io.BytesIO(data), data[:4096], name)


def _recognised(file: BinaryIO, head: bytes, name: str) -> ImageFile.ImageFile:
    """Let the reader whose signature matches read the header.

    Not through ``Image.open``, which compares sizes with a limit that is global state and does not
    say the size in its error.
    """
    if head.startswith(_PNG) and len(head) >= 24:
        # A PNG without pixels, or one that ends after its header, is unreadable for Pillow, but its
        # size is still the best thing to say about it.
        check_size(struct.unpack(">II", head[16:24]), name)
    Image.init()
    for kind in FORMATS:
        factory, accept = Image.OPEN.get(kind, (None, None))
        if factory is None or accept is None or accept(head[:16]) is not True:
            continue
        try:
            image = factory(file, "")
        except MemoryError:
            raise
        except _BOMBS as error:
            raise _bomb_inside(name) from error
        except Exception as error:  # as in _decode: a damaged header
            # P1 to P6 also begin many a text, and HEIC shares its container with AVIF.
            if kind == "PPM" or (kind == "AVIF" and b"avi" not in head[8:64]):
                raise not_a_picture(head, name) from error
            raise damaged(name, kind, readable_part=False) from error
        check_size(image.size, name)
        return image
    raise not_a_picture(head, name)


def _load(image: ImageFile.ImageFile, kind: str, most: int = MAX_SIDE) -> None:
    if kind == "JPEG":
        # Decodes at 1/2, 1/4 or 1/8 of the size. At most a sixteenth less than would be kept: so a
        # photo of 12 megapixels comes in half its size, in a seventh of the time.
        image.draft(None, reduced_size(image.size, most * 15 // 16))
    image.load()


def _readable_part(
    image: ImageFile.ImageFile, kind: str, data: bytes
) -> ImageFile.ImageFile | None:
    """Return what a damaged file still shows, or None.

    Pillow's own switch for this, ``ImageFile.LOAD_TRUNCATED_IMAGES``, is global: another thread
    would take damaged files for whole ones.
    """
    try:
        if kind == "JPEG":
            # The decoder shows a progressive picture only at its end mark, so it gets one.
            part = Image.OPEN[kind][0](io.BytesIO(data + _JPEG_END), "")
            _load(part, kind)
        else:
            part = image
            part.tile = []  # nothing left to decode: what has arrived in memory stays
            part.load()
        extrema = part.getextrema()
    except Exception:  # noqa: BLE001 - whatever it is, there is no readable part
        return None
    bands = extrema if isinstance(extrema[0], tuple) else (extrema,)
    return part if any(low != high for low, high in bands) else None


def _frame_note(image: Image.Image, kind: str) -> tuple[Text, ...]:
    if kind == "MPO" or not getattr(image, "is_animated", False):
        return ()
    try:
        count = int(getattr(image, "n_frames", 1))
    except Exception:  # noqa: BLE001 - a later frame is damaged; the first may well be whole
        return (text("Only the first frame is used."),)
    if kind == "TIFF":
        return (text("This is page 1 of {count}.", count=count),)
    return (text("This is frame 1 of {count}.", count=count),)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - broken EXIF data must not cost the picture
        return 1


def _has_foreign_profile(profile: object) -> bool:
    """Tell whether there is a colour profile other than sRGB (whose name may stand in UTF-16)."""
    if not isinstance(profile, bytes) or not profile:
        return False
    return b"sRGB" not in profile and "sRGB".encode("utf-16-be") not in profile
