"""The cfg of a variant as chips, block by block, with what it changes of A."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.arch.cfg_diff import CfgDiff, DiffRow, Mark
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Linear
from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.compare import words
from vgg_explorer.gui.widgets.entry_words import kind_of, value_of
from vgg_explorer.gui.widgets.painting import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_ROW, _CHIP, _LETTER, _GAP, _TITLE = 28, 22, 14, 3, 32
"""Pixels of the design: a row, a chip and its letter, the gap behind it, and a row's title."""
_PAD = 2
"""The least beside a value."""
_USUAL = {Kind.LINEAR: 52, Kind.DROPOUT: 40}
_USUAL_WIDTH = 43
MOST_ROWS = 60
"""Rows of chips; a cfg of a thousand entries shows its beginning."""


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    box: QRectF


class DiffView(QWidget):
    """Rows of chips that wrap where there is no more room; its height follows its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diff: CfgDiff | None = None
        self._spec: ArchSpec | None = None
        self._chips: list[_Placed] = []
        self._title = 0.0
        self._titles: list[tuple[str, QRectF]] = []
        self._cut: QRectF | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_diff(self, diff: CfgDiff, spec: ArchSpec) -> None:
        """Show the entries of ``spec`` against those of A."""
        if diff == self._diff and spec == self._spec:
            return
        self._diff, self._spec = diff, spec
        self._place(self.width())
        self.setAccessibleName(words.spoken(diff, spec))
        self.updateGeometry()
        self.update()

    def marks(self) -> tuple[Mark, ...]:
        """Return the chips that are shown."""
        return tuple(chip.mark for chip in self._chips)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._place(width)

    def sizeHint(self) -> QSize:
        """Return the room for four chips in a row."""
        scale = theme.scale()
        wide = round((_TITLE + 4 * (_USUAL_WIDTH + _GAP)) * scale)
        return QSize(wide, self._place(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._place(self.width())

    def event(self, event: QEvent) -> bool:
        """Say what a chip is where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, pos: QPoint) -> str:
        spec = self._spec
        for chip in self._chips:
            if spec is not None and chip.box.contains(pos):
                return words.mark_tip(chip.mark, spec)
        return ""

    def _place(self, width: int) -> int:
        """Work out where everything stands; return the height."""
        scale = theme.scale()
        self._chips, self._titles, self._cut = [], [], None
        if self._diff is None or self._spec is None:
            return 0
        metrics = QFontMetricsF(theme.font(11.5, 500))
        plain = QFontMetricsF(theme.font(11.5))
        titles = (plain.horizontalAdvance(words.row_title(row)) for row in self._diff.rows)
        self._title = max(_TITLE * scale, max(titles, default=0.0) + 2 * _GAP * scale)
        y, lines = 0.0, 0
        for row in self._diff.rows:
            if lines >= MOST_ROWS:
                self._cut = QRectF(0, y, width, _ROW * scale)
                return round(y + _ROW * scale)
            self._titles.append((words.row_title(row), QRectF(0, y, self._title, _ROW * scale)))
            more = self._place_row(row, y, width, metrics)
            y, lines = y + more * _ROW * scale, lines + more
        return round(y)

    def _place_row(self, row: DiffRow, y: float, width: int, metrics: QFontMetricsF) -> int:
        assert self._spec is not None
        scale = theme.scale()
        x, lines = self._title, 1
        top = (_ROW - _CHIP) / 2 * scale
        for mark in row.marks:
            wide = self._width(mark, metrics)
            if x + wide > width and x > self._title:
                x, lines = self._title, lines + 1
            place = QRectF(x, y + (lines - 1) * _ROW * scale + top, wide, _CHIP * scale)
            self._chips.append(_Placed(mark, place))
            x += wide + _GAP * scale
        return lines

    def _width(self, mark: Mark, metrics: QFontMetricsF) -> float:
        assert self._spec is not None
        scale = theme.scale()
        value = value_of(mark.token, self._spec.activation)
        usual = _USUAL.get(kind_of(mark.token), _USUAL_WIDTH) * scale
        # Chips of one width stand in columns; only what really does not fit makes a wider one.
        return max(usual, metrics.horizontalAdvance(value) + (_LETTER + 2 * _PAD) * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw titles and chips."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11.5))
        painter.setPen(t.text_3)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for title, box in self._titles:
            painter.drawText(box, left, title)
        if self._cut is not None:
            painter.drawText(self._cut, left, "…")
        for chip in self._chips:
            self._draw(painter, chip)
        painter.end()

    def _draw(self, painter: QPainter, chip: _Placed) -> None:
        assert self._spec is not None
        t = theme.tokens()
        how = chip.mark.how
        box = snapped(chip.box, painter)
        dense = isinstance(chip.mark.token, Linear) and self._spec.head == "conv"
        style = theme.kind_style(Kind.CONV if dense else kind_of(chip.mark.token))
        letter = QRectF(box.left(), box.top(), _LETTER * theme.scale(), box.height())
        outline = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if how == "removed":
            pen = QPen(t.text_3, 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(outline, 3, 3)
        else:
            # What is added or changed stands out; its sign says which, without any colour.
            shape = QPainterPath()
            shape.addRoundedRect(box, 3, 3)
            differs = how != "same"
            painter.fillPath(shape, t.accent_bg if differs else t.field)
            # Not by clipping: a picture as SVG would have none of that.
            coloured = QPainterPath()
            coloured.addRect(letter)
            painter.fillPath(shape.intersected(coloured), style.fill)
            painter.setPen(QPen(t.accent if differs else t.line, 1))
            painter.drawRoundedRect(outline, 3, 3)
        sign = {"removed": "−", "changed": "±", "inserted": "+", "same": style.letter}[how]
        painter.setPen(t.error if how == "removed" else style.ink)
        painter.setFont(theme.font(10.5 if how == "same" else 12, 700))
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, sign)
        self._draw_value(painter, chip.mark, box.adjusted(letter.width(), 0, 0, 0))

    def _draw_value(self, painter: QPainter, mark: Mark, box: QRectF) -> None:
        assert self._spec is not None
        t = theme.tokens()
        font = theme.font(11.5, 400 if mark.how in {"same", "removed"} else 600)
        font.setStrikeOut(mark.how == "removed")
        painter.setFont(font)
        inks = {"same": t.text, "removed": t.text_3, "changed": t.accent, "inserted": t.accent}
        painter.setPen(inks[mark.how])
        value = value_of(mark.token, self._spec.activation)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, value)
