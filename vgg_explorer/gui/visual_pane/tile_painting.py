"""How the tiles of the tab Pictures are drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_hatched, draw_image, fitted, snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from vgg_explorer.gui.visual_pane.compared import Tile
    from vgg_explorer.gui.widgets.maps import Range

PADDING = 6
GAP = 4
"""Between a picture and its map."""
NAME, FIGURES = 18, 16
"""Heights of the two lines below them."""
ROW = 44
"""Height of a picture with a single value."""
_DIM = 0.4
_MOST_GROWTH = 0.6
"""What a tile is widened by at most to fill its row, as a share of a picture's side."""


@dataclass(frozen=True, slots=True)
class Face:
    """A tile as it is to be drawn.

    Parameters
    ----------
    tile : Tile
    picture, values : QImage or None
    limits : (float, float)
        What the ends of the scale stand for.
    present, cursor, hovered : bool
        Whether it is on show, has the keyboard, is under the pointer.
    """

    tile: Tile
    picture: QImage | None
    values: QImage | None
    limits: Range
    present: bool
    cursor: bool
    hovered: bool


def figures(tile: Tile) -> str:
    """Return the figures of a tile in one line."""
    found = tile.found
    if tile.standing == "failed":
        return tr("cannot be read")
    if found is None:
        return tr("not computed yet")
    if found.shape == (1, 1):
        return figure(float(found.values[0, 0]), 3)
    if found.not_finite == found.shape[0] * found.shape[1]:
        return tr("no finite values")
    return _figures(found.minimum, found.mean, found.maximum)


def description(tile: Tile) -> str:
    """Return name, figures and what is wrong with a tile, in lines."""
    said = [tile.name, tile.failure or figures(tile)]
    found = tile.found
    if found is not None and found.not_finite:
        count, whole = found.not_finite, found.shape[0] * found.shape[1]
        said.append(tr("{count} of {all} values are NaN or infinite", count=count, all=whole))
    return "\n".join(said)


def usual_width() -> float:
    """Return the room that the figures take."""
    words = _figures(-0.123, 0.0123, 0.123)
    return QFontMetricsF(theme.font(11)).horizontalAdvance(words)


def shape(side: float, room: int, gap: int) -> tuple[int, int, float]:
    """Return width and height of a tile, and the side at which pictures fill a row.

    Parameters
    ----------
    side
        The least side of a picture.
    room
        The width of a row.
    gap
        Between tiles.
    """
    scale = theme.scale()
    padding = 2 * PADDING * scale
    wide = max(2 * side + GAP * scale, usual_width()) + padding
    spare = (room + gap) / max(1, (room + gap) // int(wide + gap)) - (wide + gap)
    grown = min(max(0.0, spare - 1), _MOST_GROWTH * side)
    drawn = side + grown / 2
    lines = (NAME + FIGURES + 2) * scale
    return int(wide + grown), int(drawn + lines + padding), drawn


def _figures(low: float, mean: float, high: float) -> str:
    return tr(
        "{low} … {high} · mean {mean}",
        low=figure(low, 3),
        high=figure(high, 3),
        mean=figure(mean, 3),
    )


def draw_tile(painter: QPainter, place: QRectF, face: Face, side: float) -> None:
    """Draw a picture beside its map, with its name and figures below."""
    scale = theme.scale()
    _draw_ground(painter, place, face)
    inner = place.adjusted(PADDING * scale, PADDING * scale, -PADDING * scale, -PADDING * scale)
    left = QRectF(inner.left(), inner.top(), side, side)
    right = left.translated(side + GAP * scale, 0)
    if face.tile.standing == "failed":
        _draw_failure(painter, left.united(right), face.tile.failure)
    else:
        _draw_image(painter, left, face.picture, dim=False)
        _draw_image(painter, right, face.values, dim=face.tile.standing == "outdated")
    line = QRectF(inner.left(), left.bottom() + 2 * scale, inner.width(), NAME * scale)
    _draw_name(painter, line, face)
    line = QRectF(inner.left(), line.bottom(), inner.width(), FIGURES * scale)
    t = theme.tokens()
    words = figures(face.tile)
    _draw_words(painter, line, words, t.error if face.tile.failure else t.text_3, theme.font(11))


def draw_row(painter: QPainter, place: QRectF, face: Face, colour: QColor) -> None:
    """Draw a picture, its name, and its value as a bar from zero."""
    t, scale = theme.tokens(), theme.scale()
    _draw_ground(painter, place, face)
    inner = place.adjusted(PADDING * scale, 4 * scale, -PADDING * scale, -4 * scale)
    square = QRectF(inner.left(), inner.top(), inner.height(), inner.height())
    _draw_image(painter, square, face.picture, dim=False)
    name = inner.adjusted(square.width() + 8 * scale, 0, 0, 0)
    name.setWidth(min(180 * scale, name.width() * 0.34))
    _draw_name(painter, name, face)
    value = QRectF(inner.right() - 72 * scale, inner.top(), 72 * scale, inner.height())
    track = QRectF(name.right() + 8 * scale, 0, 0, 12 * scale)
    track.setRight(value.left() - 8 * scale)
    track.moveTop(inner.center().y() - track.height() / 2)
    if face.tile.failure:
        _draw_words(painter, track.united(value), face.tile.failure, t.error, theme.font(11))
        return
    painter.fillRect(snapped(track, painter), t.track)
    words, ink = figures(face.tile), t.text_3
    found = face.tile.found
    if found is not None:
        outdated = face.tile.standing == "outdated"
        painter.setOpacity(_DIM if outdated else 1.0)
        _draw_bar(painter, track, found.mean, face.limits, colour)
        painter.setOpacity(1.0)
        ink = t.text_3 if outdated else t.text
    else:
        words = "…"
    right = Qt.AlignmentFlag.AlignRight
    _draw_words(painter, value, words, ink, theme.font(12), right)


def _draw_bar(
    painter: QPainter, track: QRectF, value: float, limits: Range, colour: QColor
) -> None:
    low, high = min(limits[0], 0.0), max(limits[1], 0.0)
    if not math.isfinite(value) or high <= low:
        return

    def across(of: float) -> float:
        share = min(1.0, max(0.0, (of - low) / (high - low)))
        return track.left() + share * track.width()

    zero, end = across(0.0), across(value)
    length = max(abs(end - zero), 1.0 if value else 0.0)
    bar = QRectF(min(zero, end), track.top(), length, track.height())
    painter.fillRect(snapped(bar, painter), colour)
    if low < 0 < high:
        t = theme.tokens()
        axis = QRectF(zero - 0.5, track.top() - 4, 1, track.height() + 8)
        painter.fillRect(snapped(axis, painter), t.text_3)


def _draw_ground(painter: QPainter, place: QRectF, face: Face) -> None:
    t = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = place.adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if face.present:
        painter.setBrush(t.accent_bg)
        painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if face.present or face.cursor or face.hovered:
        # The picture on show and the place of the keyboard are two things.
        colour = t.text if face.cursor else t.accent if face.present else t.line
        painter.setPen(QPen(colour, 2 if face.cursor or face.present else 1))
        painter.drawRoundedRect(box, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_image(painter: QPainter, area: QRectF, image: QImage | None, *, dim: bool) -> None:
    t = theme.tokens()
    if image is None:
        painter.fillRect(snapped(area, painter), t.track)
        _draw_words(painter, area, "…", t.text_3, theme.font(12), Qt.AlignmentFlag.AlignHCenter)
        return
    place = fitted(image.size(), area)
    painter.setOpacity(_DIM if dim else 1.0)
    if image.hasAlphaChannel():
        draw_hatched(painter, place)
    draw_image(painter, place, image)
    painter.setOpacity(1.0)


def _draw_failure(painter: QPainter, area: QRectF, reason: str) -> None:
    t, scale = theme.tokens(), theme.scale()
    painter.fillRect(snapped(area, painter), t.error_bg)
    painter.setPen(t.error)
    painter.setFont(theme.font(11))
    inner = area.adjusted(6 * scale, 4 * scale, -6 * scale, -4 * scale)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    # Names may be one long word.
    painter.drawText(inner, int(flags | Qt.TextFlag.TextWrapAnywhere), reason)


def _draw_name(painter: QPainter, line: QRectF, face: Face) -> None:
    font = theme.font(12, 600 if face.present else 400)
    _draw_words(painter, line, face.tile.name, theme.tokens().text, font)


def _draw_words(
    painter: QPainter,
    line: QRectF,
    words: str,
    colour: QColor,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    room = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.drawText(line, int(align | Qt.AlignmentFlag.AlignVCenter), room)
