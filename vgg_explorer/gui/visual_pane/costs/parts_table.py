"""The parts of training memory at one batch size; at once the legend of the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.arch.units import exact, size
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.costs.parts import PARTS, PEAK
from vgg_explorer.gui.widgets.numbers import percent
from vgg_explorer.gui.widgets.painting import ink_on, snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.arch.memory import Training
    from vgg_explorer.gui.visual_pane.costs.parts import Part

_ROW, _BADGE = 24, 16
_USUAL, _LEAST = 248, 212
_WITH_SHARES = 224
"""The width from which on there is room for shares."""


class PartsTable(QWidget):
    """A line for each part, the upper ones of the chart first, then what is kept and the peak."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Training | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Training memory by part"))
        theme.notifier.changed.connect(self.update)

    def show_training(self, found: Training) -> None:
        """Show the parts of another batch, or of another network."""
        if found == self._found:
            return
        self._found = found
        self.setAccessibleDescription("; ".join(f"{name} {value}" for name, value in self.lines()))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[tuple[str, str]]:
        """Return what stands in the lines, without shares."""
        if self._found is None:
            return []
        parts = [(translated(part.title), size(part.of(self._found))) for part in self._parts()]
        kept, peak = size(self._found.total), size(self._found.peak)
        return [*parts, (tr("Kept, together"), kept), (tr("Peak of one step"), peak)]

    def sizeHint(self) -> QSize:
        """Return the room for all lines."""
        scale = theme.scale()
        return QSize(round(_USUAL * scale), round((len(self.lines()) or 6) * _ROW * scale) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which names are shortened and shares are left out."""
        return QSize(round(_LEAST * theme.scale()), self.sizeHint().height())

    def _parts(self) -> list[Part]:
        found = self._found
        return [part for part in reversed(PARTS) if found is not None and part.of(found)]

    def event(self, event: QEvent) -> bool:
        """Say exactly what a line is made of."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(self._line_at(event.pos().y())), self)
            return True
        return super().event(event)

    def _line_at(self, y: int) -> int:
        return int(y // (_ROW * theme.scale()))

    def tip(self, line: int) -> str:
        """Return what the tool tip of a line says; nothing outside."""
        found, parts = self._found, self._parts()
        if found is None or not 0 <= line < len(parts) + 2:
            return ""
        if line == len(parts):
            return tr("The sum of the parts: {count} bytes.", count=exact(found.total))
        if line == len(parts) + 1:
            return tr(
                "The most that is alive together in one step, in the forward pass, the backward "
                "pass or the update: {count} bytes. This is what has to fit. Workspaces of "
                "kernels and what the libraries take themselves come on top.",
                count=exact(found.peak),
            )
        part = parts[line]
        words = tr("{count} bytes", count=exact(part.of(found)))
        return f"{words}\n{_kept(found)}" if part.key == "activations" else words

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        if self._found is not None:
            parts = self._parts()
            whole = self._found.total
            for i, part in enumerate(parts):
                self._draw_part(painter, i, part, part.of(self._found), whole)
            for i, (name, value) in enumerate(self.lines()[len(parts) :], len(parts)):
                self._draw_words(painter, i, name, value, strong=i > len(parts))
            self._draw_line(painter, len(parts) + 1)
        painter.end()

    def _place(self, line: int) -> QRectF:
        row = _ROW * theme.scale()
        return QRectF(0, line * row, self.width(), row)

    def _draw_part(self, painter: QPainter, line: int, part: Part, figure: int, whole: int) -> None:
        scale, place = theme.scale(), self._place(line)
        badge = QRectF(0, 0, _BADGE * scale, _BADGE * scale)
        badge.moveCenter(place.center())
        badge.moveLeft(0)
        badge = snapped(badge, painter)
        fill = part.look.fill()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(badge, 3, 3)
        painter.setPen(ink_on(fill))
        painter.setFont(theme.font(10.5, 700))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, part.look.letter)
        self._draw_words(
            painter, line, translated(part.title), size(figure), percent(figure / whole), part=True
        )

    def _draw_line(self, painter: QPainter, line: int) -> None:
        """Draw a piece of the chart's line before its name."""
        y = round(self._place(line).center().y())
        painter.fillRect(QRectF(0, y - 1, _BADGE * theme.scale(), 2), PEAK.fill())

    def _draw_words(
        self,
        painter: QPainter,
        line: int,
        name: str,
        value: str,
        share: str = "",
        *,
        part: bool = False,
        strong: bool = False,
    ) -> None:
        t, scale, place = theme.tokens(), theme.scale(), self._place(line)
        if not part:
            painter.setPen(QPen(t.line, 1))
            painter.drawLine(place.topLeft(), place.topRight())
        middle = Qt.AlignmentFlag.AlignVCenter
        shares = place.adjusted(place.width() - 52 * scale, 0, 0, 0)
        painter.setFont(theme.font(11))
        painter.setPen(t.text_3)
        shared = part and self.width() >= _WITH_SHARES * scale
        if shared:
            painter.drawText(shares, middle | Qt.AlignmentFlag.AlignRight, share)
        painter.setFont(theme.font(12, 600 if strong else 400))
        figures = place.adjusted(0, 0, -56 * scale, 0) if shared else place
        painter.setPen(t.text)
        painter.drawText(figures, middle | Qt.AlignmentFlag.AlignRight, value)
        taken = painter.fontMetrics().horizontalAdvance(value) + 8 * scale
        words = figures.adjusted((_BADGE + 8) * scale if part or strong else 0, 0, -taken, 0)
        painter.setPen(t.text if strong else t.text_2)
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, middle, shown)


def _kept(found: Training) -> str:
    """Return what autograd keeps, a line each."""
    kept = found.activations
    parts = (
        (tr("Inputs and outputs of layers"), kept.tensors),
        (tr("Max-pool indices"), kept.indices),
        (tr("Dropout masks"), kept.masks),
        (tr("Batch-norm statistics"), kept.statistics),
        (tr("Sums of LRN"), kept.rest),
    )
    return "\n".join(f"{name}: {size(figure)}" for name, figure in parts if figure)
