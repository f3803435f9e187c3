"""The architecture figure as a file: PNG and PDF are painted, SVG and TikZ are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.figure.model import Figure
from vgg_explorer.figure.palette import Palette
from vgg_explorer.gui.encoding import png
from vgg_explorer.gui.figure_maps import NO_MAPS, Maps
from vgg_explorer.gui.figure_painting import fit, paint

if TYPE_CHECKING:
    from vgg_explorer.figure.document import Suffix

_MOST_SIDE, _MOST_PIXELS = 30_000, 100_000_000
"""Of a PNG: QImage and what opens its files end at 32,767; all of it takes 400 MB meanwhile."""
_MOST_POINTS = 14_000
"""A side of a PDF page; most readers end at 14,400."""


def save(
    figure: Figure,
    palette: Palette,
    suffix: Suffix,
    *,
    scale: float | None = None,
    transparent: bool = False,
    say: Callable[[Text], str] = str,
    maps: Maps = NO_MAPS,
) -> bytes:
    """Return a figure as a file.

    Parameters
    ----------
    figure : Figure
    palette : Palette
        One of `PRINTED` for a light file.
    suffix : {'svg', 'pdf', 'png', 'tex'}
    scale : float, optional
        Pixels or points for each figure unit: 2 for PNG and 1 for the others, if not given.
    transparent : bool
        Without the palette's ground.
    say, maps
        See `paint`; TikZ goes without maps.

    Raises
    ------
    EngineError
        The PNG would be too large, or have no pixels.
    """
    match suffix:
        case "png":
            return _png(figure, palette, scale or 2.0, transparent, say, maps)
        case "pdf":
            return _pdf(figure, palette, scale or 1.0, transparent, say, maps)
        case _:
            # The window paints at its start; what writes files is imported with the first one.
            from vgg_explorer.figure.document import document

            return document(
                figure,
                palette,
                suffix,
                scale=scale or 1.0,
                transparent=transparent,
                say=say,
                maps={layer: png(image) for layer, image in maps.items()},
            )


def _png(
    figure: Figure,
    palette: Palette,
    scale: float,
    transparent: bool,
    say: Callable[[Text], str],
    maps: Maps,
) -> bytes:
    wide, high = round(figure.width * scale), round(figure.height * scale)
    if not 1 <= min(wide, high) <= max(wide, high) <= _MOST_SIDE or wide * high > _MOST_PIXELS:
        what = text(
            "The picture would have {width}x{height} pixels; a side may have 1 to {side}, and all "
            "of it {pixels}.",
            width=wide,
            height=high,
            side=exact(_MOST_SIDE),
            pixels=exact(_MOST_PIXELS),
        )
        raise EngineError(what, text("Choose another scale, or save it as SVG or PDF."))
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if transparent else QColor(palette.ground))
    painter = QPainter(image)
    fit(painter, figure.bounds, QRectF(image.rect()))
    paint(painter, figure, palette, say=say, maps=maps)
    painter.end()
    return png(image)


def _pdf(
    figure: Figure,
    palette: Palette,
    scale: float,
    transparent: bool,
    say: Callable[[Text], str],
    maps: Maps,
) -> bytes:
    """Return one page of the figure's size."""
    scale = min(scale, _MOST_POINTS / max(figure.width, figure.height))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(figure.name)
    size = QSizeF(figure.width * scale, figure.height * scale)
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(page, upright, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    sheet = QRectF(0, 0, writer.width(), writer.height())
    if not transparent:
        painter.fillRect(sheet, QColor(palette.ground))
    fit(painter, figure.bounds, sheet)
    paint(painter, figure, palette, say=say, maps=maps)
    painter.end()
    return bytes(data.data())
