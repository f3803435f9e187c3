"""Pictures as the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter


def png(image: QImage) -> bytes:
    """Return a picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def svg(size: QSize, title: str, paint: Callable[[QPainter], None]) -> bytes:
    """Return what is painted, in pixels of the window, as an SVG file."""
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size)
    made.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    made.setViewBox(QRect(QPoint(0, 0), size))
    made.setTitle(title)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return bytes(data.data())
