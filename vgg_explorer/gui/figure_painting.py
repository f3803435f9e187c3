"""The architecture figure in Qt: one drawing for the window, thumbnails, PNG and PDF.

Nothing here asks for the theme in force: a file may be light while the window is dark.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.figure.legend import LETTER, SWATCH
from vgg_explorer.figure.model import Block, Bounds, Figure, Label, Legend, Point
from vgg_explorer.figure.palette import Palette
from vgg_explorer.figure.widths import ASCENT, BUBBLE, DESCENT, ROUND, WEIGHTS
from vgg_explorer.gui.figure_maps import NO_MAPS, Maps, paint_map

if TYPE_CHECKING:
    from vgg_explorer.figure.document import Suffix

EDGE = 0.8
_FAILED_EDGE = 1.4
_MOST_SIDE, _MOST_PIXELS = 30_000, 100_000_000
"""Of a PNG: QImage and what opens its files end at 32,767; all of it takes 400 MB meanwhile."""
_MOST_POINTS = 14_000
"""A side of a PDF page; most readers end at 14,400."""


def paint(
    painter: QPainter,
    figure: Figure,
    palette: Palette,
    *,
    say: Callable[[Text], str] = str,
    family: str = "",
    maps: Maps = NO_MAPS,
) -> None:
    """Draw a figure in its own units, at the place of its own coordinates, without a ground.

    Parameters
    ----------
    painter : QPainter
        Moved and scaled as wanted: see `fit`.
    figure : Figure
    palette : Palette
    say : callable
        Puts the words of the legend into the user's language.
    family : str
        A font; the system's interface font where empty.
    maps : mapping of str to QImage
        What is drawn on the faces of blocks, by the name of the layer.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.axis is not None:
        painter.setPen(QPen(QColor(palette.line), 1.0))
        painter.drawLine(*(QPointF(*point) for point in figure.axis))
    for block in figure.blocks:
        paint_block(painter, block, figure, palette)
        paint_map(painter, block, maps)
    for label in figure.labels:
        paint_label(painter, label, figure, palette, family)
    if figure.legend is not None:
        _paint_legend(painter, figure.legend, figure, palette, say, family)
    painter.restore()


def fit(painter: QPainter, bounds: Bounds, target: QRectF) -> float:
    """Move and scale a painter so that the bounds lie in the middle of a rectangle.

    Returns the scale: pixels for each figure unit.
    """
    x0, y0, x1, y1 = bounds
    scale = min(target.width() / (x1 - x0), target.height() / (y1 - y0))
    painter.translate(target.center())
    painter.scale(scale, scale)
    painter.translate(-(x0 + x1) / 2, -(y0 + y1) / 2)
    return scale


def paint_block(painter: QPainter, block: Block, figure: Figure, palette: Palette) -> None:
    """Draw one block."""
    if block.failed:
        painter.setPen(_dashes(palette.error))
        painter.setBrush(QColor(palette.error_ground))
        for face in block.faces:
            painter.drawPolygon(polygon(face.points))
        return
    fill = palette.fill(block.look, block.value, figure.colour)
    painter.setPen(_edge(palette.edge_of(fill)))
    for face in block.faces:
        painter.setBrush(QColor(palette.face(fill, face.shade)))
        painter.drawPolygon(polygon(face.points))


def paint_label(
    painter: QPainter, label: Label, figure: Figure, palette: Palette, family: str = ""
) -> None:
    """Draw one label; that of the failing layer in a bubble."""
    font = _font(label.size, WEIGHTS.get(label.role, 400), family)
    wide = QFontMetricsF(font).horizontalAdvance(label.text)
    x = {"start": 0.0, "middle": -wide / 2, "end": -wide}[label.anchor]
    painter.save()
    painter.translate(QPointF(*label.at))
    if label.role == "problem":
        _paint_bubble(painter, wide, label.size, palette)
    painter.setFont(font)
    painter.setPen(QColor(palette.label(label, figure)))
    painter.drawText(QPointF(x, 0.0), label.text)
    painter.restore()


def polygon(points: tuple[Point, ...]) -> QPolygonF:
    """Return points as Qt draws them."""
    return QPolygonF([QPointF(x, y) for x, y in points])


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
        See `paint`; SVG and TikZ go without maps.

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
                figure, palette, suffix, scale=scale or 1.0, transparent=transparent, say=say
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
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(data.data())


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


def _paint_bubble(painter: QPainter, wide: float, size: float, palette: Palette) -> None:
    side, above = BUBBLE
    top, bottom = -ASCENT * size - above, DESCENT * size + above
    box = QRectF(-wide / 2 - side, top, wide + 2 * side, bottom - top)
    painter.setPen(QPen(QColor(palette.error), 1.0))
    painter.drawLine(QPointF(0, box.bottom()), QPointF(0, box.bottom() + size))
    painter.setBrush(QColor(palette.error_ground))
    painter.drawRoundedRect(box, ROUND, ROUND)


def _paint_legend(
    painter: QPainter,
    legend: Legend,
    figure: Figure,
    palette: Palette,
    say: Callable[[Text], str],
    family: str,
) -> None:
    font = _font(legend.size, 400, family)
    if legend.title is not None:
        painter.setFont(_font(legend.size, 600, family))
        painter.setPen(QColor(palette.text))
        painter.drawText(QPointF(*legend.title_at), say(legend.title))
    for swatch in legend.swatches:
        fill = palette.fill(swatch.look, swatch.value, figure.colour)
        box = QRectF(*swatch.at, SWATCH, SWATCH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 2, 2)
        if swatch.letter:
            painter.setFont(_font(LETTER, 700, family))
            painter.setPen(QColor(palette.ink(swatch.look, fill)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, swatch.letter)
        painter.setFont(font)
        painter.setPen(QColor(palette.text_2))
        painter.drawText(QPointF(*swatch.text_at), say(swatch.text))


def _edge(colour: str) -> QPen:
    pen = QPen(QColor(colour), EDGE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _dashes(colour: str) -> QPen:
    pen = QPen(QColor(colour), _FAILED_EDGE)
    pen.setDashPattern([2.4, 2.0])
    return pen


@lru_cache(maxsize=64)
def _font(size: float, weight: int, family: str) -> QFont:
    """Return a font whose size is in figure units, whatever is drawn on."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if family:
        font.setFamily(family)
    # Qt rounds pixel sizes to whole numbers, and point sizes mean other lengths on paper.
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
