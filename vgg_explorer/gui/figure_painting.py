"""The architecture figure in Qt: one drawing for the window, thumbnails, and files.

Nothing here asks for the theme in force: a file may be light while the window is dark.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPen, QPolygonF

from vgg_explorer.arch.text import Text
from vgg_explorer.figure.legend import LETTER, SWATCH
from vgg_explorer.figure.model import Block, Bounds, Figure, Label, Legend, Point
from vgg_explorer.figure.palette import Palette
from vgg_explorer.figure.widths import ASCENT, BUBBLE, DESCENT, ROUND, WEIGHTS
from vgg_explorer.gui.figure_maps import NO_MAPS, Maps, paint_map

EDGE = 0.8
_FAILED_EDGE = 1.4


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
