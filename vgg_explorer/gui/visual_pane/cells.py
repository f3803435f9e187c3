"""How the cells of the layer table are painted, besides those with bars."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
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


_CHOSEN = 0.22
"""How much of the accent lies behind cells that are chosen one by one."""


@dataclass(slots=True)
class Marks:
    """What the view knows of the row that is being painted.

    Parameters
    ----------
    layer : str
        The selected layer.
    here : bool
        Whether the row is that layer's, or the block's that it is folded into.
    several : bool
        Whether cells are chosen one by one, not just a layer.
    """

    layer: str = ""
    here: bool = False
    several: bool = False


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, line: Line, marks: Marks) -> None:
    """Draw what lies behind the words: a failing row, the selected one, cells that are chosen."""
    # By hand: a style option filled in by Qt asks the model eight questions for each cell.
    t = theme.tokens()
    if line.condition == "failed":
        painter.fillRect(option.rect, t.error_bg)
    elif marks.here:
        painter.fillRect(option.rect, t.accent_bg)
    if option.state & QStyle.StateFlag.State_Selected and marks.several:
        chosen = QColor(t.accent)
        chosen.setAlphaF(_CHOSEN)
        painter.fillRect(option.rect, chosen)


def paint_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the ring of the cell that the keys act on."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.save()
        painter.setPen(theme.tokens().accent)
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -1.5, -1.5))
        painter.restore()


class FigureDelegate(QStyledItemDelegate):
    """A figure without bar, on the right."""

    def __init__(self, marks: Marks, parent: QObject) -> None:
        super().__init__(parent)
        self._marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        line: Line = index.data(LINE_ROLE)
        paint_ground(painter, option, line, self._marks)
        words = line.cells[index.column()]
        room = QRectF(option.rect).adjusted(0, 0, -PADDING * theme.scale(), 0)
        painter.save()
        painter.setFont(figure_font(option.font, line))
        painter.setPen(ink(line, index.column()) or theme.tokens().text)
        # A column is never narrower than its figures; only the first may lend its left edge.
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags | Qt.TextFlag.TextDontClip), words)
        painter.restore()
        if index.column() != table.NUMBER:
            paint_focus(painter, option)


def figure_font(plain: QFont, line: Line) -> QFont:
    """Return the font of a line's figures: those of a block are sums, as in the total row."""
    if line.level != "block":
        return plain
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


class BarFigureDelegate(BarDelegate):
    """A figure with its bar, on the same grounds as the cells beside it."""

    def __init__(self, marks: Marks, parent: QObject) -> None:
        super().__init__(parent)
        self._marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        paint_ground(painter, option, index.data(LINE_ROLE), self._marks)
        super().paint(painter, option, index)
        paint_focus(painter, option)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Take what Qt finds about a cell, but not its selection: the ground is there already."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_Selected
        option.font = figure_font(option.font, index.data(LINE_ROLE))


class LayerDelegate(QStyledItemDelegate):
    """Badge, name and description; the description gives way when there is little room."""

    px: float = 12
    """Size of the names in pixels of the design."""

    names = 0.0
    """Pixels of the longest name, behind which the descriptions begin."""

    def __init__(self, marks: Marks, parent: QObject) -> None:
        super().__init__(parent)
        self._marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        line: Line = index.data(LINE_ROLE)
        paint_ground(painter, option, line, self._marks)
        t, scale = theme.tokens(), theme.scale()
        module, block = line.level == "module", line.level == "block"
        left = option.rect.left() + PADDING * scale + (_INDENT * scale if module else 0)
        badge = QRectF(left, 0, BADGE * scale, BADGE * scale)
        badge.moveCenter(
            QRectF(left, option.rect.top(), badge.width(), option.rect.height()).center()
        )
        built = line.condition != "waiting"
        if not block:
            paint_badge(painter, badge, line.kind, 1.0 if built else WAITING)
        painter.save()
        room = QRectF(option.rect)
        room.setLeft(left if block else badge.right() + GAP * scale)
        room.setRight(room.right() - PADDING * scale / 2)
        own = ink(line, table.LAYER)
        bold = block or (not module and line.layer == self._marks.layer)
        painter.setFont(theme.font(self.px, 600 if bold else 400))
        painter.setPen(own or (t.text_2 if module else t.text))
        self._draw(painter, room, line.label, always=True)
        width = QFontMetricsF(painter.font()).horizontalAdvance(line.label)
        room.setLeft(room.left() + max(width, 0 if module or block else self.names) + GAP * scale)
        painter.setFont(theme.font(11))
        painter.setPen(own or t.text_2)
        self._draw(painter, room, line.description)
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, room: QRectF, words: str, *, always: bool = False) -> None:
        whole = painter.fontMetrics().horizontalAdvance(words) <= room.width()
        if not whole and not always and room.width() < _FRAGMENT * theme.scale():
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
