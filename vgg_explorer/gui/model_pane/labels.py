"""The label of a row of chips: its name, and the size of the map that comes to it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from vgg_explorer.gui import theme
from vgg_explorer.gui.model_pane.rows import Stage


def draw_label(painter: QPainter, stage: Stage, rect: QRect) -> None:
    """Draw the two lines of a label; what is too long for the column is shortened."""
    t = theme.tokens()
    room = QRectF(rect)
    half = room.height() / 2
    note = t.error if stage.condition == "bad" else t.text_3
    name = t.text_3 if stage.condition == "dead" else t.text
    for words, px, weight, colour, top, align in (
        (stage.title, 12, 500, name, 0.0, Qt.AlignmentFlag.AlignBottom),
        (stage.note, 11, 400, note, half, Qt.AlignmentFlag.AlignTop),
    ):
        painter.setFont(theme.font(px, weight))
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        line = QRectF(room.left(), room.top() + top, room.width(), half)
        painter.drawText(line, align | Qt.AlignmentFlag.AlignLeft, shown)
