"""Drawing of the rows of a probe's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from vgg_explorer.engine.probed import Pooled, Responses
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe.plan import SUM
from vgg_explorer.gui.visual_pane.probe.rows import Patch, Strip, Term
from vgg_explorer.gui.visual_pane.probe.words import figure
from vgg_explorer.gui.widgets.painting import ink_on, snapped

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from vgg_explorer.gui.visual_pane.probe.cells import Scale
    from vgg_explorer.gui.visual_pane.probe.plan import Plan
    from vgg_explorer.gui.visual_pane.probe.rows import Grid

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draw_grid(painter: QPainter, row: Grid, plan: Plan, width: float, cursor: int | None) -> None:
    """Draw one channel at the origin: its patch, its kernel and their sum."""
    t = theme.tokens()
    painter.setFont(theme.font(plan.px))
    for index in range(row.count):
        _draw_cell(painter, plan.patch_cell(index), plan, plan.taken, _taken(row, index))
    if isinstance(row, Term):
        assert plan.weight is not None
        values = row.step.kernel[row.place].reshape(-1)
        for index in range(row.count):
            place = plan.kernel_cell(index)
            _draw_cell(painter, place, plan, plan.weight, float(values[index]))
        painter.setPen(t.text_3)
        painter.setFont(theme.font(11))
        painter.drawText(plan.sign(), Qt.AlignmentFlag.AlignCenter, "×")
        painter.drawText(QRectF(0, 0, plan.label, plan.height), int(_LEFT), row.label)
        painter.setPen(t.text)
        painter.setFont(theme.font(SUM, 600))
        _draw_sum(painter, plan, width, figure(float(row.step.sums[row.place])))
    if isinstance(row, (Patch, Strip)) and not (isinstance(row, Patch) and row.step.at is None):
        _ring(painter, plan.patch_cell(row.best()), t.text)
    if cursor is not None:
        _ring(painter, plan.patch_cell(cursor), t.accent)
        if isinstance(row, Term):
            _ring(painter, plan.kernel_cell(cursor), t.accent)


def _draw_sum(painter: QPainter, plan: Plan, width: float, total: str) -> None:
    """Draw the sum, and a sign in front of it where there is room for one."""
    place = plan.sum(width)
    room = width - plan.last - plan.value
    if plan.mode == "under" or painter.fontMetrics().horizontalAdvance("= ") < room:
        total = f"= {total}"
    painter.drawText(place, int(_RIGHT), total)


def draw_line(painter: QPainter, place: QRectF, words: str, value: str, room: float) -> None:
    """Draw words that may take several lines, and a figure on the right."""
    t = theme.tokens()
    painter.setFont(theme.font(11))
    painter.setPen(t.text_2)
    left = place.adjusted(0, 0, -room, 0)
    painter.drawText(left, int(_LEFT | Qt.TextFlag.TextWordWrap), words)
    painter.setFont(theme.font(11, 600))
    painter.setPen(t.text)
    painter.drawText(place, int(_RIGHT), value)


def draw_title(painter: QPainter, place: QRect, words: str) -> None:
    """Draw what the rows below show."""
    painter.setFont(theme.font(11))
    painter.setPen(theme.tokens().text_3)
    fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(_LEFT), fits)


def draw_link(painter: QPainter, place: QRect, room: float, *, focused: bool) -> None:
    """Say on the right of a line that there is more to be had."""
    t = theme.tokens()
    painter.setFont(theme.font(11))
    painter.setPen(t.accent)
    painter.drawText(place.adjusted(0, 0, -round(room), 0), int(_RIGHT), tr("show"))
    if focused:
        painter.setPen(QPen(t.accent, 1.5))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 3, 3)


def _taken(row: Grid, index: int) -> float | None:
    """Return an input, None in padding."""
    step = row.step
    if isinstance(step, Responses):
        return step.values[index]
    line, column = divmod(index, len(step.columns))
    if not step.inside[line, column]:
        return None
    if isinstance(step, Pooled):
        return float(step.patch[line, column])
    assert isinstance(row, Term)
    return float(step.patch[row.place, line, column])


def _draw_cell(
    painter: QPainter, place: QRectF, plan: Plan, scale: Scale, value: float | None
) -> None:
    t = theme.tokens()
    # The gap is part of the place, so that neighbours never touch.
    ground = snapped(place, painter).adjusted(0, 0, -1, -1)
    colour = None if value is None else scale.ground(value)
    if value is None or colour is None:
        painter.fillRect(ground, t.track)
        painter.fillRect(ground, QBrush(t.text_3, Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(ground, colour)
    if value is None or plan.mode == "plain":
        return
    if colour is None:
        painter.fillRect(ground.adjusted(2, 2, -2, -2), t.panel)
    painter.setPen(ink_on(colour if colour is not None else t.panel))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, scale.words(value))


def _ring(painter: QPainter, place: QRectF, colour: QColor) -> None:
    pen = QPen(colour, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(snapped(place, painter).adjusted(0, 0, -1, -1))
