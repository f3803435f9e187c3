"""How the cells of the layer table are painted, besides those with bars."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.table_model import LINE_ROLE, ink
from vgg_explorer.gui.widgets.badge import SIZE as BADGE
from vgg_explorer.gui.widgets.badge import paint_badge
from vgg_explorer.gui.widgets.bars import PADDING, BarDelegate

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.lines import Line

_Index = QModelIndex | QPersistentModelIndex

GAP = 8
"""Between badge, name and description."""

_FRAGMENT = 44
"""Pixels below which the beginning of a description tells nothing."""

_INDENT = 20
"""How far modules stand behind their layer."""

WAITING = 0.35
"""Opacity of the badges of layers without figures."""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
    """Draw what lies behind the words: the ground of a failing row, or of the selected one."""
    # By hand: a style option filled in by Qt asks the model eight questions for each cell.
    t = theme.tokens()
    if line.condition == "failed":
        painter.fillRect(option.rect, t.error_bg)
    elif option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, t.accent_bg)


class FigureDelegate(QStyledItemDelegate):
    """A figure without bar, on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        line: Line = index.data(LINE_ROLE)
        paint_ground(painter, option, line)
        words = line.cells[index.column()]
        room = QRectF(option.rect).adjusted(0, 0, -PADDING * theme.scale(), 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(ink(line, index.column()) or theme.tokens().text)
        # A column is never narrower than its figures; only the first may lend its left edge.
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags | Qt.TextFlag.TextDontClip), words)
        painter.restore()


class BarFigureDelegate(BarDelegate):
    """A figure with its bar; the ground of a failing row stays, also when it is selected."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Take what Qt finds about a cell, but not the selection of a failing row."""
        super().initStyleOption(option, index)
        line: Line = index.data(LINE_ROLE)
        if line.condition == "failed":
            option.state &= ~QStyle.StateFlag.State_Selected


class LayerDelegate(QStyledItemDelegate):
    """Badge, name and description; the description gives way when there is little room."""

    px: float = 12
    """Size of the names in pixels of the design."""

    names = 0.0
    """Pixels of the longest name, behind which the descriptions begin."""

    current = ""
    """The selected layer, whose name is bold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        line: Line = index.data(LINE_ROLE)
        paint_ground(painter, option, line)
        t, scale = theme.tokens(), theme.scale()
        module = index.parent().isValid()
        left = option.rect.left() + PADDING * scale + (_INDENT * scale if module else 0)
        badge = QRectF(left, 0, BADGE * scale, BADGE * scale)
        badge.moveCenter(
            QRectF(left, option.rect.top(), badge.width(), option.rect.height()).center()
        )
        built = line.condition != "waiting"
        paint_badge(painter, badge, line.kind, 1.0 if built else WAITING)
        painter.save()
        room = QRectF(option.rect)
        room.setLeft(badge.right() + GAP * scale)
        room.setRight(room.right() - PADDING * scale / 2)
        own = ink(line, table.LAYER)
        bold = not module and line.layer == self.current
        painter.setFont(theme.font(self.px, 600 if bold else 400))
        painter.setPen(own or (t.text_2 if module else t.text))
        self._draw(painter, room, line.label)
        width = QFontMetricsF(painter.font()).horizontalAdvance(line.label)
        room.setLeft(room.left() + max(width, 0 if module else self.names) + GAP * scale)
        painter.setFont(theme.font(11))
        painter.setPen(own or t.text_2)
        self._draw(painter, room, line.description)
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, room: QRectF, words: str) -> None:
        whole = painter.fontMetrics().horizontalAdvance(words) <= room.width()
        if not whole and room.width() < _FRAGMENT * theme.scale():
            return
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def name_width(shown: tuple[Line, ...], px: float) -> float:
    """Return the room that the longest name needs, also when it is selected."""
    metrics = QFontMetricsF(theme.font(px, 600))
    return max((metrics.horizontalAdvance(line.label) for line in shown), default=0.0)


def layer_widths(shown: tuple[Line, ...], px: float) -> tuple[int, int]:
    """Return what the layer column needs down to the name, and with whole descriptions."""
    scale = theme.scale()
    start = (PADDING + BADGE + GAP) * scale + name_width(shown, px)
    metrics = QFontMetricsF(theme.font(11))
    longest = max((metrics.horizontalAdvance(line.description) for line in shown), default=0.0)
    end = PADDING * scale / 2 + 1
    return math.ceil(start + end), math.ceil(start + GAP * scale + longest + end)


def figure_width(shown: tuple[Line, ...], column: int, metrics: QFontMetricsF) -> float:
    """Return the room that the widest figure of a column needs."""
    if column == table.LAYER:
        return 0.0
    every = {line.cells[column] for line in shown}
    every |= {module.cells[column] for line in shown for module in line.modules}
    return max((metrics.horizontalAdvance(words) for words in every), default=0.0)
