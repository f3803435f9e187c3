"""What a drop or the clipboard offers: a picture, a network, or a reason why neither.

Nothing here waits for the disk: what a path leads to is found out on the worker, by calling
`PictureSource.data`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPixmap

from vgg_explorer.arch.entries import CfgError
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine import sources
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtCore import QMimeData

ENCODED = tuple(
    f"image/{kind}" for kind in ("png", "jpeg", "webp", "avif", "gif", "tiff", "bmp", "x-icon")
)
"""Encoded pictures that the engine reads. Lossless first: a program that offers several made the
others from the same pixels."""

SPEC_SUFFIX = ".toml"

MAX_TEXT = 64 * 1024
"""Characters of a text that is looked at; a list of paths or entries is far below it."""

# Endings only decide what is tried first; the engine goes by the content. Hidden files stay out.
_PICTURE = re.compile(
    r"[^.].*\.(png|jpe?g|jpe|jfif|webp|avif|gif|tiff?|bmp|dib|p[pgbn]m|ico)", re.IGNORECASE
)
_FULL_PATH = re.compile(r"/|\\\\|[A-Za-z]:[\\/]")
_ADDRESS = re.compile(r"(file|https?|ftps?|data|javascript|blob):", re.IGNORECASE)

_SAVE = text("Save the picture and drop the file.")
_WANTED = text("Drop or paste a picture, a folder of them, a network (.toml) or a cfg list.")


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done with a drop or the clipboard.

    Parameters
    ----------
    source : PictureSource or None
        A picture that is still to be read, on the worker.
    spec : Path, str or None
        A file that describes a network, still to be read; or a text that is a cfg list.
    notes : tuple of NoticeRaised
        What was left out, and why.
    """

    source: PictureSource | None = None
    spec: Path | str | None = None
    notes: tuple[NoticeRaised, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureAt:
    """A path that may be a picture or a folder of pictures; called on the worker."""

    path: Path

    def __call__(self) -> Path:
        """Return the picture: the path itself, or a folder's first one as people count.

        Raises
        ------
        PictureError
            The folder cannot be listed, or holds no picture.
        """
        name = sources.shown_name(self.path.name or str(self.path))
        try:
            if not self.path.is_dir():
                return self.path
            with os.scandir(self.path) as entries:
                names = [
                    entry.name
                    for entry in entries
                    if looks_like_picture(entry.name) and entry.is_file()
                ]
        except OSError as error:
            raise sources.PictureError(
                text(
                    "The folder “{name}” cannot be read: {reason}.",
                    name=name,
                    reason=error.strerror or type(error).__name__,
                ),
                text("Check its permissions, or drop one of its pictures."),
            ) from error
        if not names:
            raise sources.PictureError(
                text("There is no picture in the folder “{name}”.", name=name),
                sources.CHOOSE_ANOTHER,
            )
        return self.path / min(names, key=natural)


def looks_like_picture(name: str) -> bool:
    """Return whether a file name ends like a picture's and is not hidden."""
    return _PICTURE.fullmatch(name) is not None


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts names as people count: 2 before 10."""
    parts = re.findall(r"(\d+)|(\D+)", name.casefold())
    # Behind the digits the name itself, so that '01' and '1' have an order too.
    return (*((int(digits or -1), word) for digits, word in parts), (-1, name))


def accepts(mime: QMimeData) -> bool:
    """Return whether something may be dropped; quick enough for every move of the pointer.

    What cannot be used in the end is accepted too where there is a reason to tell.
    """
    known = mime.hasUrls() or mime.hasImage() or mime.hasText()
    return known or any(mime.hasFormat(kind) for kind in ENCODED)


def offer_from(mime: QMimeData) -> Offer:
    """Return what a drop or the clipboard offers.

    The first of these that is there counts: encoded picture, local files, bare pixels, other
    addresses, text.
    """
    urls = mime.urls() if mime.hasUrls() else []
    encoded = _encoded(mime, urls)
    if encoded is not None:
        return encoded
    found = _sorted(urls)
    if found.paths:
        return _of_files(found)
    if mime.hasImage():
        return _of_pixels(mime.imageData())
    if urls:
        return Offer(notes=_told(found))
    return _of_text(mime.text() if mime.hasText() else "")


def _encoded(mime: QMimeData, urls: list[QUrl]) -> Offer | None:
    for kind in ENCODED:
        held = mime.data(kind) if mime.hasFormat(kind) else None
        if held is None or held.isEmpty():
            continue  # announced and yet empty; another format may hold the picture
        names = (url.fileName() for url in urls if url.scheme() in {"file", "http", "https"})
        name = next(filter(None, names), "") or _unnamed()
        if held.size() > sources.MAX_BYTES:
            return _refused(sources.too_many_bytes(held.size(), name))
        return Offer(PictureSource(bytes(held.data()), name))
    return None


def _of_pixels(held: object) -> Offer:
    image = held.toImage() if isinstance(held, QPixmap) else held
    if not isinstance(image, QImage) or image.isNull():
        what = text("The picture that was given has no pixels.")
        return Offer(notes=(NoticeRaised("warning", what, _SAVE),))
    size = image.width() * image.height() * 4
    if size > sources.MAX_BYTES:
        return _refused(sources.too_many_bytes(size, _unnamed()))
    return Offer(PictureSource(pixels_of(image), _unnamed()))


def pixels_of(image: QImage) -> np.ndarray:
    """Return a copy of an image's pixels.

    Returns
    -------
    ndarray of uint8, (H, W, 4)
        RGB with straight alpha, contiguous, and not tied to the image's memory.
    """
    import numpy as np  # not on the way to the first paint

    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height, stride = straight.width(), straight.height(), straight.bytesPerLine()
    # Lines may be padded at their end.
    lines = np.frombuffer(straight.constBits(), np.uint8, stride * height).reshape(height, stride)
    return lines[:, : 4 * width].reshape(height, width, 4).copy()


def _unnamed() -> str:
    return tr("Pasted picture")


def _refused(error: sources.PictureError) -> Offer:
    return Offer(notes=(NoticeRaised("error", error.what, error.hint),))


@dataclass
class _Found:
    """Addresses, sorted by what they are."""

    paths: list[Path] = field(default_factory=list)
    reasons: list[tuple[Text, Text]] = field(default_factory=list)
    """Why others are left out, each reason once, and what to do."""


def _sorted(urls: list[QUrl]) -> _Found:
    found = _Found()
    for url in urls:
        path = _local(url)
        if path and Path(path).is_absolute():
            found.paths.append(Path(path))
        elif _reason(url) not in found.reasons:
            found.reasons.append(_reason(url))
    return found


def _local(url: QUrl) -> str:
    """Return the path that an address names, or nothing."""
    if url.isLocalFile():
        return url.toLocalFile()
    if not url.scheme():
        return url.path()  # some programs list bare paths
    if len(url.scheme()) == 1:
        return f"{url.scheme()}:{url.path()}"  # 'C:/...' reads as a scheme
    return ""


def _reason(url: QUrl) -> tuple[Text, Text]:
    scheme = url.scheme()
    if scheme in {"http", "https"}:
        return text("The picture came as an address only; nothing is fetched from there."), _SAVE
    if len(scheme) > 1 and scheme != "file":
        return text("Addresses that begin with “{scheme}:” are not opened.", scheme=scheme), _SAVE
    if url.isEmpty() or url.toString().startswith("#"):
        return text("A line without an address was left out."), _WANTED
    name = sources.shown_name(url.toString())
    return text("“{name}” is not a full path.", name=name), _WANTED


def _told(found: _Found) -> tuple[NoticeRaised, ...]:
    # A thousand broken addresses are told of, but not one by one.
    return tuple(NoticeRaised("warning", what, hint) for what, hint in found.reasons[:3])


def _of_files(found: _Found) -> Offer:
    specs = [path for path in found.paths if path.suffix.lower() == SPEC_SUFFIX]
    others = [path for path in found.paths if path.suffix.lower() != SPEC_SUFFIX]
    # A name without ending may be a folder; only the worker can tell.
    likely = [path for path in others if looks_like_picture(path.name)]
    likely += [path for path in others if not path.suffix]
    picture = next(iter(likely if specs else likely or others), None)
    taken = [path for path in (picture, *specs[:1]) if path]
    notes = _told(found)
    left = len(found.paths) - len(taken)
    if left:
        names = ", ".join(f"“{sources.shown_name(path.name)}”" for path in taken)
        what = text("Opened: {names}. Other files left out: {count}.", names=names, count=left)
        notes = (NoticeRaised("info", what, text("Open the others one at a time.")), *notes)
    return Offer(_source(picture) if picture else None, specs[0] if specs else None, notes)


def _source(path: Path) -> PictureSource:
    data = path if looks_like_picture(path.name) else PictureAt(path)
    return PictureSource(data, path.name or str(path))


def _of_text(words: str) -> Offer:
    words = words.strip()
    nothing = Offer(notes=(NoticeRaised("info", text("There is nothing to open here."), _WANTED),))
    if not words or len(words) > MAX_TEXT:
        return nothing
    urls = [_url(line) for line in words.splitlines() if line.strip()]
    known = [url for url in urls if url is not None]
    if len(known) == len(urls):
        found = _sorted(known)
        return _of_files(found) if found.paths else Offer(notes=_told(found))
    bracketed = words.startswith("[")
    try:
        entries = parse(words)
    except CfgError as error:
        reason = NoticeRaised("warning", error.problem.what, error.problem.hint)
        return Offer(notes=(reason,)) if bracketed else nothing
    # A lone number that happens to be on the clipboard must not replace the network.
    return Offer(spec=words) if bracketed or len(entries) > 1 else nothing


def _url(line: str) -> QUrl | None:
    """Return the address that a line of text is, or None."""
    line = line.strip().strip("\"'")
    if _FULL_PATH.match(line):
        return QUrl.fromLocalFile(line)
    return QUrl(line) if _ADDRESS.match(line) else None
