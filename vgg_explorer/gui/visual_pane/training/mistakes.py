"""Pictures that got the wrong answer, as tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.gui import class_names, theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.painting import draw_image, fitted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from vgg_explorer.engine.training.records import Mistake

_PICTURE, _WIDTH, _GAP, _LINE = 84, 84, 10, 15
"""Pixels of the design."""


class MistakeWall(QWidget):
    """Tiles in rows; a click, or the arrows with Enter or Space, chooses one."""

    chosen = Signal(int)
    """The place of a mistake."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mistakes: tuple[Mistake, ...] = ()
        self._names: tuple[str, ...] = ()
        self._called: list[str] = []
        self._images: list[QImage] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(tr("Worst mistakes"))
        theme.notifier.changed.connect(self.update)

    def show_mistakes(self, mistakes: tuple[Mistake, ...], names: tuple[str, ...]) -> None:
        """Show other mistakes."""
        self._mistakes, self._names = mistakes, class_names.shown(names)
        self._called = [class_names.of_picture(found.example.name, names) for found in mistakes]
        self._images = [_image(mistake.example.pixels) for mistake in mistakes]
        self._at = min(self._at, max(len(mistakes) - 1, 0))
        self._lay_out()

    def words(self, place: int) -> str:
        """Return what a tile says, in a sentence."""
        mistake = self._mistakes[place]
        return tr(
            "{name}: {true}, taken for {predicted} with {share}",
            name=self._called[place],
            true=self._named(mistake.example.label),
            predicted=self._named(mistake.predicted),
            share=f"{mistake.probability * 100:.0f} %",
        )

    def tile_rect(self, place: int) -> QRect:
        """Return where a tile is."""
        scale, columns = theme.scale(), self._columns()
        wide, high = _WIDTH * scale, (_PICTURE + 2 * _LINE + 4) * scale
        x = place % columns * (wide + _GAP * scale)
        y = place // columns * (high + _GAP * scale)
        return QRect(round(x), round(y), round(wide), round(high))

    def sizeHint(self) -> QSize:
        """Return the room for all rows."""
        last = self.tile_rect(max(len(self._mistakes) - 1, 0))
        return QSize(round(_WIDTH * theme.scale()), last.bottom() + 2)

    def _named(self, place: int) -> str:
        return self._names[place] if place < len(self._names) else str(place)

    def _columns(self) -> int:
        scale = theme.scale()
        return max(1, int((self.width() + _GAP * scale) // ((_WIDTH + _GAP) * scale)))

    def _lay_out(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def _place_at(self, x: float, y: float) -> int | None:
        places = range(len(self._mistakes))
        return next((i for i in places if self.tile_rect(i).contains(int(x), int(y))), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer."""
        place = self._place_at(event.position().x(), event.position().y())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = place
            self.update()
            self.chosen.emit(place)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile, and choose one."""
        columns, last = self._columns(), len(self._mistakes) - 1
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        key = Qt.Key(event.key())
        if last < 0:
            super().keyPressEvent(event)
        elif key in moves:
            self._at = min(last, max(0, self._at + moves[key]))
            self.setAccessibleDescription(self.words(self._at))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Say the whole of a tile in its tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x(), event.pos().y())
            words = self.words(place) if place is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles in sight."""
        painter = QPainter(self)
        for place in range(len(self._mistakes)):
            box = self.tile_rect(place)
            if box.intersects(event.rect()):
                self._draw_tile(painter, place, QRectF(box))
        painter.end()

    def _draw_tile(self, painter: QPainter, place: int, box: QRectF) -> None:
        t, scale, mistake = theme.tokens(), theme.scale(), self._mistakes[place]
        picture = QRectF(box.left(), box.top(), box.width(), _PICTURE * scale)
        painter.fillRect(picture, t.raised)
        image = self._images[place]
        draw_image(painter, fitted(image.size(), picture), image)
        lines = (
            (f"{self._named(mistake.predicted)} {mistake.probability * 100:.0f} %", t.error, 600),
            (tr("is {true}", true=self._named(mistake.example.label)), t.text_2, 400),
        )
        line, top = _LINE * scale, picture.bottom() + 3 * scale
        for words, colour, weight in lines:
            painter.setFont(theme.font(11, weight))
            painter.setPen(colour)
            metrics = QFontMetricsF(painter.font())
            fits = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, box.width())
            room = QRectF(box.left(), top, box.width(), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fits)
            top += line
        if self.hasFocus() and place == self._at:
            painter.setPen(QPen(t.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, 0))


def _image(pixels: NDArray[np.uint8]) -> QImage:
    import numpy as np

    pixels = np.ascontiguousarray(pixels)
    height, width, _ = pixels.shape
    # The picture borrows the array's memory: a copy owns its own, and pads its rows.
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
