"""How one picture of a strip is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vgg_explorer.gui import theme
from vgg_explorer.gui.input_pane.labels import scaled
from vgg_explorer.gui.input_pane.thumbnails import Thumbnail

if TYPE_CHECKING:
    from vgg_explorer.gui.theme import Tokens

WIDTH, HEIGHT = 50, 40
"""Pixels of the design, with the space between two."""

_ICON = 16


class TileDelegate(QStyledItemDelegate):
    """Draws a picture cut to its tile, or a mark, and which one is wanted."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a tile's room."""
        return QSize(scaled(WIDTH), scaled(HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one tile."""
        known = index.data(Qt.ItemDataRole.DecorationRole)
        wanted = bool(index.data(Qt.ItemDataRole.CheckStateRole))
        place = option.rect.adjusted(2, 1, -2, -3)
        tile = QRectF(place).adjusted(3, 3, -3, -3) if wanted else QRectF(place)
        outline = QPainterPath()
        outline.addRoundedRect(tile, 3, 3)
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(outline, t.track)
        self._fill(painter, tile, outline, known)
        ring = _ring(t, option.state, wanted=wanted)
        if ring is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ring)
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _fill(self, painter: QPainter, tile: QRectF, outline: QPainterPath, known: object) -> None:
        picture = known.picture if isinstance(known, Thumbnail) else None
        if picture is not None:
            painter.save()
            painter.setClipPath(outline)
            _draw_cut(painter, tile, picture)
            painter.restore()
            return
        failed = isinstance(known, Thumbnail)
        icon = theme.icon("alert", "error") if failed else theme.icon("image", "text_3")
        side = scaled(_ICON)
        box = QRect(0, 0, side, side)
        box.moveCenter(tile.center().toPoint())
        icon.paint(painter, box)


def _draw_cut(painter: QPainter, tile: QRectF, picture: QPixmap) -> None:
    """Fill a tile with the middle of a picture."""
    whole = QRectF(picture.rect())
    fit = max(tile.width() / whole.width(), tile.height() / whole.height())
    part = QRectF(0, 0, tile.width() / fit, tile.height() / fit)
    part.moveCenter(whole.center())
    painter.drawPixmap(tile, picture, part)


def _ring(t: Tokens, state: QStyle.StateFlag, *, wanted: bool) -> QPen | None:
    if wanted:
        # The keyboard is on the wanted picture whenever it is on the row.
        return QPen(t.text if state & QStyle.StateFlag.State_HasFocus else t.accent, 2)
    return QPen(t.accent, 1) if state & QStyle.StateFlag.State_MouseOver else None
