"""What a drop or the clipboard offers: paths, pictures, a network, or a reason why nothing.

Nothing here waits for the disk or the web: what a path leads to is found out on a worker, by
`session.sorting`, and what an address leads to when the picture is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPixmap

from vgg_explorer.arch.entries import CfgError
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine import sources
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.entering import Address, PictureSource
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtCore import QMimeData

ENCODED = tuple(
    f"image/{kind}" for kind in ("png", "jpeg", "webp", "avif", "gif", "tiff", "bmp", "x-icon")
)
"""Encoded pictures that the engine reads. Lossless first: a program that offers several made the
others from the same pixels."""

MAX_TEXT = 64 * 1024
"""Characters of a text that is looked at; a list of paths or entries is far below it."""

_WEB = ("http", "https")
_FULL_PATH = re.compile(r"/|\\\\|[A-Za-z]:[\\/]")
_ADDRESS = re.compile(r"(file|https?|ftps?|data|javascript|blob):", re.IGNORECASE)
_SHOWN = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*["']?(https?://[^"'\s>]+)""", re.IGNORECASE)

_SAVE = text("Save the picture and drop the file.")
_WANTED = text("Drop or paste a picture, a folder of them, a network (.toml) or a cfg list.")


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done with a drop or the clipboard.

    Parameters
    ----------
    paths : tuple of Path
        Files and folders, to be sorted by what they are.
    sources : tuple of PictureSource
        Pictures that are still to be read.
    spec : str
        A cfg list, or nothing.
    notes : tuple of NoticeRaised
        What was left out, and why.
    """

    paths: tuple[Path, ...] = ()
    sources: tuple[PictureSource, ...] = ()
    spec: str = ""
    notes: tuple[NoticeRaised, ...] = ()


def accepts(mime: QMimeData) -> bool:
    """Return whether something may be dropped; quick enough for every move of the pointer.

    What cannot be used in the end is accepted too where there is a reason to tell.
    """
    known = mime.hasUrls() or mime.hasImage() or mime.hasText()
    return known or any(mime.hasFormat(kind) for kind in ENCODED)


def offer_from(mime: QMimeData) -> Offer:
    """Return what a drop or the clipboard offers.

    The first of these that is there counts: encoded picture, local files, bare pixels, pictures
    of the web, text.
    """
    urls = mime.urls() if mime.hasUrls() else []
    found = _sorted(urls)
    encoded = _encoded(mime, urls, found)
    if encoded is not None:
        return encoded
    if found.paths:
        return _of_files(found)
    if mime.hasImage():
        return _of_pixels(mime.imageData())
    if urls:
        return _of_web(found, _shown(mime))
    return _of_text(mime.text() if mime.hasText() else "")


def _encoded(mime: QMimeData, urls: list[QUrl], found: _Found) -> Offer | None:
    for kind in ENCODED:
        held = mime.data(kind) if mime.hasFormat(kind) else None
        if held is None or held.isEmpty():
            continue  # announced and yet empty; another format may hold the picture
        names = (url.fileName() for url in urls if url.scheme() in {"file", *_WEB})
        name = next(filter(None, names), "") or _unnamed()
        if held.size() > sources.MAX_BYTES:
            return _refused(sources.too_many_bytes(held.size(), name))
        # Where a browser gives bytes that cannot be read, the picture itself may be fetched.
        instead = _shown(mime) or next(map(_address, found.web), None)
        return Offer(sources=(PictureSource(bytes(held.data()), name, instead=instead),))
    return None


def _address(url: QUrl) -> Address:
    return Address(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def _shown(mime: QMimeData) -> Address | None:
    """Return the address of the picture that a browser shows; the other one may be of a link."""
    found = _SHOWN.search(mime.html()[:MAX_TEXT]) if mime.hasHtml() else None
    return Address(unescape(found[1])) if found else None


def _of_pixels(held: object) -> Offer:
    image = held.toImage() if isinstance(held, QPixmap) else held
    if not isinstance(image, QImage) or image.isNull():
        what = text("The picture that was given has no pixels.")
        return Offer(notes=(NoticeRaised("warning", what, _SAVE),))
    size = image.width() * image.height() * 4
    if size > sources.MAX_BYTES:
        return _refused(sources.too_many_bytes(size, _unnamed()))
    return Offer(sources=(PictureSource(pixels_of(image), _unnamed()),))


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
    web: list[QUrl] = field(default_factory=list)
    reasons: list[tuple[Text, Text]] = field(default_factory=list)
    """Why others are left out, each reason once, and what to do."""


def _sorted(urls: list[QUrl]) -> _Found:
    found = _Found()
    for url in urls:
        path = _local(url)
        if path and Path(path).is_absolute():
            found.paths.append(Path(path))
        elif url.scheme() in _WEB and url.host():
            found.web.append(url)
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
    if scheme in _WEB:
        shown = sources.shown_name(url.toString()) or f"{scheme}:"
        return text("“{url}” is no complete address.", url=shown), _SAVE
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
    notes = _told(found)
    if found.web:
        what = text("Addresses beside files were left out: {count}.", count=len(found.web))
        notes = (NoticeRaised("info", what, text("Drop them on their own.")), *notes)
    return Offer(tuple(found.paths), notes=notes)


def _of_web(found: _Found, shown: Address | None) -> Offer:
    """Take pictures of the web; one within a link comes with the address of the link."""
    notes = _told(found)
    if shown is not None and len(found.web) <= 1:
        url = QUrl(shown.url)
        return Offer(sources=(PictureSource(shown, url.fileName() or url.host()),), notes=notes)
    pictures = (PictureSource(_address(url), url.fileName() or url.host()) for url in found.web)
    return Offer(sources=tuple(pictures), notes=notes)


def _of_text(words: str) -> Offer:
    words = words.strip()
    nothing = Offer(notes=(NoticeRaised("info", text("There is nothing to open here."), _WANTED),))
    if not words or len(words) > MAX_TEXT:
        return nothing
    urls = [_url(line) for line in words.splitlines() if line.strip()]
    known = [url for url in urls if url is not None]
    if len(known) == len(urls):
        found = _sorted(known)
        return _of_files(found) if found.paths else _of_web(found, None)
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
